import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import type { GrainPlan } from './plan.ts'
import { type RawRow, rawRowSql } from './raw-rows.ts'
import { inPassing, prepareOverEmpty, SessionTable } from './session-table.ts'

/** The one application id of rows that are given and not stored. */
const GIVEN_ID = 1

/** Raw rows of one side table, and the statement that cleans them. */
interface GivenRows {
  readonly raw: SessionTable
  readonly clean: DuckDBPreparedStatement
}

/**
 * The history features of one application, from its stored rows or from rows that are given. Either are put into
 * tables of the session, one beside each side table, and the grains are read from there: each statement is planned
 * once, and the large tables are asked for one application's rows only.
 */
export class HistoryStatements {
  readonly #connection: DuckDBConnection
  readonly #plans: readonly GrainPlan[]
  readonly #tables: ReadonlyMap<string, TableSchema>
  /** Side tables that the grains read. */
  readonly #read: readonly string[]
  readonly #grains = new Map<string, DuckDBPreparedStatement>()
  readonly #copies = new Map<string, DuckDBPreparedStatement>()
  readonly #given = new Map<string, GivenRows>()

  private constructor(
    connection: DuckDBConnection,
    plans: readonly GrainPlan[],
    tables: readonly TableSchema[],
  ) {
    this.#connection = connection
    this.#plans = plans
    this.#tables = new Map(tables.map((table) => [table.name, table]))
    this.#read = [...new Set(plans.flatMap((grain) => grain.tables))]
  }

  static async create(
    connection: DuckDBConnection,
    plans: readonly GrainPlan[],
    tables: readonly TableSchema[],
  ): Promise<HistoryStatements> {
    const statements = new HistoryStatements(connection, plans, tables)
    for (const table of statements.#read) {
      await connection.run(`create table ${passing(table)} as select * from warehouse.${table} limit 0`)
    }
    return statements
  }

  /** @returns feature id → value, NaN = missing */
  ofApplication(applicationId: number): Promise<ReadonlyMap<string, number>> {
    return inPassing(this.#connection, async () => {
      for (const table of this.#read) {
        const copy = await this.#kept(this.#copies, table, () =>
          this.#connection.prepare(
            `insert into ${passing(table)} select * from warehouse.${table} where SK_ID_CURR = $1`,
          ),
        )
        copy.bindInteger(1, applicationId)
        await copy.run()
      }
      return this.#collect()
    })
  }

  /** @param side checked rows per table as they would stand in the files */
  async ofRows(side: Readonly<Record<string, readonly RawRow[]>>): Promise<ReadonlyMap<string, number>> {
    for (const [name, rows] of Object.entries(side)) if (rows.length > 0) await this.#prepareGiven(name)
    return inPassing(this.#connection, async () => {
      for (const table of this.#read) await this.#give(table, side[table] ?? [])
      return this.#collect()
    })
  }

  async #collect(): Promise<ReadonlyMap<string, number>> {
    const values = new Map<string, number>()
    for (const grain of this.#plans) {
      const statement = await this.#kept(this.#grains, grain.grain, () =>
        prepareOverEmpty(this.#connection, grain.sql(passing)),
      )
      const row = (await statement.runAndReadAll()).getRows()[0]
      for (const [i, id] of grain.featureIds.entries())
        values.set(id, (row?.[i + 1] as number | null | undefined) ?? Number.NaN)
    }
    return values
  }

  async #kept(
    statements: Map<string, DuckDBPreparedStatement>,
    name: string,
    prepare: () => Promise<DuckDBPreparedStatement>,
  ): Promise<DuckDBPreparedStatement> {
    const statement = statements.get(name) ?? (await prepare())
    statements.set(name, statement)
    return statement
  }

  async #give(name: string, rows: readonly RawRow[]): Promise<void> {
    const given = this.#given.get(name)
    if (rows.length === 0 || given === undefined) return
    const id = this.#tables.get(name)!.applicationId.column
    await given.raw.append(rows.map((row) => ({ ...row, [id]: GIVEN_ID })))
    await given.clean.run()
  }

  /** Outside of a call's transaction, which would take the new table away again. */
  async #prepareGiven(name: string): Promise<void> {
    if (this.#given.has(name) || !this.#read.includes(name)) return
    const table = this.#tables.get(name)!
    const { columns, cleaned } = rawRowSql(table)
    const cells = [...cleaned].map(([column, sql]) => `${sql} as "${column}"`)
    const id = table.applicationId.column
    // Ingest adds the id to tables whose file does not have it.
    if (!cleaned.has(id)) cells.push(`${GIVEN_ID} as "${id}"`)
    const raw = await SessionTable.create(this.#connection, `given_${name}`, columns)
    const sql = `insert into ${passing(name)} by name select ${cells.join(', ')} from ${raw.name}`
    this.#given.set(name, { raw, clean: await prepareOverEmpty(this.#connection, sql) })
  }
}

/** The session's table beside a side table; holds one application's rows during a call. */
const passing = (table: string): string => `passing_${table}`
