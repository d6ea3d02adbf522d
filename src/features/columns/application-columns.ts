import type { Block } from './block.ts'
import { ask, type EngineCall, type EngineColumns } from './engine-calls.ts'
import { compile } from './expression.ts'
import { type Cell, column, type Frame, lazyColumns } from './frame.ts'
import type { ColumnProgram } from './program.ts'
import type { Relation } from './relation.ts'
import type { Scope } from './scope.ts'

/** Values of a history feature for the applications of the block. */
export type HistoryOf = (featureId: string) => Float64Array

/** The application features over the rows of a block. */
export class ApplicationColumns {
  readonly #frame: () => Frame
  readonly #cells: readonly Cell[]
  readonly #calls: readonly EngineCall[]
  #history: HistoryOf = () => new Float64Array()

  /** @throws E_FEATURE_SQL for a form that is not worked out here */
  constructor({ application, historyReads }: ColumnProgram, block: Block, table: Relation) {
    const width = table.columns.length
    this.#frame = block.once(() => {
      const rows = table.frame()
      const { scratch } = block
      return {
        ...rows,
        done: new Map(),
        column: lazyColumns((place) => {
          if (place < width) return rows.column(place)
          const values = this.#history(historyReads[place - width]!)
          const address = scratch.doubles(values.length)
          scratch.values(address, values.length).set(values)
          return address
        }),
      }
    })
    const places = new Map<string, Pick<NonNullable<ReturnType<Scope['resolve']>>, 'place' | 'type'>>()
    for (const [place, { name, type }] of table.columns.entries()) places.set(`A.${name}`, { place, type })
    for (const [index, id] of historyReads.entries())
      places.set(`H.${id.toUpperCase()}`, { place: width + index, type: 'double' })
    const engineCalls: EngineCall[] = []
    const scope: Scope = {
      resolve: (names) => places.get(names.join('.').toUpperCase()),
      scratch: block.scratch,
      frame: this.#frame,
      engineCalls,
      known: new Map(),
    }
    this.#cells = application.map((node) => column(compile(node, scope)))
    this.#calls = engineCalls
  }

  /** Writes one array per application feature, NaN = missing; the block's first application stands at `at`. */
  async compute(
    engine: EngineColumns,
    history: HistoryOf,
    out: readonly Float64Array[],
    at: number,
  ): Promise<void> {
    this.#history = history
    for (const call of this.#calls) await ask(engine, call)
    const rows = this.#frame()
    const { kernel } = rows.scratch
    const values = rows.scratch.doubles(rows.nRuns)
    for (const [f, cell] of this.#cells.entries()) {
      kernel.firstOfRuns(cell.of(rows), rows.starts, rows.ends, rows.nRuns, values)
      out[f]!.set(rows.scratch.values(values, rows.nRuns), at)
    }
  }
}
