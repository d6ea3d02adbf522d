import { type ColumnBins, numberBins } from './bins.ts'
import { type CompareColumn, type CompareSource, fromSql, type Query, valueSql } from './column.ts'

/** Categories with a bin of their own; the rarer ones share one. */
const MOST_CATEGORIES = 12
/** Columns per scan: percentiles keep every value of a column in memory while they run. */
const PER_SCAN = 16

export interface BinsAndRange {
  readonly bins: ColumnBins
  /** 1st and 99th percentile over everyone; null for categories and columns without any value. */
  readonly range: { readonly low: number; readonly high: number } | null
}

/** Fixed bins of each column, from everyone's values; they do not move with the group. */
export async function readBins(
  query: Query,
  source: CompareSource,
  columns: readonly CompareColumn[],
): Promise<ReadonlyMap<string, BinsAndRange>> {
  const found = new Map<string, BinsAndRange>()
  const numbers = columns.filter((column) => column.kind === 'number')
  for (let start = 0; start < numbers.length; start += PER_SCAN) {
    const some = numbers.slice(start, start + PER_SCAN)
    const [row] = await query(rangesSql(source, some))
    for (const [k, column] of some.entries()) found.set(column.id, numberColumn(row!, k))
  }
  for (const column of columns) {
    if (column.kind === 'category') found.set(column.id, await categoryColumn(query, source, column))
  }
  return found
}

function rangesSql(source: CompareSource, columns: readonly CompareColumn[]): string {
  const measures = columns.map((column, k) => {
    const value = valueSql(column)
    return `quantile_disc(${value}, 0.01) as low${k}, quantile_disc(${value}, 0.99) as high${k},
      min(${value}) as min${k}, max(${value}) as max${k},
      cast(bool_and(${value} = floor(${value})) as integer) as whole${k}`
  })
  return `select ${measures.join(',\n')} from ${fromSql(source, columns)}`
}

function numberColumn(row: Readonly<Record<string, number | string | null>>, k: number): BinsAndRange {
  const low = row[`low${k}`] as number | null
  const high = row[`high${k}`] as number | null
  if (low === null || high === null) return { bins: numberBins(0, 0, true), range: null }
  const whole = row[`whole${k}`] === 1
  // Nearly everyone has one value: show how far the others go.
  const flat = low === high
  const from = flat ? (row[`min${k}`] as number) : low
  const to = flat ? (row[`max${k}`] as number) : high
  return { bins: numberBins(from, to, whole), range: { low, high } }
}

async function categoryColumn(
  query: Query,
  source: CompareSource,
  column: CompareColumn,
): Promise<BinsAndRange> {
  const value = valueSql(column)
  const rows = await query(
    `select ${value} as value, count(*) as n from ${fromSql(source, [column])}
     where ${value} is not null group by 1 order by n desc, value limit ${MOST_CATEGORIES + 1}`,
  )
  const values = rows.slice(0, MOST_CATEGORIES).map((row) => String(row.value))
  return { bins: { kind: 'category', values, hasOther: rows.length > MOST_CATEGORIES }, range: null }
}
