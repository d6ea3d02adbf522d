import { binCount, binSql, type ColumnBins } from './bins.ts'
import { type CohortFilter, type CompareColumn, type CompareSource, fromSql, type Query } from './column.ts'
import { filteredColumns, filterSql } from './filter-sql.ts'

export interface BinCounts {
  readonly counts: readonly number[]
  readonly missing: number
}

/**
 * How many people of the group lie in each bin, for all the columns in one scan.
 * @param columns every column that filters may name
 */
export async function countBins(
  query: Query,
  source: CompareSource,
  wanted: readonly { readonly column: CompareColumn; readonly bins: ColumnBins }[],
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
): Promise<ReadonlyMap<string, BinCounts>> {
  if (wanted.length === 0) return new Map()
  const bins = wanted.map(({ column, bins }) => binSql(column, bins))
  const condition = filterSql(filters, columns)
  const used = [...wanted.map((one) => one.column), ...filteredColumns(filters, columns)]
  const names = bins.map((_, k) => `b${k}`)
  const rows = await query(
    `select ${names.join(', ')}, count(*) as n
     from (select ${bins.map((bin, k) => `${bin.sql} as b${k}`).join(', ')}
           from ${fromSql(source, used)} where ${condition.sql})
     group by grouping sets (${names.map((name) => `(${name})`).join(', ')})`,
    [...bins.flatMap((bin) => bin.parameters), ...condition.parameters],
  )
  const counts = wanted.map(({ bins }) => new Array<number>(binCount(bins)).fill(0))
  const missing = new Array<number>(wanted.length).fill(0)
  for (const row of rows) {
    // Each row belongs to the one set whose bin is not null: bins are never null, absence is −1.
    const k = names.findIndex((name) => row[name] !== null)
    const bin = row[names[k]!] as number
    if (bin < 0) missing[k] = row.n as number
    else counts[k]![bin] = row.n as number
  }
  return new Map(wanted.map(({ column }, k) => [column.id, { counts: counts[k]!, missing: missing[k]! }]))
}
