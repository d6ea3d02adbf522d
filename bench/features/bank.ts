import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { generateHomeCredit, homeCredit } from '../../lenders/home-credit/index.ts'
import { selectFeatures } from '../../src/features/index.ts'
import { openWarehouse } from '../../src/ingest/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'
import { aggregateList, columnsRead } from './aggregate-list.ts'
import { type Measured, ours } from './sides.ts'
import type { Spec } from './spec.ts'

/** A bank made ready for all sides: raw tables, our warehouse, and the same cleaned tables as Parquet. */
export interface Bank {
  readonly dir: string
  readonly spec: Spec
  readonly ingest: Measured | undefined
  readonly features: readonly string[]
}

/**
 * Makes what is not there yet; a folder that is kept is used again.
 * @param tablesDir raw tables that exist; without it, `applications` are generated
 */
export async function readyBank(
  dir: string,
  from: { readonly tablesDir: string } | { readonly applications: number },
  log: (line: string) => void,
): Promise<Bank> {
  mkdirSync(dir, { recursive: true })
  const tablesDir = 'tablesDir' in from ? from.tablesDir : join(dir, 'tables')
  if ('applications' in from && !existsSync(tablesDir)) {
    log(`generating ${from.applications} applications`)
    await generateHomeCredit({
      applications: from.applications,
      seed: 1,
      testShare: TEST_SHARE,
      out: tablesDir,
    })
  }
  const spec = await specOf(dir, tablesDir)
  const loaded = existsSync(join(workspacePaths(spec.dataDir).warehouse, 'CURRENT'))
  const measured = loaded ? undefined : ours('ingest', spec, dir)
  if (!existsSync(join(dir, 'parquet', 'done'))) await exportTables(spec, join(dir, 'parquet'))
  return { dir, spec, ingest: measured, features: spec.features }
}

/** As in the full data: 48,744 of 356,255 applications are test. */
const TEST_SHARE = 48_744 / 356_255

async function specOf(dir: string, tablesDir: string): Promise<Spec> {
  const { catalogue, policies, tables } = homeCredit
  const { model } = await selectFeatures(catalogue, policies[0]!, tables)
  const feature = (id: string) => catalogue.features.find((one) => one.id === id)!
  const product = feature('last_product')
  const csvDir = await unpacked(tablesDir, dir)
  return {
    source: 'ingested',
    tablesDir,
    csvDir,
    dataDir: join(dir, 'data'),
    memoryLimit: '2GB',
    csvFiles: Object.fromEntries(tables.map(({ name, files }) => [name, join(csvDir, `${files[0]}.csv`)])),
    files: Object.fromEntries(tables.map(({ name }) => [name, join(dir, 'parquet', `${name}.parquet`)])),
    list: aggregateList,
    columns: Object.fromEntries(
      aggregateList.map((one) => [
        one.table,
        Object.fromEntries(columnsRead(one).map(({ name, type }) => [name, type])),
      ]),
    ),
    types: Object.fromEntries(
      tables.map(({ name, columns, origin }) => [
        name,
        Object.fromEntries([
          ...columns.map((column) => [column.name, column.type]),
          ...(origin === undefined ? [] : [[origin.name, 'text']]),
        ]),
      ]),
    ),
    features: model,
    products: product.categories!.map((category) => productsOf(product.sql, category)),
    employers: feature('employer_kind').categories!,
    out: null,
  }
}

/** Folder of the tables as plain CSV. */
async function unpacked(tablesDir: string, dir: string): Promise<string> {
  const packed = readdirSync(tablesDir).filter((name) => name.endsWith('.csv.gz'))
  if (packed.length === 0) return tablesDir
  const csvDir = join(dir, 'csv')
  mkdirSync(csvDir, { recursive: true })
  for (const name of packed) {
    const to = createWriteStream(join(csvDir, name.slice(0, -'.gz'.length)))
    await pipeline(createReadStream(join(tablesDir, name)), createGunzip(), to)
  }
  return csvDir
}

/** The names that the feature's SQL puts together under a category. */
function productsOf(sql: string, category: string): readonly string[] {
  const names = sql.split(`then '${category}'`)[0]!.split('when PRODUCT_COMBINATION in (').at(-1)!
  return [...names.matchAll(/'([^']+)'/g)].map((match) => match[1]!)
}

/** The cleaned tables as Parquet files, rows in the warehouse's order. */
async function exportTables(spec: Spec, dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true })
  const { path } = await openWarehouse(workspacePaths(spec.dataDir).warehouse)
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: spec.memoryLimit })
  const connection = await instance.connect()
  await connection.run(`attach '${path}' as warehouse (read_only)`)
  for (const { name } of homeCredit.tables)
    await connection.run(
      `copy warehouse.${name} to '${spec.files[name]}' (format parquet, compression snappy)`,
    )
  connection.closeSync()
  instance.closeSync()
  writeFileSync(join(dir, 'done'), '')
}
