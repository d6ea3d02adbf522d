import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import { compileText } from './evaluator/compile-text.ts'
import { compile, type Scope } from './evaluator/expression.ts'
import type { Compiled, Value, ValueType } from './evaluator/value.ts'
import type { FeaturePlan } from './plan.ts'
import { type RawRow, rawRowSql } from './raw-rows.ts'
import { parseSelect, type SqlNode } from './sql-tree.ts'

/**
 * The application features over rows that are given. The text is the one that runs in bulk, cleaning included; the
 * engine parses it once and it is evaluated here, because a statement over one row costs the engine more than its
 * values are worth.
 */
export class ApplicationEvaluator {
  readonly table: TableSchema
  /** Cleaned columns and flags that the features read. */
  readonly cleanedColumns: readonly string[]
  readonly #rawColumns: readonly string[]
  readonly #cleaning: readonly Compiled[]
  readonly #historyPlaces: readonly number[]
  readonly #features: readonly Compiled[]

  private constructor(
    table: TableSchema,
    cleanedColumns: readonly string[],
    rawColumns: readonly string[],
    cleaning: readonly Compiled[],
    historyPlaces: readonly number[],
    features: readonly Compiled[],
  ) {
    this.table = table
    this.cleanedColumns = cleanedColumns
    this.#rawColumns = rawColumns
    this.#cleaning = cleaning
    this.#historyPlaces = historyPlaces
    this.#features = features
  }

  /** @throws E_FEATURE_SQL for a form of SQL that is not evaluated here */
  static async create(
    connection: DuckDBConnection,
    plan: FeaturePlan,
    tables: readonly TableSchema[],
  ): Promise<ApplicationEvaluator> {
    const table = tables.find((one) => one.name === 'application')!
    const { columns, cleaned } = rawRowSql(table, new Set([...plan.applicationReads, 'SK_ID_CURR']))
    const cleaning = await compileText(connection, columns, cleaned, table)
    const places = new Map<string, { readonly place: number; readonly type: ValueType }>()
    for (const [place, name] of [...cleaned.keys()].entries())
      places.set(`A.${name.toUpperCase()}`, { place, type: cleaning[place]!.type })
    for (const [index, id] of plan.historyReads.entries())
      places.set(`H.${id.toUpperCase()}`, { place: cleaning.length + index, type: 'double' })
    const resolve: Scope['resolve'] = (names) => places.get(names.join('.').toUpperCase())
    const node = await parseSelect(connection, plan.applicationSql('a, h'), 'the application features')
    const features = (node.select_list as readonly SqlNode[]).map((one) => compile(one, { resolve }))
    return new ApplicationEvaluator(
      table,
      [...cleaned.keys()],
      columns.map(({ name }) => name),
      cleaning,
      plan.historyReads.map((id) => plan.historyIds.indexOf(id)),
      // The first is the application's id.
      features.slice(1),
    )
  }

  /**
   * @param history in the order of the plan's history
   * @returns values in the order of the plan's application features, NaN = missing
   */
  values(row: RawRow, history: Float64Array): Float64Array {
    const raw = this.#rawColumns.map((name) => row[name] ?? null)
    const cells: Value[] = this.#cleaning.map((cell) => cell.of(raw))
    for (const place of this.#historyPlaces) {
      const value = history[place]!
      cells.push(Number.isNaN(value) ? null : value)
    }
    return Float64Array.from(this.#features, (feature) => feature.of(cells) as number)
  }
}
