import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { openMatrix } from '../src/features/index.ts'
import type { Json } from '../src/hash/index.ts'
import type { Bench, BenchOptions } from './bench.ts'
import { aggregateList, countAggregates } from './features/aggregate-list.ts'
import { type Bank, readyBank } from './features/bank.ts'
import { type DifferentColumn, differentColumns, parquetColumns } from './features/compare-columns.ts'
import { type Measured, ours, theirs } from './features/sides.ts'
import type { Spec } from './features/spec.ts'

const PEERS = ['pandas', 'polars'] as const
/** Train and test of the full data. */
const FULL_SIZE = 356_255
const CHECK_SIZE = 10_000

/** How fast are features made, beside pandas and polars? */
export const features: Bench = {
  name: 'features',
  question:
    'Seconds for the whole catalogue and for widely used aggregates, beside pandas and polars; needs --peers',
  unit: 'seconds',
  async run(options) {
    const { log, repeats = 1, applications = FULL_SIZE } = options
    const checked = await checkValues(options)
    const bank = await readyBank(join(options.scratch, `bank-${applications}`), { applications }, log)
    const measured: Record<string, Sides> = {}
    const measure = (name: string, step: 'aggregates' | 'catalogue', spec: Spec): void => {
      measured[name] = alternate(options, bank, step, spec, repeats)
      log(`${name}: ${JSON.stringify(measured[name])}`)
    }
    measure('aggregates from ingested tables', 'aggregates', bank.spec)
    measure('aggregates from CSV', 'aggregates', fromCsv(bank.spec))
    measure('catalogue', 'catalogue', { ...bank.spec, out: join(bank.dir, 'catalogue.parquet') })
    const catalogue = measured.catalogue!
    return {
      figure: catalogue.vitrine!.seconds,
      ...(catalogue.polars !== undefined && { peer: { name: 'polars', figure: catalogue.polars.seconds } }),
      details: {
        applications,
        aggregates: countAggregates(aggregateList),
        features: bank.features.length,
        ingest: bank.ingest === undefined ? null : { ...bank.ingest },
        checked,
        measured: measured as unknown as Json,
      },
    }
  },
}

const fromCsv = (spec: Spec): Spec => ({ ...spec, source: 'csv', files: spec.csvFiles })

/** The fastest run of each side, how often its time is ours, and the machine's load when it began. */
type Sides = Readonly<Record<string, Measured & { readonly timesOurs: number; readonly load: number }>>

/** Every side in turn, again and again. */
function alternate(
  { peerPython }: BenchOptions,
  { dir }: Bank,
  step: 'aggregates' | 'catalogue',
  spec: Spec,
  repeats: number,
): Sides {
  const best = new Map<string, Measured & { readonly load: number }>()
  const keep = (side: string, run: () => Measured): void => {
    const load = loadavg()[0]!
    const measured = run()
    if (measured.seconds < (best.get(side)?.seconds ?? Number.POSITIVE_INFINITY))
      best.set(side, { ...measured, load })
  }
  for (let repeat = 0; repeat < repeats; repeat++) {
    keep('vitrine', () => ours(step, spec, dir))
    if (peerPython === undefined) continue
    for (const peer of PEERS) keep(peer, () => theirs(peerPython, `${peer}_${step}`, spec, dir))
  }
  const own = best.get('vitrine')!.seconds
  return Object.fromEntries([...best].map(([side, one]) => [side, { ...one, timesOurs: one.seconds / own }]))
}

/** Do all sides give the same values? On the real sample, or on 10,000 generated applications. */
async function checkValues(options: BenchOptions): Promise<Json> {
  const { realData, scratch, peerPython, log } = options
  if (peerPython === undefined) return null
  const from = realData === undefined ? { applications: CHECK_SIZE } : { tablesDir: realData }
  const bank = await readyBank(join(scratch, realData === undefined ? 'check' : 'check-real'), from, log)
  const outDir = (side: string): string => {
    const dir = join(bank.dir, 'out', side)
    mkdirSync(dir, { recursive: true })
    return dir
  }
  const sources = { ingested: bank.spec, csv: fromCsv(bank.spec) }
  for (const [source, spec] of Object.entries(sources))
    ours('aggregates', { ...spec, out: outDir(`vitrine-${source}`) }, bank.dir)
  ours('catalogue', bank.spec, bank.dir)
  const matrix = openMatrix(join(bank.spec.dataDir, 'bench-matrix'))
  const columns = new Map(matrix.columns.map(({ id }, index) => [id, matrix.column(index, 0, matrix.nRows)]))
  const found: Record<string, { readonly [key: string]: Json }> = {}
  for (const peer of PEERS) {
    const file = join(outDir(peer), 'catalogue.parquet')
    theirs(peerPython, `${peer}_catalogue`, { ...bank.spec, out: file }, bank.dir)
    const { leftOut, different } = await differentColumns(matrix.rowIds, columns, file, 'SK_ID_CURR')
    found[peer] = { leftOut: [...leftOut], different: list(different) }
    for (const [source, spec] of Object.entries(sources)) {
      const theirDir = outDir(`${peer}-${source}`)
      theirs(peerPython, `${peer}_aggregates`, { ...spec, out: theirDir }, bank.dir)
      const different = await differentAggregates(outDir(`vitrine-${source}`), theirDir)
      found[peer] = { ...found[peer], [source]: list(different) }
    }
    log(`${peer}, ${columns.size - leftOut.length} features compared: ${JSON.stringify(found[peer])}`)
  }
  matrix.close()
  return { applications: columns.values().next().value!.length, real: realData !== undefined, peers: found }
}

const list = (columns: readonly DifferentColumn[]): Json =>
  columns.map((one) => ({ ...one, first: { ...one.first } }))

async function differentAggregates(ourDir: string, theirDir: string): Promise<readonly DifferentColumn[]> {
  const found: DifferentColumn[] = []
  for (const { table, key } of aggregateList) {
    const file = join(ourDir, `${table}.parquet`)
    if (!existsSync(file)) continue
    const own = await parquetColumns(file, key)
    const { leftOut, different } = await differentColumns(
      own.ids,
      own.columns,
      join(theirDir, `${table}.parquet`),
      key,
    )
    if (leftOut.length > 0)
      throw new RangeError(`${table} without ${leftOut.join(', ')} in ${readdirSync(theirDir)}`)
    found.push(...different.map((one) => ({ ...one, id: `${table}.${one.id}` })))
  }
  return found
}
