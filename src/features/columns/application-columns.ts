import type { BatchOutput } from './batch-output.ts'
import type { Block } from './block.ts'
import type { EngineCall, EngineColumns } from './engine-calls.ts'
import { compile } from './expression.ts'
import { type Cell, column, type Frame, lazyColumns } from './frame.ts'
import type { ColumnProgram } from './program.ts'
import type { Relation } from './relation.ts'
import type { Scope } from './scope.ts'

/** The application features over the rows of a block. */
export class ApplicationColumns {
  readonly #output: BatchOutput
  readonly #frame: () => Frame
  readonly #cells: readonly Cell[]
  readonly #calls: readonly EngineCall[]
  readonly #ids: readonly string[]
  /** Applications of the batch before the block's first. */
  #at = 0

  /** @throws E_FEATURE_SQL for a form that is not worked out here */
  constructor(
    { application, applicationIds, historyReads }: ColumnProgram,
    block: Block,
    table: Relation,
    output: BatchOutput,
  ) {
    this.#ids = applicationIds
    this.#output = output
    const width = table.columns.length
    this.#frame = block.once(() => {
      const rows = table.frame()
      return {
        ...rows,
        column: lazyColumns((place) => {
          if (place < width) return rows.column(place)
          return output.historyColumn(historyReads[place - width]!, this.#at)
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

  /** @param at applications of the batch before the block's first */
  async compute(engine: EngineColumns, at: number): Promise<void> {
    this.#at = at
    for (const call of this.#calls) await call.ask(engine)
    const rows = this.#frame()
    for (const [f, cell] of this.#cells.entries()) this.#output.put(this.#ids[f]!, cell.of(rows), rows, at)
  }
}
