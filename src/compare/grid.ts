import { binSql, type ColumnBins } from './bins.ts'
import {
  type CohortFilter,
  type CompareColumn,
  type CompareSource,
  fromSql,
  type Query,
  targetSql,
} from './column.ts'
import { filteredColumns, filterSql } from './filter-sql.ts'
import { type Observed, observedRate } from './wilson.ts'

export interface GridAxis {
  readonly column: CompareColumn
  readonly bins: ColumnBins
}

export interface Grid {
  readonly cells: readonly { readonly x: number; readonly y: number; readonly n: number }[]
  /** Blocks of 3 × 3 cells; x and y count blocks. */
  readonly blocks: readonly { readonly x: number; readonly y: number; readonly observed: Observed }[]
  /** People of the group without a value, per axis; they are in no cell. */
  readonly missing: { readonly x: number; readonly y: number }
}

/** Fewer people with a known outcome say nothing about a block. */
const MIN_BLOCK = 40
const BLOCK = 3

/** How two columns spread together in a group, and how the blocks of the grid fared. */
export async function readGrid(
  query: Query,
  source: CompareSource,
  x: GridAxis,
  y: GridAxis,
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
): Promise<Grid> {
  const across = binSql(x.column, x.bins)
  const up = binSql(y.column, y.bins)
  const condition = filterSql(filters, columns)
  const rows = await query(
    `select x, y, count(*) as n, count(target) as known, coalesce(sum(cast(target as double)), 0) as difficulties
     from (select ${across.sql} as x, ${up.sql} as y, ${targetSql(source)} as target
           from ${fromSql(source, [x.column, y.column, ...filteredColumns(filters, columns)])}
           where ${condition.sql})
     group by x, y order by x, y`,
    [...across.parameters, ...up.parameters, ...condition.parameters],
  )
  const missing = { x: 0, y: 0 }
  const cells: { x: number; y: number; n: number }[] = []
  const blocks = new Map<string, { x: number; y: number; known: number; difficulties: number }>()
  for (const row of rows as Record<'x' | 'y' | 'n' | 'known' | 'difficulties', number>[]) {
    if (row.x < 0) missing.x += row.n
    if (row.y < 0) missing.y += row.n
    if (row.x < 0 || row.y < 0) continue
    cells.push({ x: row.x, y: row.y, n: row.n })
    const place = { x: Math.floor(row.x / BLOCK), y: Math.floor(row.y / BLOCK) }
    const key = `${place.x} ${place.y}`
    const block = blocks.get(key) ?? { ...place, known: 0, difficulties: 0 }
    blocks.set(key, {
      ...block,
      known: block.known + row.known,
      difficulties: block.difficulties + row.difficulties,
    })
  }
  return {
    cells,
    blocks: [...blocks.values()]
      .filter((block) => block.known >= MIN_BLOCK)
      .map(({ x, y, known, difficulties }) => ({ x, y, observed: observedRate(known, difficulties) })),
    missing,
  }
}

/** The block that holds a cell; undefined when a side is missing or too few people are in it. */
export function blockAround(grid: Grid, x: number | null, y: number | null): Observed | undefined {
  if (x === null || y === null) return undefined
  const at = { x: Math.floor(x / BLOCK), y: Math.floor(y / BLOCK) }
  return grid.blocks.find((block) => block.x === at.x && block.y === at.y)?.observed
}
