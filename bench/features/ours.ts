import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { buildMatrix } from '../../src/features/index.ts'
import { ingest, openWarehouse } from '../../src/ingest/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'
import { aggregateList, schemaOf } from './aggregate-list.ts'
import { aggregateSql, type RelationText } from './aggregate-sql.ts'
import type { Spec } from './spec.ts'

/** Our side of both comparisons, in a process of its own. Usage: ours.ts ingest|aggregates|catalogue SPEC */
const [step, specFile] = process.argv.slice(2) as [keyof typeof STEPS, string]
const spec = JSON.parse(readFileSync(specFile, 'utf8')) as Spec
const paths = workspacePaths(spec.dataDir)
const STEPS = { ingest: load, aggregates, catalogue }

const cpuBefore = process.cpuUsage()
const start = performance.now()
await STEPS[step]()
const seconds = (performance.now() - start) / 1000
const cpu = process.cpuUsage(cpuBefore)
const measured = {
  seconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakRss: process.resourceUsage().maxRSS * 1024,
}
process.stdout.write(`${JSON.stringify(measured)}\n`)

async function load(): Promise<void> {
  await ingest({
    source: spec.tablesDir,
    tables: homeCredit.tables,
    warehouseDir: paths.warehouse,
    memoryLimit: spec.memoryLimit,
  })
}

/** Every table's aggregates, left in the engine as a table of doubles. */
async function aggregates(): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: spec.memoryLimit,
    temp_directory: join(spec.dataDir, 'spill'),
  })
  const connection = await instance.connect()
  if (spec.source === 'ingested') {
    const { path } = await openWarehouse(paths.warehouse)
    await connection.run(`attach '${path}' as warehouse (read_only)`)
  }
  const rows: RelationText = (table) =>
    spec.source === 'ingested' ? `warehouse.${table}` : csvRows(table, spec.csvFiles[table]!)
  const joined = new Set(aggregateList.map(({ joins }) => joins))
  for (const one of aggregateList) {
    if (joined.has(one.table)) continue
    const relation: RelationText = (table) => {
      const other = aggregateList.find((each) => each.table === table && table === one.joins)
      return other === undefined ? rows(table) : `(${aggregateSql(other, rows)})`
    }
    await connection.run(`create temp table aggregates_${one.table} as ${aggregateSql(one, relation)}`)
  }
  for (const { table } of spec.out === null ? [] : aggregateList.filter((one) => !joined.has(one.table)))
    await connection.run(`copy aggregates_${table} to '${spec.out}/${table}.parquet' (format parquet)`)
}

/** The product's own build: features, join and write. */
async function catalogue(): Promise<void> {
  const { path, generation } = await openWarehouse(paths.warehouse)
  await buildMatrix({
    warehousePath: path,
    generation,
    catalogue: homeCredit.catalogue,
    policy: homeCredit.policies[0]!,
    tables: homeCredit.tables,
    features: spec.features,
    outDir: join(spec.dataDir, 'bench-matrix'),
    memoryLimit: spec.memoryLimit,
  })
}

/** The file read as ingest reads it: every column's type is known, nothing is guessed from the first rows. */
function csvRows(table: string, file: string): string {
  const types = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' } as const
  const known = new Map(schemaOf(table).columns.map(({ name, type }) => [name, types[type]]))
  const columns = headerOf(file).map((name) => `'${name}': '${known.get(name) ?? 'VARCHAR'}'`)
  return `read_csv('${file}', columns = {${columns.join(', ')}}, header = true, auto_detect = false,
    delim = ',', quote = '"', escape = '"')`
}

function headerOf(path: string): readonly string[] {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(1 << 16)
    const text = bytes.toString('utf8', 0, readSync(file, bytes))
    return text.split(/\r?\n/, 1)[0]!.split(',')
  } finally {
    closeSync(file)
  }
}
