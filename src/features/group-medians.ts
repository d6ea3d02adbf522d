import { fail } from '../errors/index.ts'
import type { Catalogue, GroupMedian } from './feature.ts'

/** Median id → group → median of the group's train rows. A group that no train row has is not in it. */
export type FittedMedians = Readonly<Record<string, Readonly<Record<string, number>>>>

/** `g.id` in the text of an application feature: the median of the row's own group. */
const READ = /\bg\.(\w+)/g

/** Ids of the medians that a text reads, in order of first use. */
export function mediansRead(sql: string): readonly string[] {
  return [...new Set([...sql.matchAll(READ)].map((match) => match[1]!))]
}

/**
 * SELECT of every group (text) and the median of its train rows (double), by group. Exact on any engine: the
 * middle value, or half the sum of the two middle ones; rows without a group or without a value are left out.
 * Equal values may be numbered in any order: the median is the same.
 * @param application what stands in FROM for the application table
 */
export function groupMedianSql(median: GroupMedian, application: string): string {
  return `select MEDIAN_GROUP,
  (min(case when 2 * PLACE = N or 2 * PLACE = N + 1 then MEDIAN_VALUE end)
    + max(case when 2 * PLACE = N + 1 or 2 * PLACE = N + 2 then MEDIAN_VALUE end)) / 2e0 as MEDIAN
from (
  select MEDIAN_GROUP, MEDIAN_VALUE,
    row_number() over (partition by MEDIAN_GROUP order by MEDIAN_VALUE) as PLACE,
    count(*) over (partition by MEDIAN_GROUP) as N
  from (
    select ${median.group} as MEDIAN_GROUP, cast((${median.value}) as double) as MEDIAN_VALUE
    from ${application} a
    where a.SPLIT = 'train'
  ) known
  where MEDIAN_GROUP is not null and MEDIAN_VALUE is not null
) placed
group by MEDIAN_GROUP
order by MEDIAN_GROUP`
}

/** A group and the median of its train rows. */
export type GroupRow = readonly [group: string, median: number]

/**
 * Fits the medians that the features read, on train rows only, on any engine. No outcome is read.
 * @param query runs a statement of `groupMedianSql`
 * @param ids features of the catalogue
 */
export async function fitGroupMedians(
  query: (sql: string) => Promise<readonly GroupRow[]>,
  catalogue: Catalogue,
  ids: readonly string[],
  application: string,
): Promise<FittedMedians> {
  const wanted = new Set(ids)
  const texts = catalogue.features.filter((feature) => wanted.has(feature.id)).map((feature) => feature.sql)
  const fitted: Record<string, Record<string, number>> = {}
  for (const id of mediansRead(texts.join('\n'))) {
    fitted[id] = Object.fromEntries(await query(groupMedianSql(found(catalogue, id), application)))
  }
  return fitted
}

/**
 * The text with every `g.id` replaced by the fitted medians, so that bulk, single and hypothetical rows read
 * the same numbers. A row whose group is missing or was not in the train rows has no median.
 * @throws E_MEDIANS_NOT_FITTED when a median that the text reads was not fitted
 */
export function withMedians(sql: string, catalogue: Catalogue, fitted: FittedMedians): string {
  return sql.replace(READ, (_, id: string) => {
    const { group } = found(catalogue, id)
    const cases = Object.entries(fitted[id] ?? notFitted(id)).map(
      ([name, median]) => `when '${name.replaceAll("'", "''")}' then ${doubleText(median)}`,
    )
    return cases.length === 0 ? 'cast(null as double)' : `(case ${group} ${cases.join(' ')} end)`
  })
}

/** A double as SQL text that every engine reads back to the same bits. */
function doubleText(value: number): string {
  return value < 0 ? `(0e0 - ${(-value).toExponential()})` : value.toExponential()
}

function found(catalogue: Catalogue, id: string): GroupMedian {
  return (
    catalogue.groupMedians?.find((one) => one.id === id) ??
    fail('E_CATALOGUE', {
      what: 'A feature reads a group median that the catalogue does not have.',
      got: `g.${id}`,
      expected: `one of ${(catalogue.groupMedians ?? []).map((one) => one.id).join(', ') || 'none'}`,
      remedy: 'Correct the name in the catalogue.',
    })
  )
}

function notFitted(id: string): never {
  fail('E_MEDIANS_NOT_FITTED', {
    what: 'A feature reads the median of a group, and the medians were not given.',
    got: `g.${id}`,
    expected: 'medians fitted on the train rows, as a matrix holds them',
    remedy: 'Give the medians of the matrix, or fit them with fitGroupMedians.',
  })
}
