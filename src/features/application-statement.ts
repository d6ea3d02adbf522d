import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBPreparedStatement,
  INTEGER,
  LIST,
  listValue,
  STRUCT,
  structValue,
} from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import { readDoubles } from './engine-session.ts'
import type { FeaturePlan } from './plan.ts'
import { type RawRow, type RawValue, type RowParameter, rowParameter } from './raw-rows.ts'

/** Filed rows kept in memory, because a search asks for the same base again and again. */
const KEPT_ROWS = 1024

/** The application features over rows that are given, not stored: planned once, run many times. */
export class ApplicationStatement {
  readonly table: TableSchema
  readonly #plan: FeaturePlan
  readonly #parameter: RowParameter
  readonly #historyType: DuckDBListType
  readonly #features: DuckDBPreparedStatement | undefined
  readonly #filed: DuckDBPreparedStatement
  readonly #filedColumns: readonly string[]
  readonly #kept = new Map<number, Readonly<Record<string, RawValue>>>()

  private constructor(
    table: TableSchema,
    plan: FeaturePlan,
    parameter: RowParameter,
    features: DuckDBPreparedStatement | undefined,
    filed: DuckDBPreparedStatement,
    filedColumns: readonly string[],
  ) {
    this.table = table
    this.#plan = plan
    this.#parameter = parameter
    this.#historyType = historyType(plan)
    this.#features = features
    this.#filed = filed
    this.#filedColumns = filedColumns
  }

  static async prepare(
    connection: DuckDBConnection,
    plan: FeaturePlan,
    tables: readonly TableSchema[],
  ): Promise<ApplicationStatement> {
    const table = tables.find((one) => one.name === 'application')!
    const only = new Set([...plan.applicationReads, 'SK_ID_CURR'])
    const parameter = rowParameter(table, only)
    const columns = [...parameter.cleaned.keys()]
    const cells = columns.map((name) => {
      const isText = table.columns.find((column) => column.name === name)?.type === 'text'
      return isText ? `"${name}"` : `cast("${name}" as double)`
    })
    const filed = await connection.prepare(
      `select ${cells.join(', ')} from warehouse.application
        where SK_ID_CURR in (select unnest($1::integer[]))`,
    )
    const features =
      plan.applicationIds.length === 0 ? undefined : await connection.prepare(statementSql(plan, parameter))
    return new ApplicationStatement(table, plan, parameter, features, filed, columns)
  }

  /**
   * Cleaned cells of filed applications, as far as the features read them; an unknown id is left out.
   * One query for all that are not kept from before.
   */
  async filedRows(
    applicationIds: readonly number[],
  ): Promise<ReadonlyMap<number, Readonly<Record<string, RawValue>>>> {
    const rows = new Map<number, Readonly<Record<string, RawValue>>>()
    const missing = new Set<number>()
    for (const id of applicationIds) {
      const kept = this.#kept.get(id)
      if (kept !== undefined) rows.set(id, kept)
      else if (isInt32(id)) missing.add(id)
    }
    if (missing.size > 0) {
      this.#filed.bindList(1, listValue([...missing]), LIST(INTEGER))
      const place = this.#filedColumns.indexOf('SK_ID_CURR')
      for (const cells of (await this.#filed.runAndReadAll()).getRows()) {
        const row = Object.fromEntries(this.#filedColumns.map((name, i) => [name, cells[i] as RawValue]))
        rows.set(cells[place] as number, row)
        this.#keep(cells[place] as number, row)
      }
    }
    return rows
  }

  #keep(applicationId: number, row: Readonly<Record<string, RawValue>>): void {
    if (this.#kept.size >= KEPT_ROWS) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(applicationId, row)
  }

  /**
   * @param histories per row, in the order of the plan's history
   * @returns feature id → one value per row
   */
  async run(
    rows: readonly RawRow[],
    histories: readonly Float64Array[],
  ): Promise<ReadonlyMap<string, Float64Array>> {
    if (this.#features === undefined || rows.length === 0) return new Map()
    const numbered = rows.map((row, index) => ({ ...row, SK_ID_CURR: index }))
    this.#features.bindList(1, this.#parameter.bind(numbered), this.#parameter.type)
    if (this.#plan.historyReads.length > 0) {
      this.#features.bindList(2, this.#historyRows(histories), this.#historyType)
    }
    const columns = await readDoubles(await this.#features.stream(), rows.length)
    return new Map(this.#plan.applicationIds.map((id, index) => [id, columns[index + 1]!]))
  }

  #historyRows(histories: readonly Float64Array[]): DuckDBListValue {
    const places = this.#plan.historyReads.map((id) => this.#plan.historyIds.indexOf(id))
    return listValue(
      histories.map((history) => {
        const cells = places.map((place, i) => {
          const value = history[place]!
          return [this.#plan.historyReads[i]!, Number.isNaN(value) ? null : value]
        })
        return structValue(Object.fromEntries(cells))
      }),
    )
  }
}

function historyType(plan: FeaturePlan): DuckDBListType {
  return LIST(STRUCT(Object.fromEntries(plan.historyReads.map((id) => [id, DOUBLE]))))
}

/** Rows come in as parameters, are cleaned, and meet the feature text as `a` and `h`, in their order. */
function statementSql(plan: FeaturePlan, parameter: RowParameter): string {
  const a = [...parameter.cleaned].map(([name, sql]) => `"${name}" := ${sql}`)
  const h = plan.historyReads.map((id) => `"${id}" := h_row."${id}"`)
  const hasHistory = h.length > 0
  const historyFields = plan.historyReads.map((id) => `"${id}" DOUBLE`).join(', ')
  const unnested = [
    `unnest($1::STRUCT(${parameter.fields})[], max_depth := 2)`,
    ...(hasHistory ? [`unnest($2::STRUCT(${historyFields})[]) as h_row`] : []),
  ]
  const packed = [
    `struct_pack(${a.join(', ')}) as a`,
    ...(hasHistory ? [`struct_pack(${h.join(', ')}) as h`] : []),
  ]
  const rows = `(select ${packed.join(', ')} from (select ${unnested.join(', ')}))`
  const inner = plan.applicationSql(rows)
  return `select cast(SK_ID_CURR as double) as row_number, ${plan.applicationIds.join(', ')} from (${inner}) order by 1`
}

const isInt32 = (id: number): boolean => Number.isInteger(id) && Math.abs(id) < 2 ** 31
