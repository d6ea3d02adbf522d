import type { Block } from './block.ts'
import { type Cell, lazyColumns } from './frame.ts'
import type { Relation } from './relation.ts'
import { truthsOf } from './truths.ts'

/** The rows that meet a condition. */
export function filtered(block: Block, from: Relation, condition: Cell): Relation {
  const holds = truthsOf(condition)
  return {
    columns: from.columns,
    frame: block.once(() => {
      const rows = from.frame()
      const { scratch, nRuns } = rows
      const { kernel } = scratch
      const places = scratch.places(rows.nRows + 1)
      const starts = scratch.places(nRuns)
      const ends = scratch.places(nRuns)
      const nRows = kernel.filter(holds(rows), rows.starts, rows.ends, nRuns, places, starts, ends)
      return {
        scratch,
        nRows,
        nRuns,
        starts,
        ends,
        column: lazyColumns((place) => {
          const values = rows.column(place)
          const out = scratch.doubles(nRows)
          kernel.gather(values, places, out, nRows)
          return out
        }),
      }
    }),
  }
}
