import {
  type CohortFilter,
  type CompareColumn,
  type CompareSource,
  fromSql,
  type Query,
  quoted,
} from './column.ts'
import { filteredColumns, filterSql } from './filter-sql.ts'

export interface NearestByValue {
  /** Ids, nearest first; of equal ones the lower. */
  readonly ids: readonly number[]
  /** People of the group who have a value, the excluded left out. */
  readonly searched: number
}

/**
 * The people of a group whose values lie nearest to the applicant's.
 * @param by columns of the relation that holds the outcome, with the applicant's values: the first decides, the next ones
 *   break ties
 * @param excluded ids that do not count
 */
export async function nearestByValue(
  query: Query,
  source: CompareSource,
  by: readonly { readonly name: string; readonly value: number }[],
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
  excluded: readonly number[],
  count: number,
): Promise<NearestByValue> {
  const { relation } = source.target
  const id = `${relation}.${quoted(source.key)}`
  const condition = filterSql(filters, columns)
  const value = (name: string): string => `cast(${relation}.${quoted(name)} as double)`
  const distances = by.map(({ name }, k) => `abs(${value(name)} - cast(? as double)) as d${k}`)
  const rows = await query(
    `select id, searched from (
       select ${id} as id, count(*) over () as searched, ${distances.join(', ')}
       from ${fromSql(source, filteredColumns(filters, columns))}
       where ${condition.sql} and ${value(by[0]!.name)} is not null
         and ${id} not in (${excluded.map(() => 'cast(? as integer)').join(', ')}))
     order by ${by.map((_, k) => `d${k}`).join(', ')}, id limit cast(? as integer)`,
    [...by.map((one) => one.value), ...condition.parameters, ...excluded, count],
  )
  return {
    ids: rows.map((row) => row.id as number),
    searched: (rows[0]?.searched as number | undefined) ?? 0,
  }
}
