import type { BatchOutput } from './batch-output.ts'
import type { Block } from './block.ts'
import type { EngineCall, EngineColumns } from './engine-calls.ts'
import type { ParsedGrain } from './program.ts'
import type { Relation } from './relation.ts'
import { compileSelect } from './select.ts'

/** The history features of one grain, over the rows of a block. */
export class GrainColumns {
  readonly #featureIds: readonly string[]
  readonly #relation: Relation
  readonly #calls: readonly EngineCall[]

  private constructor(featureIds: readonly string[], relation: Relation, calls: readonly EngineCall[]) {
    this.#featureIds = featureIds
    this.#relation = relation
    this.#calls = calls
  }

  /** @throws E_FEATURE_SQL for a form that is not worked out here */
  static compile(
    { node, featureIds }: ParsedGrain,
    block: Block,
    relations: ReadonlyMap<string, Relation>,
    id: string,
    sharedCalls: readonly EngineCall[],
  ): GrainColumns {
    const engineCalls = [...sharedCalls]
    const relation = compileSelect(node, relations, { block, id, engineCalls })
    return new GrainColumns(featureIds, relation, engineCalls)
  }

  /** Whether the engine is asked in every block: a call costs it much more than a value. */
  get asksEngine(): boolean {
    return this.#calls.some((call) => call.always)
  }

  /** @param at applications of the batch before the block's first */
  async compute(engine: EngineColumns, output: BatchOutput, at: number): Promise<void> {
    for (const call of this.#calls) await call.ask(engine)
    const rows = this.#relation.frame()
    for (const [f, id] of this.#featureIds.entries()) output.put(id, rows.column(f + 1), rows, at)
  }
}
