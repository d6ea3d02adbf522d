import { type AggregateName, aggregateList, type TableAggregates } from './aggregate-list.ts'

/** Text that stands for a table, or for the aggregates of one, in FROM. */
export type RelationText = (table: string) => string

/** Names of a table's aggregates, in order. */
export const aggregateIds = (one: TableAggregates): readonly string[] => cellsOf(one).map(({ name }) => name)

interface AggregateCell {
  readonly name: string
  readonly sql: string
}

function cellsOf({ table, numbers, kinds, subsets }: TableAggregates): readonly AggregateCell[] {
  return [
    { name: `${table}_rows`, sql: 'count(*)' },
    ...[undefined, ...subsets].flatMap((subset) =>
      Object.entries(numbers).flatMap(([column, functions]) =>
        functions.map((name) => {
          if (subset === undefined) return { name: `${column}_${name}`, sql: aggregate(name, column) }
          const rows = `case when ${subset.column} = ${text(subset.value)} then ${column} end`
          return { name: `${subset.name}_${column}_${name}`, sql: aggregate(name, rows) }
        }),
      ),
    ),
    ...kinds.map(({ name, column, value }) => ({
      name,
      sql: `count(case when ${column} = ${text(value)} then 1 end) / cast(count(*) as double)`,
    })),
  ]
}

/** One SELECT with every aggregate of a table, one row per customer; the months of a credit have the customer beside it. */
export function aggregateSql(one: TableAggregates, relation: RelationText): string {
  const { table, joins, derived } = one
  const cells = cellsOf(one).map(({ name, sql }) => `${sql} as ${name}`)
  return `select SK_ID_CURR, ${cells.join(',\n')}\nfrom ${rowsOf()}\ngroup by SK_ID_CURR`

  function rowsOf(): string {
    const made = derived.map(({ name, how, a, b }) => `${derivedSql(how, a, b)} as ${name}`)
    const rows =
      made.length === 0 ? relation(table) : `(select t.*, ${made.join(', ')} from ${relation(table)} t)`
    if (joins === undefined) return rows
    const other = aggregateList.find((each) => each.table === joins)!
    const blocks = cellsOf(other).map(({ name, sql }) => `${sql} as ${name}`)
    const keys = [other.key, 'SK_ID_CURR']
    return `(select ${['b.*', ...aggregateIds(other).map((name) => `o.${name}`)].join(', ')} from ${rows} b
      left join (select ${[...keys, ...blocks].join(', ')} from ${relation(joins)} group by ${keys.join(', ')}) o
      on ${keys.map((key) => `o.${key} = b.${key}`).join(' and ')}) joined`
  }
}

const DERIVED = {
  divide: (a: string, b: string) => `${a} / nullif(cast(${b} as double), 0e0)`,
  minus: (a: string, b: string) => `${a} - ${b}`,
  excess: (a: string, b: string) => `case when ${a} > ${b} then ${a} - ${b} when ${a} <= ${b} then 0 end`,
} as const

function derivedSql(how: keyof typeof DERIVED, a: string, b: string): string {
  return DERIVED[how](a, b)
}

const AGGREGATES: Readonly<Record<AggregateName, (term: string) => string>> = {
  min: (term) => `min(${term})`,
  max: (term) => `max(${term})`,
  mean: (term) => `avg(${term})`,
  sum: (term) => `coalesce(sum(cast(${term} as double)), 0e0)`,
  var: (term) => `var_samp(${term})`,
  distinct: (term) => `count(distinct ${term})`,
}

const aggregate = (name: AggregateName, term: string): string => AGGREGATES[name](term)

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
