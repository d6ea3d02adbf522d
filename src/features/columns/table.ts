import { firstAtLeast } from '../../ingest/index.ts'
import type { Block } from './block.ts'
import { type FrameColumn, lazyColumns } from './frame.ts'
import type { Relation } from './relation.ts'
import type { Scratch } from './scratch.ts'

/** A table by column, its rows in the order of the applications. */
export interface TableColumns {
  /** Ids of the applications that have rows, rising. */
  readonly ids: Int32Array
  /** Row at which each of them begins. */
  readonly starts: Uint32Array
  readonly nRows: number
  /** Writes a column's values of the rows from `start` on, NaN = missing; texts as places among its kinds. */
  read(column: number, start: number, count: number, out: number, scratch: Scratch): void
}

/**
 * The rows of a table.
 * @param columns what `read` gives, and the application's id at `idPlace`, which it does not give
 */
export function tableRelation(
  block: Block,
  name: string,
  columns: readonly Omit<FrameColumn, 'alias'>[],
  idPlace: number,
  table: TableColumns,
): Relation {
  return {
    columns: columns.map((column) => ({ ...column, alias: name.toUpperCase() })),
    frame: block.once(() => {
      const { scratch, ids } = block
      const nRuns = ids.length
      const starts = scratch.places(nRuns)
      const ends = scratch.places(nRuns)
      const [from, to] = findRuns(table, ids, scratch.placesAt(starts, nRuns), scratch.placesAt(ends, nRuns))
      const nRows = to - from
      return {
        scratch,
        nRows,
        nRuns,
        starts,
        ends,
        column: lazyColumns((place) => {
          const out = scratch.doubles(nRows)
          if (place === idPlace) scratch.kernel.fillRuns(block.idsAt, starts, ends, nRuns, out, nRows)
          else table.read(place, from, nRows, out, scratch)
          return out
        }),
      }
    }),
  }
}

/**
 * Where the rows of each application lie, counted from the first row of the first.
 * @returns that row and the one behind the last
 */
function findRuns(
  table: TableColumns,
  ids: Float64Array,
  starts: Int32Array,
  ends: Int32Array,
): readonly [from: number, to: number] {
  let place = firstAtLeast(table.ids, ids[0]!)
  const from = table.starts[place] ?? table.nRows
  let end = from
  for (let i = 0; i < ids.length; i++) {
    while (place < table.ids.length && table.ids[place]! < ids[i]!) place++
    if (table.ids[place] === ids[i]) {
      starts[i] = table.starts[place]! - from
      end = table.starts[place + 1] ?? table.nRows
    } else starts[i] = end - from
    ends[i] = end - from
  }
  return [from, end]
}
