import type { CellType } from './cell-type.ts'
import type { Scratch } from './scratch.ts'

/** A column of something that can stand in FROM. */
export interface FrameColumn {
  /** The name it may be asked by: `alias.column`. Upper case. */
  readonly alias: string
  /** Upper case. */
  readonly name: string
  readonly type: CellType
}

/** Rows of the block's applications, column by column. A column is worked out when it is first asked for. */
export interface Frame {
  readonly scratch: Scratch
  readonly nRows: number
  /** Applications. */
  readonly nRuns: number
  /** Address of the row at which each application begins. */
  readonly starts: number
  /** Address of the row behind each application's last; between two applications there may be others. */
  readonly ends: number
  /** Address of a column's values. */
  column(place: number): number
}

/** A compiled expression over the rows of a frame. */
export interface Cell {
  readonly type: CellType
  /** Bytes from one pair of values to the next: 16, or 0 for a literal. */
  readonly step: 16 | 0
  /** Set where the value depends on the kind of one text alone. */
  readonly perKind?: PerKind
  /** Address of its values, as many as the frame has rows; not to be written to. */
  of(frame: Frame): number
  /** Of a boolean: address of its truth values, where they are worked out as such. */
  truths?(frame: Frame): number
}

/** A value for each kind of a text and, behind them, for a missing one. */
export interface PerKind {
  readonly text: Cell
  readonly values: Float64Array
}

/**
 * A cell whose values are worked out once per frame. It is asked over one frame in each block, that of its scope.
 * @param compute writes as many values as the frame has rows
 */
export function cellOf(type: CellType, compute: (frame: Frame, out: number) => void): Cell {
  const of = oncePerFrame((frame) => {
    const out = frame.scratch.doubles(frame.nRows)
    compute(frame, out)
    return out
  })
  return { type, step: 16, of }
}

/** Keeps the address that was worked out for the frame at hand. */
export function oncePerFrame(compute: (frame: Frame) => number): (frame: Frame) => number {
  let last: Frame | undefined
  let address = 0
  return (frame) => {
    if (frame !== last) {
      address = compute(frame)
      last = frame
    }
    return address
  }
}

/** A literal as a column with a value in every row; any other cell as it is. */
export function column(cell: Cell): Cell {
  if (cell.step !== 0) return cell
  return cellOf(cell.type, (frame, out) => {
    const { kernel, values } = { kernel: frame.scratch.kernel, values: cell.of(frame) }
    kernel.fill(frame.scratch.values(values, 1)[0]!, out, frame.nRows)
  })
}

/** Columns that are worked out when first asked for. */
export function lazyColumns(compute: (place: number) => number): (place: number) => number {
  const known: number[] = []
  return (place) => {
    const address = known[place] ?? compute(place)
    known[place] = address
    return address
  }
}
