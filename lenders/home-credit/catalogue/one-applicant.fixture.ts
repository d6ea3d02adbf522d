import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { buildMatrix, openFeatureEngine, parsePolicy, type RawRow } from '../../../src/features/index.ts'
import { cleanColumnSql, flagSql } from '../../../src/ingest/index.ts'
import { homeCreditPolicies } from '../policy/index.ts'
import { homeCreditTables } from '../schema/index.ts'
import { homeCreditCatalogue } from './index.ts'

/** Features of applicants that a test writes down cell by cell. */
export interface OneApplicant {
  /** Feature id → value, NaN = missing. */
  features(
    application: RawRow,
    side?: Readonly<Record<string, readonly RawRow[]>>,
  ): Promise<Readonly<Record<string, number>>>
  remove(): void
}

/** A bank with the lender's eight tables, all empty, in which every feature can be computed, whatever a policy says. */
export async function oneApplicant(): Promise<OneApplicant> {
  const dir = mkdtempSync(join(tmpdir(), 'vitrine-applicant-'))
  const warehousePath = join(dir, 'warehouse.duckdb')
  const instance = await DuckDBInstance.create(warehousePath, { threads: '1' })
  const connection = await instance.connect()
  for (const table of homeCreditTables) {
    const raw = table.columns.map(
      ({ name, type }) => `cast(null as ${type === 'text' ? 'varchar' : 'double'}) as "${name}"`,
    )
    const { column } = table.applicationId
    const cells = [
      ...(table.columns.some(({ name }) => name === column) ? [] : [`cast(null as integer) as "${column}"`]),
      ...table.columns.map((one) => `${cleanColumnSql(one)} as "${one.name}"`),
      ...table.flags.map((flag) => `${flagSql(flag)} as "${flag.name}"`),
      ...(table.origin === undefined ? [] : [`cast(null as varchar) as ${table.origin.name}`]),
    ]
    await connection.run(
      `create table ${table.name} as select ${cells.join(', ')} from (select ${raw.join(', ')}) where false`,
    )
  }
  connection.closeSync()
  instance.closeSync()
  const policy = parsePolicy(homeCreditPolicies['eu-fr'], homeCreditTables)
  const columns = Object.fromEntries(
    Object.keys(policy.columns).map((key) => [key, { use: 'model', why: 'test' } as const]),
  )
  const matrixDir = join(dir, 'matrix')
  await buildMatrix({
    warehousePath,
    generation: 'empty',
    catalogue: homeCreditCatalogue,
    policy: { ...policy, columns },
    tables: homeCreditTables,
    outDir: matrixDir,
  })
  const engine = await openFeatureEngine({
    warehousePath,
    matrixDir,
    catalogue: homeCreditCatalogue,
    tables: homeCreditTables,
  })
  return {
    async features(application, side = {}) {
      const row = await engine.hypothesise([{ base: null, application, side }])
      return Object.fromEntries(engine.featureIds.map((id, index) => [id, row[index]!]))
    },
    remove() {
      engine.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
