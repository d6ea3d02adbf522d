import type { DisplayValue, Fact, LocalText } from '../../contract/index.ts'
import type { FactSpec } from '../../workspace/index.ts'
import type { WordedBank } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { fromCorrected } from '../sql-names.ts'
import { display } from '../words/display.ts'

/** Facts of one application in one query; those that the policy keeps out of the score are left out. */
export async function readFacts<K extends string>(
  application: OpenApplication,
  panels: Readonly<Record<K, readonly FactSpec[]>>,
  { bank, words }: WordedBank,
): Promise<Record<K, Fact[]>> {
  const isFree = (key: string): boolean => {
    const [table, column] = key.split('.') as [string, string]
    return ['model', 'review'].includes(words.use(table, column))
  }
  const allowed = (Object.entries(panels) as [K, readonly FactSpec[]][]).map(
    ([panel, facts]) => [panel, facts.filter((fact) => fact.reads.every(isFree))] as const,
  )
  const all = allowed.flatMap(([, facts]) => facts)
  const from = fromCorrected(
    application.header.applicationId,
    application.corrected,
    (column) => words.column('application', column).type === 'integer',
  )
  const [row] = await bank.query(
    `select ${['1 as one', ...all.map((fact, k) => `(${fact.sql}) as f${k}`)].join(', ')} from ${from.sql}`,
    from.parameters,
  )
  let k = 0
  const panelFacts = allowed.map(([panel, facts]) => [
    panel,
    facts.map((fact) => factOf(fact, row?.[`f${k++}`] ?? null, application)),
  ])
  return Object.fromEntries(panelFacts) as Record<K, Fact[]>
}

function factOf(fact: FactSpec, value: number | string | null, { incomePeriod }: OpenApplication): Fact {
  return { column: fact.column, label: labelOf(fact, incomePeriod), value: factValue(fact, value) }
}

function labelOf(fact: FactSpec, period: OpenApplication['incomePeriod']): LocalText {
  return (period !== null && fact.labelByIncomePeriod?.[period]) || fact.label
}

function factValue(fact: FactSpec, value: number | string | null): DisplayValue {
  return display(value, fact.unit, fact.missing, fact.values)
}
