import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import type { FeaturePlan } from './plan.ts'
import { checkRawRow, type RawRow, rawRowSql } from './raw-rows.ts'
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
  readonly #plan: FeaturePlan
  readonly #tables: ReadonlyMap<string, TableSchema>
  /** Side tables that the plan reads. */
  readonly #read: readonly string[]
  readonly #grains = new Map<string, DuckDBPreparedStatement>()
  readonly #copies = new Map<string, DuckDBPreparedStatement>()
  readonly #given = new Map<string, GivenRows>()

  private constructor(connection: DuckDBConnection, plan: FeaturePlan, tables: readonly TableSchema[]) {
    this.#connection = connection
    this.#plan = plan
    this.#tables = new Map(tables.map((table) => [table.name, table]))
    this.#read = [...new Set(plan.grains.flatMap((grain) => grain.tables))]
  }

  static async create(
    connection: DuckDBConnection,
    plan: FeaturePlan,
    tables: readonly TableSchema[],
  ): Promise<HistoryStatements> {
    const statements = new HistoryStatements(connection, plan, tables)
    for (const table of statements.#read) {
      await connection.run(`create table ${passing(table)} as select * from warehouse.${table} limit 0`)
    }
    return statements
  }

  /** @returns history features in the plan's order, NaN = missing */
  ofApplication(applicationId: number): Promise<Float64Array> {
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

  /**
   * @param side rows per table as they would stand in the files; ids of the application may be left out
   * @throws E_EDIT_TABLE, E_EDIT_COLUMN, E_EDIT_VALUE
   */
  async ofRows(side: Readonly<Record<string, readonly RawRow[]>>): Promise<Float64Array> {
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
    for (const [name, rows] of Object.entries(side)) if (rows.length > 0) await this.#prepareGiven(name)
    return inPassing(this.#connection, async () => {
      for (const table of this.#read) await this.#give(table, side[table] ?? [])
      return this.#collect()
    })
  }

  async #collect(): Promise<Float64Array> {
    const values = new Float64Array(this.#plan.historyIds.length).fill(Number.NaN)
    let at = 0
    for (const grain of this.#plan.grains) {
      const statement = await this.#kept(this.#grains, grain.grain, () =>
        prepareOverEmpty(this.#connection, grain.sql(passing)),
      )
      const row = (await statement.runAndReadAll()).getRows()[0]
      for (let i = 0; i < grain.featureIds.length; i++) {
        values[at + i] = (row?.[i + 1] as number | null | undefined) ?? Number.NaN
      }
      at += grain.featureIds.length
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
