import { unknownForm } from '../evaluator/unreadable.ts'
import type { SqlNode } from '../sql-tree.ts'
import { Aggregates, isAggregate } from './aggregate.ts'
import type { Block } from './block.ts'
import { compile } from './expression.ts'
import { type Cell, type Frame, lazyColumns, oncePerFrame } from './frame.ts'
import type { Relation } from './relation.ts'
import { isColumn } from './row-number.ts'
import type { Scope } from './scope.ts'
import { Segments } from './segments.ts'
import { writeKeys } from './sort-keys.ts'

/** GROUP BY columns: one row per group; what the SELECT asks for is worked out over the rows of each. */
export class Groups {
  /** For what is outside of the aggregates. */
  readonly scope: Scope
  readonly #aggregates: Aggregates
  readonly #segments = new WeakMap<Frame, Segments>()

  constructor(
    by: readonly SqlNode[],
    rows: Relation,
    scope: Scope,
    { block, id }: { readonly block: Block; readonly id: string },
  ) {
    this.#aggregates = new Aggregates((term) => compile(term, scope))
    const places = by.map((node) => {
      if (node.class !== 'COLUMN_REF') unknownForm('group by an expression')
      return (
        scope.resolve(node.column_names as readonly string[])?.place ?? unknownForm('an unknown group column')
      )
    })
    if (!by.some((node) => isColumn(node, rows, scope, id))) unknownForm('groups beyond one application')
    const keys = places.filter((place) => rows.columns[place]!.name !== id)
    const frame = block.once(() => this.#frame(rows.frame(), keys, places))
    this.scope = {
      scratch: scope.scratch,
      frame,
      engineCalls: scope.engineCalls,
      known: new Map(),
      resolve: (names) => {
        const found = scope.resolve(names)
        const place = found === undefined ? -1 : places.indexOf(found.place)
        return place < 0 ? undefined : { place, type: found!.type }
      },
      takes: (node) => isAggregate(node) || node.class === 'WINDOW',
      special: (node) =>
        node.class === 'WINDOW' ? unknownForm('a window over groups') : this.#aggregate(node),
    }
  }

  #aggregate(node: SqlNode): Cell {
    const { type, over } = this.#aggregates.compile(node)
    return { type, step: 16, of: oncePerFrame((groups) => over(groups, this.#segments.get(groups)!)) }
  }

  /**
   * @param keys columns beside the application's id
   * @param columns those of the groups
   */
  #frame(rows: Frame, keys: readonly number[], columns: readonly number[]): Frame {
    const { scratch, nRows, nRuns } = rows
    const { kernel } = scratch
    const by = writeKeys(
      scratch,
      keys.map((place) => ({ values: rows.column(place), falling: false })),
    )
    const order = scratch.places(nRows)
    if (keys.length > 0) kernel.inOrder(order, nRows)
    const moved =
      keys.length > 0 &&
      kernel.sortRuns(order, scratch.places(nRows), rows.starts, rows.ends, nRuns, by, keys.length) === 1
    const first = scratch.places(nRows)
    const last = scratch.places(nRows)
    const starts = scratch.places(nRuns)
    const ends = scratch.places(nRuns)
    const nGroups = kernel.groupRuns(
      order,
      rows.starts,
      rows.ends,
      nRuns,
      by,
      keys.length,
      first,
      last,
      starts,
      ends,
    )
    let places = first
    if (moved) {
      places = scratch.places(nGroups)
      kernel.rowsAt(order, first, places, nGroups)
    }
    const frame: Frame = {
      scratch,
      nRows: nGroups,
      nRuns,
      starts,
      ends,
      column: lazyColumns((index) => {
        const values = rows.column(columns[index]!)
        const out = scratch.doubles(nGroups)
        kernel.gather(values, places, out, nGroups)
        return out
      }),
    }
    this.#segments.set(frame, new Segments(rows, first, last, nGroups, moved ? order : undefined))
    return frame
  }
}
