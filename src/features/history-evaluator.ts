import type { DuckDBConnection } from '@duckdb/node-api'
import { VitrineError } from '../errors/index.ts'
import type { RowFiles, TableSchema } from '../ingest/index.ts'
import { EngineFunctions } from './evaluator/engine-functions.ts'
import { Evaluation, type Relation } from './evaluator/relation.ts'
import { compileSelect } from './evaluator/select.ts'
import type { Row } from './evaluator/value.ts'
import type { FeaturePlan, GrainPlan } from './plan.ts'
import type { RawRow } from './raw-rows.ts'
import { type SideTable, sideTable } from './side-table.ts'
import { parseSelect } from './sql-tree.ts'
import { type StoredRows, storedRows } from './stored-rows.ts'

interface CompiledGrain {
  readonly featureIds: readonly string[]
  readonly relation: Relation
}

/** Rows of one application by upper-case table name. */
type TableRows = ReadonlyMap<string, readonly Row[]>

/**
 * The history features of one application, from the text that runs in bulk: the engine parses it once, and the few
 * rows of one application are evaluated here. A grain with a form that is not evaluated is left to the engine.
 */
export class HistoryEvaluator {
  /** Grains that are not evaluated here. */
  readonly leftOut: readonly GrainPlan[]
  readonly #functions: EngineFunctions
  readonly #grains: readonly CompiledGrain[]
  readonly #tables: readonly SideTable[]
  readonly #stored: readonly StoredRows[]

  private constructor(
    leftOut: readonly GrainPlan[],
    functions: EngineFunctions,
    grains: readonly CompiledGrain[],
    tables: readonly SideTable[],
    stored: readonly StoredRows[],
  ) {
    this.leftOut = leftOut
    this.#functions = functions
    this.#grains = grains
    this.#tables = tables
    this.#stored = stored
  }

  static async create(
    connection: DuckDBConnection,
    plan: FeaturePlan,
    tables: readonly TableSchema[],
    files: RowFiles | undefined,
  ): Promise<HistoryEvaluator> {
    const texts = plan.grains.map((grain) => grain.sql((table) => table)).join('\n')
    const read = new Set(plan.grains.flatMap((grain) => grain.tables))
    const sides: SideTable[] = []
    const stored: StoredRows[] = []
    for (const table of tables.filter(({ name }) => read.has(name))) {
      const side = await sideTable(connection, table, texts)
      sides.push(side)
      stored.push(await storedRows(connection, files, table, side.columns))
    }
    const relations = new Map(sides.map(({ name, relation }) => [name.toUpperCase(), relation]))
    const functions = new EngineFunctions(connection)
    const grains: CompiledGrain[] = []
    const leftOut: GrainPlan[] = []
    for (const grain of plan.grains) {
      const relation = await compileGrain(connection, grain, relations, functions)
      if (relation === undefined) leftOut.push(grain)
      else grains.push({ featureIds: grain.featureIds, relation })
    }
    return new HistoryEvaluator(leftOut, functions, grains, sides, stored)
  }

  /** @returns feature id → value, NaN = missing; for the grains that are evaluated here */
  async ofApplication(applicationId: number): Promise<ReadonlyMap<string, number>> {
    // Asked at once: the engine takes them in turn, without waiting for us in between.
    const found = await Promise.all(this.#stored.map((rowsOf) => rowsOf(applicationId)))
    const rows = new Map(this.#tables.map(({ name }, index) => [name.toUpperCase(), found[index]!]))
    return this.#evaluate(rows)
  }

  /** @param side checked rows per table, as they would stand in the files */
  ofRows(side: Readonly<Record<string, readonly RawRow[]>>): Promise<ReadonlyMap<string, number>> {
    return this.#evaluate(
      new Map(
        this.#tables.map((table) => [
          table.name.toUpperCase(),
          (side[table.name] ?? []).map((row) => table.clean(row)),
        ]),
      ),
    )
  }

  async #evaluate(rows: TableRows): Promise<ReadonlyMap<string, number>> {
    const values = new Map<string, number>()
    const found = await this.#functions.settle(
      this.#grains.map(
        ({ relation }) =>
          () =>
            new Evaluation(rows).rows(relation)[0],
      ),
    )
    for (const [grain, { featureIds }] of this.#grains.entries()) {
      const row = found[grain]
      for (const [i, id] of featureIds.entries())
        values.set(id, (row?.[i + 1] as number | null | undefined) ?? Number.NaN)
    }
    return values
  }
}

async function compileGrain(
  connection: DuckDBConnection,
  grain: GrainPlan,
  relations: ReadonlyMap<string, Relation>,
  functions: EngineFunctions,
): Promise<Relation | undefined> {
  const node = await parseSelect(
    connection,
    grain.sql((table) => table),
    `grain ${grain.grain}`,
  )
  try {
    return compileSelect(node, relations, functions)
  } catch (error) {
    if (error instanceof VitrineError && error.code === 'E_FEATURE_SQL') return undefined
    throw error
  }
}
