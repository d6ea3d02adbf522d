import { homeCredit } from '../lenders/home-credit/index.ts'
import type { FeatureDefinition } from '../src/features/index.ts'
import { treeSettings } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'
import { cvTable, ourScores, peerScores, withColumns } from './cv-table.ts'
import { type PairedAuc, pairedAuc } from './paired-auc.ts'

/** What does each family of tables add, alone and to all others? */
export const families: Bench = {
  name: 'families',
  question: 'AUC of each family of features alone, of all, and of all but one; needs --peers',
  unit: 'AUC',
  async run(options) {
    const table = await cvTable(options)
    const familyOf = familiesOf(homeCredit.catalogue.features)
    const names = [...new Set(familyOf.values())]
    const measured: Record<string, PairedAuc & { readonly features: number }> = {}
    const measure = async (name: string, keep: (family: string) => boolean): Promise<void> => {
      const part = withColumns(table, ({ id }) => keep(familyOf.get(id)!))
      const ids = part.matrix.columns.map(({ id }) => id)
      const settings = treeSettings(homeCredit.catalogue, part.matrix.columns, 1, 'deeper')
      const ours = await ourScores(part, settings)
      const theirs = peerScores(part, settings, options.peerPython!, options.scratch)
      measured[name] = { features: ids.length, ...pairedAuc(ours, theirs.perSeed, table.target) }
      options.log(`${name}: ${JSON.stringify(measured[name])}`)
    }
    await measure('all', () => true)
    for (const name of names) await measure(`${name} alone`, (family) => family === name)
    for (const name of names) await measure(`all but ${name}`, (family) => family !== name)
    const { ours, theirs } = measured.all!
    return {
      figure: ours,
      peer: { name: 'LightGBM 4.7', figure: theirs },
      details: { rows: table.target.length, data: table.data, measured: { ...measured } },
    }
  },
}

const FAMILY_OF_TABLE: Readonly<Record<string, string>> = {
  bureau: 'other lenders',
  bureau_balance: 'other lenders',
  previous_application: 'earlier applications',
  pos_cash_balance: 'loan months',
  credit_card_balance: 'card months',
  installments_payments: 'instalments',
}

/** By the side table that a feature reads, directly or through a history feature. */
function familiesOf(features: readonly FeatureDefinition[]): ReadonlyMap<string, string> {
  const familyOf = new Map<string, string>()
  const history = features.filter((feature) => feature.scope === 'history')
  for (const { id, grain } of history) {
    const { tables } = homeCredit.catalogue.grains.find((one) => one.id === grain)!
    familyOf.set(id, FAMILY_OF_TABLE[tables[0]!]!)
  }
  for (const { id, scope, sql } of features) {
    if (scope === 'history') continue
    const read = /\bh\.(\w+)/.exec(sql)?.[1]
    familyOf.set(id, read === undefined ? 'application' : familyOf.get(read)!)
  }
  return familyOf
}
