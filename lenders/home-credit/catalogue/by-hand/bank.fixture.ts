import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import {
  buildMatrix,
  type FeatureEngine,
  type FittedMedians,
  openFeatureEngine,
  openMatrix,
  parsePolicy,
  type RawRow,
  type RawValue,
} from '../../../../src/features/index.ts'
import { cleanColumnSql, flagSql, type TableSchema } from '../../../../src/ingest/index.ts'
import { homeCreditPolicies } from '../../policy/index.ts'
import { homeCreditTables } from '../../schema/index.ts'
import { homeCreditCatalogue } from '../index.ts'

/** A customer as a test writes one down: cells as they stand in the lender's files, a cell not named is empty. */
export interface Customer {
  readonly id: number
  readonly split: 'train' | 'test'
  readonly application: RawRow
  readonly side: Readonly<Record<string, readonly RawRow[]>>
}

type Values = Readonly<Record<string, number>>

/** A bank of such customers, in which every feature can be computed, whatever a policy says. NaN = missing. */
export interface HandBank {
  readonly featureIds: readonly string[]
  readonly groupMedians: FittedMedians
  readonly engine: FeatureEngine
  /** As the matrix has it. */
  bulk(id: number): Values
  single(id: number): Promise<Values>
  /** A brand-new applicant, sent with side rows or without. */
  features(application: RawRow, side?: Customer['side']): Promise<Values>
  remove(): void
}

export async function bankOf(customers: readonly Customer[] = []): Promise<HandBank> {
  const dir = mkdtempSync(join(tmpdir(), 'vitrine-by-hand-'))
  const warehousePath = join(dir, 'warehouse.duckdb')
  await writeWarehouse(warehousePath, customers)
  const policy = parsePolicy(homeCreditPolicies['eu-fr'], homeCreditTables)
  const columns = Object.fromEntries(
    Object.keys(policy.columns).map((key) => [key, { use: 'model', why: 'test' } as const]),
  )
  const matrixDir = join(dir, 'matrix')
  const common = { warehousePath, catalogue: homeCreditCatalogue, tables: homeCreditTables }
  await buildMatrix({ ...common, generation: 'hand', policy: { ...policy, columns }, outDir: matrixDir })
  const engine = await openFeatureEngine({ ...common, matrixDir })
  const matrix = openMatrix(matrixDir)
  const { featureIds } = engine
  const byId = (row: ArrayLike<number>) =>
    Object.fromEntries(featureIds.map((id, index) => [id, row[index]!]))
  return {
    featureIds,
    groupMedians: matrix.groupMedians,
    engine,
    bulk: (id) => byId(featureIds.map((_, index) => matrix.column(index)[matrix.rowOf(id)!]!)),
    single: async (id) => byId(await engine.single(id)),
    features: async (application, side = {}) =>
      byId(await engine.hypothesise([{ base: null, application, side }])),
    remove() {
      matrix.close()
      engine.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Writes the rows through the cleaning text of ingest. */
async function writeWarehouse(path: string, customers: readonly Customer[]): Promise<void> {
  const instance = await DuckDBInstance.create(path, { threads: '1' })
  const connection = await instance.connect()
  for (const table of homeCreditTables) {
    const id = table.applicationId.column
    const isOwn = table.columns.some(({ name }) => name === id)
    const raw = table.columns.map(({ name, type }) => `"${name}" ${type === 'text' ? 'varchar' : 'double'}`)
    await connection.run(
      `create temp table raw_${table.name} (${[...raw, ...(isOwn ? [] : [`"${id}" integer`]), 'SPLIT varchar'].join(', ')})`,
    )
    const names = [...table.columns.map(({ name }) => name), ...(isOwn ? [] : [id])]
    const tuples = customers.flatMap((customer) =>
      rowsOf(customer, table).map((row) => {
        const cells = names.map((name) => literal(name === id ? customer.id : (row[name] ?? null)))
        return `(${[...cells, literal(customer.split)].join(', ')})`
      }),
    )
    if (tuples.length > 0) await connection.run(`insert into raw_${table.name} values ${tuples.join(', ')}`)
    const cells = [
      ...(isOwn ? [] : [`"${id}"`]),
      ...table.columns.map((one) => `${cleanColumnSql(one)} as "${one.name}"`),
      ...table.flags.map((flag) => `${flagSql(flag)} as "${flag.name}"`),
      ...(table.origin === undefined ? [] : [`SPLIT as ${table.origin.name}`]),
    ]
    await connection.run(
      `create table ${table.name} as select ${cells.join(', ')} from raw_${table.name} order by "${id}"`,
    )
  }
  connection.closeSync()
  instance.closeSync()
}

const rowsOf = (customer: Customer, table: TableSchema): readonly RawRow[] =>
  table.name === 'application' ? [customer.application] : (customer.side[table.name] ?? [])

function literal(value: RawValue): string {
  if (value === null) return 'null'
  return typeof value === 'number' ? `${value.toExponential()}` : `'${value.replaceAll("'", "''")}'`
}
