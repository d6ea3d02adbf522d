import {
  type CohortFilter,
  type CompareColumn,
  type CompareSource,
  fromSql,
  type Query,
  targetSql,
  valueSql,
} from './column.ts'
import { filteredColumns, filterSql } from './filter-sql.ts'
import { type Observed, observedRate } from './wilson.ts'

/** Of 100 people of the group who have a value, how many lie strictly below and strictly above the applicant. */
export interface Place {
  readonly below: number
  readonly above: number
}

export interface Cohort {
  /** People in the group, outcome known or not. */
  readonly n: number
  readonly observed: Observed
  /** By column id; nothing for columns where nobody of the group has a value. */
  readonly places: ReadonlyMap<string, Place>
}

/**
 * Size, observed rate and the applicant's place in a group, in one scan.
 * @param own number columns with the applicant's value
 */
export async function readCohort(
  query: Query,
  source: CompareSource,
  filters: readonly CohortFilter[],
  own: readonly { readonly column: CompareColumn; readonly value: number }[],
  columns: ReadonlyMap<string, CompareColumn>,
): Promise<Cohort> {
  const condition = filterSql(filters, columns)
  const used = [...own.map((one) => one.column), ...filteredColumns(filters, columns)]
  const target = targetSql(source)
  const places = own.map(({ column }, k) => {
    const value = valueSql(column)
    return `, count(${value}) as n${k},
      count(*) filter (where ${value} < cast(? as double)) as below${k},
      count(*) filter (where ${value} > cast(? as double)) as above${k}`
  })
  const [row] = await query(
    `select count(*) as n, count(${target}) as known, coalesce(sum(cast(${target} as double)), 0) as difficulties${places.join('')}
     from ${fromSql(source, used)} where ${condition.sql}`,
    [...own.flatMap(({ value }) => [value, value]), ...condition.parameters],
  )
  const count = (name: string): number => row![name] as number
  return {
    n: count('n'),
    observed: observedRate(count('known'), count('difficulties')),
    places: new Map(
      own.flatMap(({ column }, k): [string, Place][] => {
        const n = count(`n${k}`)
        if (n === 0) return []
        return [[column.id, { below: (100 * count(`below${k}`)) / n, above: (100 * count(`above${k}`)) / n }]]
      }),
    ),
  }
}
