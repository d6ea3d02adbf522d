import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { workspacePaths } from '../../src/workspace/index.ts'
import { type Aggregated, aggregateTables } from './aggregates.ts'
import { Crew } from './crew.ts'
import { aggregateFiles } from './csv-aggregates.ts'
import type { Spec } from './spec.ts'
import { writeAggregates } from './write-aggregates.ts'

/** Our side of both comparisons, in a process of its own. Usage: ours.ts ingest|aggregates|catalogue SPEC */
const [step, specFile] = process.argv.slice(2) as [keyof typeof STEPS, string]
const built = <T>(module: string) =>
  import(new URL(`../../dist/${module}`, import.meta.url).href) as Promise<T>
const { homeCredit } = await built<typeof import('../../lenders/home-credit/index.ts')>(
  'lenders/home-credit/index.js',
)
const { buildMatrix } = await built<typeof import('../../src/features/index.ts')>('src/features/index.js')
const { ingest, openWarehouse } =
  await built<typeof import('../../src/ingest/index.ts')>('src/ingest/index.js')

const spec = JSON.parse(readFileSync(specFile, 'utf8')) as Spec
const paths = workspacePaths(spec.dataDir)
const STEPS = { ingest: load, aggregates, catalogue }

let found: readonly Aggregated[] = []

// A build replaces an older one; taking that away is no part of the work.
rmSync(join(spec.dataDir, 'bench-matrix'), { recursive: true, force: true })

const crew = step === 'aggregates' ? await Crew.start() : undefined

const cpuBefore = process.cpuUsage()
const start = performance.now()
await STEPS[step]()
const seconds = (performance.now() - start) / 1000
const cpu = process.cpuUsage(cpuBefore)
await crew?.end()
const measured = {
  seconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakRss: process.resourceUsage().maxRSS * 1024,
}
if (spec.out !== null && step === 'aggregates') await writeAggregates(found, spec.out)
process.stdout.write(`${JSON.stringify(measured)}\n`)

async function load(): Promise<void> {
  await ingest({
    source: spec.tablesDir,
    tables: homeCredit.tables,
    warehouseDir: paths.warehouse,
    memoryLimit: spec.memoryLimit,
  })
}

/** Every table's aggregates, left in memory. */
async function aggregates(): Promise<void> {
  found = await (spec.source === 'csv' ? aggregateFiles(spec, crew!) : aggregateTables(spec, crew!))
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
