import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  INTEGER,
  LIST,
  listValue,
} from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import { readDoubles } from './engine-session.ts'
import type { FeaturePlan } from './plan.ts'
import { type RawRow, type RawValue, rawRowSql } from './raw-rows.ts'
import { inPassing, prepareOverEmpty, SessionTable } from './session-table.ts'

/** Filed rows kept in memory, because a search asks for the same base again and again. */
const KEPT_ROWS = 1024

/** The application features over rows that are given, not stored: planned once, run many times. */
export class ApplicationStatement {
  readonly table: TableSchema
  readonly #connection: DuckDBConnection
  readonly #plan: FeaturePlan
  readonly #given: SessionTable
  readonly #historyPlaces: readonly number[]
  readonly #features: DuckDBPreparedStatement | undefined
  readonly #filed: DuckDBPreparedStatement
  readonly #filedColumns: readonly string[]
  readonly #kept = new Map<number, Readonly<Record<string, RawValue>>>()

  private constructor(
    connection: DuckDBConnection,
    table: TableSchema,
    plan: FeaturePlan,
    given: SessionTable,
    features: DuckDBPreparedStatement | undefined,
    filed: DuckDBPreparedStatement,
    filedColumns: readonly string[],
  ) {
    this.#connection = connection
    this.table = table
    this.#plan = plan
    this.#given = given
    this.#historyPlaces = plan.historyReads.map((id) => plan.historyIds.indexOf(id))
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
    const { cleaned, columns: raw } = rawRowSql(table, only)
    const columns = [...cleaned.keys()]
    const cells = columns.map((name) => {
      const isText = table.columns.find((column) => column.name === name)?.type === 'text'
      return isText ? `"${name}"` : `cast("${name}" as double)`
    })
    const filed = await connection.prepare(
      `select ${cells.join(', ')} from warehouse.application
        where SK_ID_CURR in (select unnest($1::integer[]))`,
    )
    const read = plan.historyReads.map((id) => ({ name: historyColumn(id), type: DOUBLE }))
    const given = await SessionTable.create(connection, 'given_application', [...raw, ...read])
    const features =
      plan.applicationIds.length === 0
        ? undefined
        : await prepareOverEmpty(connection, statementSql(plan, cleaned, given.name))
    return new ApplicationStatement(connection, table, plan, given, features, filed, columns)
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
    const features = this.#features
    if (features === undefined || rows.length === 0) return new Map()
    const given = rows.map((row, r) => ({ ...row, SK_ID_CURR: r, ...this.#historyCells(histories[r]!) }))
    const columns = await inPassing(this.#connection, async () => {
      await this.#given.append(given)
      return readDoubles(await features.stream(), rows.length)
    })
    return new Map(this.#plan.applicationIds.map((id, index) => [id, columns[index + 1]!]))
  }

  #historyCells(history: Float64Array): Record<string, number | null> {
    const cells: Record<string, number | null> = {}
    for (const [i, place] of this.#historyPlaces.entries()) {
      const value = history[place]!
      cells[historyColumn(this.#plan.historyReads[i]!)] = Number.isNaN(value) ? null : value
    }
    return cells
  }
}

/** A feature may have the name of a raw column; the prefix keeps them apart. */
const historyColumn = (id: string): string => `h ${id}`

/** Given rows are cleaned and meet the feature text as `a` and `h`, in their order. */
function statementSql(plan: FeaturePlan, cleaned: ReadonlyMap<string, string>, given: string): string {
  const a = [...cleaned].map(([name, sql]) => `"${name}" := ${sql}`)
  const h = plan.historyReads.map((id) => `"${id}" := "${historyColumn(id)}"`)
  const packed = [
    `struct_pack(${a.join(', ')}) as a`,
    ...(h.length > 0 ? [`struct_pack(${h.join(', ')}) as h`] : []),
  ]
  const inner = plan.applicationSql(`(select ${packed.join(', ')} from ${given})`)
  return `select cast(SK_ID_CURR as double) as row_number, ${plan.applicationIds.join(', ')} from (${inner}) order by 1`
}

const isInt32 = (id: number): boolean => Number.isInteger(id) && Math.abs(id) < 2 ** 31
