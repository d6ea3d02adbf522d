import type { DuckDBConnection } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { RowFiles, TableSchema } from '../ingest/index.ts'
import { HistoryEvaluator } from './history-evaluator.ts'
import { HistoryStatements } from './history-statements.ts'
import type { FeaturePlan } from './plan.ts'
import { checkRawRow, type RawRow } from './raw-rows.ts'

/** The history features of one application: evaluated here, or asked of the engine where a text is beyond the evaluator. */
export class History {
  readonly #plan: FeaturePlan
  readonly #tables: ReadonlyMap<string, TableSchema>
  readonly #evaluator: HistoryEvaluator
  readonly #statements: HistoryStatements | undefined
  /** Most who are new have no rows: worked out once. Nobody writes into it. */
  #ofNobody: Promise<Float64Array> | undefined

  private constructor(
    plan: FeaturePlan,
    tables: readonly TableSchema[],
    evaluator: HistoryEvaluator,
    statements: HistoryStatements | undefined,
  ) {
    this.#plan = plan
    this.#tables = new Map(tables.map((table) => [table.name, table]))
    this.#evaluator = evaluator
    this.#statements = statements
  }

  static async create(
    connection: DuckDBConnection,
    plan: FeaturePlan,
    tables: readonly TableSchema[],
    files: RowFiles | undefined,
  ): Promise<History> {
    const evaluator = await HistoryEvaluator.create(connection, plan, tables, files)
    const { leftOut } = evaluator
    const statements =
      leftOut.length === 0 ? undefined : await HistoryStatements.create(connection, leftOut, tables)
    return new History(plan, tables, evaluator, statements)
  }

  /** Grains whose text is beyond the evaluator. */
  get askedOfEngine(): readonly string[] {
    return this.#evaluator.leftOut.map(({ grain }) => grain)
  }

  /** @returns history features in the plan's order, NaN = missing */
  async ofApplication(applicationId: number): Promise<Float64Array> {
    const evaluated = await this.#evaluator.ofApplication(applicationId)
    return this.#inOrder(evaluated, await this.#statements?.ofApplication(applicationId))
  }

  /**
   * @param side rows per table as they would stand in the files; ids of the application may be left out
   * @throws E_EDIT_TABLE, E_EDIT_COLUMN, E_EDIT_VALUE
   */
  async ofRows(side: Readonly<Record<string, readonly RawRow[]>>): Promise<Float64Array> {
    if (Object.keys(side).length === 0) {
      this.#ofNobody ??= this.#ofRows({})
      return await this.#ofNobody
    }
    return await this.#ofRows(side)
  }

  async #ofRows(side: Readonly<Record<string, readonly RawRow[]>>): Promise<Float64Array> {
    for (const [name, rows] of Object.entries(side)) {
      const table = this.#tables.get(name)
      if (table === undefined || name === 'application') {
        fail('E_EDIT_TABLE', {
          what: 'There is no such side table.',
          got: name,
          expected: [...this.#tables.keys()].filter((one) => one !== 'application').join(', '),
          remedy: 'Correct the name of the table.',
        })
      }
      for (const row of rows) checkRawRow(table, row)
    }
    return this.#inOrder(await this.#evaluator.ofRows(side), await this.#statements?.ofRows(side))
  }

  #inOrder(
    evaluated: ReadonlyMap<string, number>,
    asked: ReadonlyMap<string, number> | undefined,
  ): Float64Array {
    return Float64Array.from(this.#plan.historyIds, (id) => evaluated.get(id) ?? asked!.get(id)!)
  }
}
