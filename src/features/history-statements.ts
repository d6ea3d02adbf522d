import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import type { FeaturePlan, GrainPlan } from './plan.ts'
import { checkRawRow, type RawRow, type RowParameter, rowParameter } from './raw-rows.ts'

/** The one application id of rows that are given and not stored. */
const GIVEN_ID = 1

/** The history features of one application, from its stored rows or from rows that are given. */
export class HistoryStatements {
  readonly #connection: DuckDBConnection
  readonly #plan: FeaturePlan
  readonly #tables: ReadonlyMap<string, TableSchema>
  readonly #stored = new Map<string, DuckDBPreparedStatement>()
  readonly #given = new Map<string, DuckDBPreparedStatement>()
  readonly #parameters = new Map<string, RowParameter>()

  constructor(connection: DuckDBConnection, plan: FeaturePlan, tables: readonly TableSchema[]) {
    this.#connection = connection
    this.#plan = plan
    this.#tables = new Map(tables.map((table) => [table.name, table]))
  }

  /** @returns history features in the plan's order, NaN = missing */
  ofApplication(applicationId: number): Promise<Float64Array> {
    return this.#collect(async (grain) => {
      const statement = await this.#prepared(
        this.#stored,
        grain,
        (table) => `(select * from warehouse.${table} where SK_ID_CURR = $1)`,
      )
      statement.bindInteger(1, applicationId)
      return statement
    })
  }

  /**
   * @param side rows per table as they would stand in the files; ids of the application may be left out
   * @throws E_EDIT_TABLE, E_EDIT_COLUMN, E_EDIT_VALUE
   */
  ofRows(side: Readonly<Record<string, readonly RawRow[]>>): Promise<Float64Array> {
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
    return this.#collect(async (grain) => {
      const statement = await this.#prepared(this.#given, grain, (table) => this.#givenRows(table, grain))
      for (const [index, name] of grain.tables.entries()) {
        const table = this.#tables.get(name)!
        const parameter = this.#parameter(name)
        const id = table.applicationId.column
        const rows = (side[name] ?? []).map((row) => ({ ...row, [id]: GIVEN_ID }))
        statement.bindList(index + 1, parameter.bind(rows), parameter.type)
      }
      return statement
    })
  }

  async #collect(bound: (grain: GrainPlan) => Promise<DuckDBPreparedStatement>): Promise<Float64Array> {
    const values = new Float64Array(this.#plan.historyIds.length).fill(Number.NaN)
    let at = 0
    for (const grain of this.#plan.grains) {
      const statement = await bound(grain)
      const row = (await statement.runAndReadAll()).getRows()[0]
      for (let i = 0; i < grain.featureIds.length; i++) {
        values[at + i] = (row?.[i + 1] as number | null | undefined) ?? Number.NaN
      }
      at += grain.featureIds.length
    }
    return values
  }

  async #prepared(
    kept: Map<string, DuckDBPreparedStatement>,
    grain: GrainPlan,
    relation: (table: string) => string,
  ): Promise<DuckDBPreparedStatement> {
    const found = kept.get(grain.grain)
    if (found !== undefined) return found
    const statement = await this.#connection.prepare(grain.sql(relation))
    kept.set(grain.grain, statement)
    return statement
  }

  #parameter(name: string): RowParameter {
    const found = this.#parameters.get(name)
    if (found !== undefined) return found
    const parameter = rowParameter(this.#tables.get(name)!)
    this.#parameters.set(name, parameter)
    return parameter
  }

  #givenRows(name: string, grain: GrainPlan): string {
    const { fields, cleaned } = this.#parameter(name)
    const cells = [...cleaned].map(([column, sql]) => `${sql} as "${column}"`)
    const id = this.#tables.get(name)!.applicationId.column
    // Ingest adds the id to tables whose file does not have it.
    if (!cleaned.has(id)) cells.push(`${GIVEN_ID} as "${id}"`)
    const list = `$${grain.tables.indexOf(name) + 1}::STRUCT(${fields})[]`
    return `(select ${cells.join(', ')} from (select unnest(${list}, max_depth := 2)))`
  }
}
