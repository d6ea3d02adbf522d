import type { Block } from './block.ts'
import { ask, type EngineCall, type EngineColumns } from './engine-calls.ts'
import type { ParsedGrain } from './program.ts'
import type { Relation } from './relation.ts'
import { compileSelect } from './select.ts'

/** The history features of one grain, over the rows of a block. */
export class GrainColumns {
  readonly featureIds: readonly string[]
  readonly #block: Block
  readonly #relation: Relation
  readonly #calls: readonly EngineCall[]

  private constructor(
    featureIds: readonly string[],
    block: Block,
    relation: Relation,
    calls: readonly EngineCall[],
  ) {
    this.featureIds = featureIds
    this.#block = block
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
    return new GrainColumns(featureIds, block, relation, engineCalls)
  }

  /** Whether the engine is asked in every block: a call costs it much more than a value. */
  get asksEngine(): boolean {
    return this.#calls.some(({ known }) => known === undefined)
  }

  /**
   * Writes the features of the block's applications, NaN = missing or without rows.
   * @param out one array per feature; the block's first application stands at `at`
   */
  async compute(engine: EngineColumns, out: readonly Float64Array[], at: number): Promise<void> {
    const { scratch, ids } = this.#block
    for (const call of this.#calls) await ask(engine, call)
    const rows = this.#relation.frame()
    const values = scratch.doubles(ids.length)
    for (const [f, target] of out.entries()) {
      scratch.kernel.firstOfRuns(rows.column(f + 1), rows.starts, rows.ends, rows.nRuns, values)
      target.set(scratch.values(values, ids.length), at)
    }
  }
}
