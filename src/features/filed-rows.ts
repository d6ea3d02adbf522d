import {
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  INTEGER,
  LIST,
  listValue,
} from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import { asRawRow, type RawRow, type RawValue } from './raw-rows.ts'

/** Rows kept in memory, because a search asks for the same base again and again. */
const KEPT_ROWS = 1024

/** Rows of filed applications, as they stood in the file. */
export class FiledRows {
  readonly #table: TableSchema
  readonly #one: DuckDBPreparedStatement
  readonly #many: DuckDBPreparedStatement
  readonly #columns: readonly string[]
  readonly #kept = new Map<number, RawRow>()

  private constructor(
    table: TableSchema,
    one: DuckDBPreparedStatement,
    many: DuckDBPreparedStatement,
    columns: readonly string[],
  ) {
    this.#table = table
    this.#one = one
    this.#many = many
    this.#columns = columns
  }

  /** @param columns cleaned columns that are wanted, SK_ID_CURR among them */
  static async prepare(
    connection: DuckDBConnection,
    table: TableSchema,
    columns: readonly string[],
  ): Promise<FiledRows> {
    const cells = columns.map((name) => {
      const isText = table.columns.find((column) => column.name === name)?.type === 'text'
      return isText ? `"${name}"` : `cast("${name}" as double)`
    })
    const select = `select ${cells.join(', ')} from warehouse.application where SK_ID_CURR`
    return new FiledRows(
      table,
      await connection.prepare(`${select} = $1`),
      await connection.prepare(`${select} in (select unnest($1::integer[]))`),
      columns,
    )
  }

  /** One query for all that are not kept from before; an unknown id is left out. */
  async of(applicationIds: readonly number[]): Promise<ReadonlyMap<number, RawRow>> {
    const rows = new Map<number, RawRow>()
    const missing = new Set<number>()
    for (const id of applicationIds) {
      const kept = this.#kept.get(id)
      if (kept !== undefined) rows.set(id, kept)
      else if (isInt32(id)) missing.add(id)
    }
    const place = this.#columns.indexOf('SK_ID_CURR')
    for (const cells of missing.size > 0 ? await this.#read([...missing]) : []) {
      const cleaned = Object.fromEntries(this.#columns.map((name, i) => [name, cells[i]!]))
      const row = asRawRow(this.#table, cleaned)
      rows.set(cells[place] as number, row)
      this.#keep(cells[place] as number, row)
    }
    return rows
  }

  async #read(ids: readonly number[]): Promise<readonly (readonly RawValue[])[]> {
    // A list is joined with the table, which the engine looks up less directly than one id.
    const statement = ids.length === 1 ? this.#one : this.#many
    if (ids.length === 1) statement.bindInteger(1, ids[0]!)
    else statement.bindList(1, listValue([...ids]), LIST(INTEGER))
    return (await statement.runAndReadAll()).getRows() as unknown as readonly (readonly RawValue[])[]
  }

  #keep(applicationId: number, row: RawRow): void {
    if (this.#kept.size >= KEPT_ROWS) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(applicationId, row)
  }
}

const isInt32 = (id: number): boolean => Number.isInteger(id) && Math.abs(id) < 2 ** 31
