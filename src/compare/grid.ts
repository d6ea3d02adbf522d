import { binCodes, NO_BIN } from './bin-codes.ts'
import { binCount, type ColumnBins } from './bins.ts'
import type { CompareColumn } from './column.ts'
import type { People } from './people.ts'
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

/**
 * How two columns spread together in a group, and how the blocks of the grid fared.
 * @param rows of the group
 * @param target number: 1 = payment difficulties, missing = not known
 */
export async function readGrid(
  people: People,
  rows: Uint32Array,
  target: CompareColumn,
  x: GridAxis,
  y: GridAxis,
): Promise<Grid> {
  const [outcomes, ...read] = await people.read([target, x.column, y.column])
  const [across, up] = [binCodes(read[0]!, x.bins), binCodes(read[1]!, y.bins)]
  const width = binCount(y.bins)
  const n = new Uint32Array(binCount(x.bins) * width)
  const known = new Uint32Array(n.length)
  const difficulties = new Uint32Array(n.length)
  const missing = { x: 0, y: 0 }
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    const [a, b] = [across[row]!, up[row]!]
    if (a === NO_BIN) missing.x++
    if (b === NO_BIN) missing.y++
    if (a === NO_BIN || b === NO_BIN) continue
    const cell = a * width + b
    const outcome = outcomes!.cells[row]!
    n[cell]!++
    if (Number.isNaN(outcome)) continue
    known[cell]!++
    difficulties[cell]! += outcome
  }
  const cells = [...n.keys()].filter((cell) => n[cell]! > 0)
  const placeOf = (cell: number) => ({ x: Math.floor(cell / width), y: cell % width })
  return {
    cells: cells.map((cell) => ({ ...placeOf(cell), n: n[cell]! })),
    blocks: blocksOf(
      cells.map((cell) => ({ ...placeOf(cell), known: known[cell]!, difficulties: difficulties[cell]! })),
    ),
    missing,
  }
}

interface Counted {
  readonly x: number
  readonly y: number
  readonly known: number
  readonly difficulties: number
}

/** Blocks with enough known outcomes, in the order of their first cells. */
function blocksOf(cells: readonly Counted[]): Grid['blocks'] {
  const blocks = new Map<string, Counted>()
  for (const { x, y, known, difficulties } of cells) {
    const place = { x: Math.floor(x / BLOCK), y: Math.floor(y / BLOCK) }
    const key = `${place.x} ${place.y}`
    const block = blocks.get(key) ?? { ...place, known: 0, difficulties: 0 }
    blocks.set(key, {
      ...block,
      known: block.known + known,
      difficulties: block.difficulties + difficulties,
    })
  }
  return [...blocks.values()]
    .filter((block) => block.known >= MIN_BLOCK)
    .map(({ x, y, known, difficulties }) => ({ x, y, observed: observedRate(known, difficulties) }))
}

/** The block that holds a cell; undefined when a side is missing or too few people are in it. */
export function blockAround(grid: Grid, x: number | null, y: number | null): Observed | undefined {
  if (x === null || y === null) return undefined
  const at = { x: Math.floor(x / BLOCK), y: Math.floor(y / BLOCK) }
  return grid.blocks.find((block) => block.x === at.x && block.y === at.y)?.observed
}
