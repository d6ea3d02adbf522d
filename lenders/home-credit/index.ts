// In:  nothing; this folder describes one lender.
// Out: `homeCredit`: tables, features, policies, pages and words of "Prêt à dépenser"; a generator of made-up data.
// Units: money in the lender's currency; days count back from the application.
// Invariant: nothing outside this folder knows a column of this lender.
// Source: the public description of the Home Credit tables.
import { parsePolicy } from '../../src/features/index.ts'
import type { Lender } from '../../src/workspace/index.ts'
import { homeCreditCatalogue } from './catalogue/index.ts'
import { homeCreditLetter } from './letter.ts'
import { homeCreditPages } from './pages/index.ts'
import { homeCreditPolicies } from './policy/index.ts'
import { homeCreditRecourse } from './recourse.ts'
import { homeCreditQuirks, homeCreditTables } from './schema/index.ts'

export { fictitiousLetterSettings } from './letter.ts'
export { homeCreditOversight } from './oversight.ts'
export { type GenerateOptions, type GenerateSummary, generateHomeCredit } from './synth/index.ts'

export const homeCredit: Lender = {
  id: 'home-credit',
  name: 'Prêt à dépenser',
  tables: homeCreditTables,
  quirks: homeCreditQuirks,
  catalogue: homeCreditCatalogue,
  policies: Object.entries(homeCreditPolicies).map(([profile, policy]) =>
    parsePolicy(policy, homeCreditTables, `policy/${profile}.json`),
  ),
  recourse: homeCreditRecourse,
  pages: homeCreditPages,
  letter: homeCreditLetter,
}
