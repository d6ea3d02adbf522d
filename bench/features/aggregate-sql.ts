import { type AggregateName, aggregateList, type TableAggregates } from './aggregate-list.ts'

/** Text that stands for a table, or for the aggregates of one, in FROM. */
export type RelationText = (table: string) => string

/** One SELECT with every aggregate of a table, one row per key. */
export function aggregateSql(one: TableAggregates, relation: RelationText): string {
  const { table, key, joins, derived, numbers, kinds, subsets } = one
  const cells = [
    `count(*) as ${table}_rows`,
    ...[undefined, ...subsets].flatMap((subset) =>
      Object.entries(numbers).flatMap(([column, functions]) =>
        functions.map((name) => {
          if (subset === undefined) return `${aggregate(name, column)} as ${column}_${name}`
          const rows = `case when ${subset.column} = ${text(subset.value)} then ${column} end`
          return `${aggregate(name, rows)} as ${subset.name}_${column}_${name}`
        }),
      ),
    ),
    ...kinds.map(
      ({ name, column, value }) =>
        `count(case when ${column} = ${text(value)} then 1 end) / count(*)::double as ${name}`,
    ),
  ]
  return `select ${key}, ${cells.join(',\n')}\nfrom ${rowsOf()}\ngroup by ${key}`

  function rowsOf(): string {
    const made = derived.map(({ name, how, a, b }) => `${derivedSql(how, a, b)} as ${name}`)
    const rows =
      made.length === 0 ? relation(table) : `(select *, ${made.join(', ')} from ${relation(table)})`
    if (joins === undefined) return rows
    return `${rows} left join ${relation(joins)} using (${joinKey(joins)})`
  }
}

const DERIVED = {
  divide: (a: string, b: string) => `${a} / nullif(${b}, 0)`,
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
  sum: (term) => `coalesce(sum(${term}), 0)::double`,
  var: (term) => `var_samp(${term})`,
  distinct: (term) => `count(distinct ${term})`,
}

const aggregate = (name: AggregateName, term: string): string => AGGREGATES[name](term)

const joinKey = (table: string): string => aggregateList.find((one) => one.table === table)!.key

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
