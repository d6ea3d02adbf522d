// In:  the lender's table schemas, for words that need not be said twice.
// Out: what the pages show of this lender's columns: facts, what may be edited, sections, side tables, history.
// Units: as in the schemas; days count from the application (below 0 = before it).
// Invariant: plain data; every application column stands in exactly one section; facts name the columns they show.
// Source: the drawn screens of the product; the public column description.
import type { LenderPages } from '../../../src/workspace/index.ts'
import { COMPARABLE, SIMILAR } from './compare.ts'
import { ASKED, KNOWN } from './facts.ts'
import { history } from './history.ts'
import { MISSING } from './missing.ts'
import { SECTIONS } from './sections.ts'
import { SIDE_TABLES } from './side-tables.ts'
import { EDITABLE, LOCKED } from './what-if.ts'

export const homeCreditPages: LenderPages = {
  header: { loanType: 'NAME_CONTRACT_TYPE', amount: 'AMT_CREDIT' },
  facts: { asked: ASKED, known: KNOWN },
  whatIf: { editable: EDITABLE, locked: LOCKED },
  sections: SECTIONS,
  missing: MISSING,
  sideTables: SIDE_TABLES,
  history,
  similar: SIMILAR,
  comparable: COMPARABLE,
}
