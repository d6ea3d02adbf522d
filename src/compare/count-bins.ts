import { binCount, binSql, type ColumnBins } from './bins.ts'
import { type CompareColumn, type CompareSource, fromSql, type Query } from './column.ts'

export interface BinCounts {
  readonly counts: readonly number[]
  readonly missing: number
}

export interface BinnedColumn {
  readonly column: CompareColumn
  readonly bins: ColumnBins
}

/**
 * How many people lie in each bin, for all the columns in one scan: everybody's bins are kept as bytes, then counted column
 * by column.
 */
export async function countBins(
  query: Query,
  source: CompareSource,
  wanted: readonly BinnedColumn[],
): Promise<ReadonlyMap<string, BinCounts>> {
  if (wanted.length === 0) return new Map()
  const bins = wanted.map(({ column, bins }) => binSql(column, bins))
  const rows = await query(
    `with people as materialized (
       select ${bins.map((bin, k) => `cast(${bin.sql} as tinyint) as b${k}`).join(', ')}
       from ${fromSql(
         source,
         wanted.map((one) => one.column),
       )})
     ${bins.map((_, k) => `select ${k} as k, b${k} as bin, count(*) as n from people group by b${k}`).join(' union all ')}`,
    bins.flatMap((bin) => bin.parameters),
  )
  const counts = wanted.map(({ bins }) => new Array<number>(binCount(bins)).fill(0))
  const missing = new Array<number>(wanted.length).fill(0)
  for (const { k, bin, n } of rows as Record<'k' | 'bin' | 'n', number>[]) {
    if (bin < 0) missing[k] = n
    else counts[k]![bin] = n
  }
  return new Map(wanted.map(({ column }, k) => [column.id, { counts: counts[k]!, missing: missing[k]! }]))
}
