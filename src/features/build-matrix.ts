import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { type EngineLimits, openSession, readDoubles } from './engine-session.ts'
import type { Catalogue } from './feature.ts'
import { fitGroupMedians, type GroupRow } from './group-medians.ts'
import { CellWriter, hashFile, MATRIX_FILES, type MatrixManifest } from './matrix-files.ts'
import { compilePlan, duckDb, type FeaturePlan } from './plan.ts'
import { type Policy, policyHash } from './policy.ts'
import { selectFeatures } from './selection.ts'

export interface MatrixRequest extends EngineLimits {
  readonly warehousePath: string
  /** Name of the warehouse generation; kept in the manifest. */
  readonly generation: string
  readonly catalogue: Catalogue
  readonly policy: Policy
  readonly tables: readonly TableSchema[]
  /** Written as a whole: the folder appears when it is complete and replaces an older one. */
  readonly outDir: string
  /** Monitored features go to a folder of their own, which the scorer never opens. Default `model`. */
  readonly which?: 'model' | 'monitored'
  /** Ids to compute; default: all that the policy allows for `which`. */
  readonly features?: readonly string[]
  /** Applications computed at once; bounds the memory. Default 20,000. */
  readonly batch?: number
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Computes every feature for every application of the warehouse, ordered by application id.
 * The same warehouse, catalogue and policy give the same bytes, whatever the threads, batch and memory.
 * @throws E_POLICY_BREACH, E_POLICY_UNLISTED_COLUMN, E_CATALOGUE, E_FEATURE_SQL, E_FEATURE_COLUMN
 */
export async function buildMatrix(request: MatrixRequest): Promise<MatrixManifest> {
  const { catalogue, policy, outDir, which = 'model' } = request
  checkCatalogue(catalogue)
  const features = await featuresOf(request, which)
  const work = `${outDir}.partial`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(join(work, 'spill'), { recursive: true })
  const session = await openSession(request.warehousePath, request, join(work, 'spill'))
  try {
    const medians = await fitGroupMedians(
      async (sql) =>
        (await session.connection.runAndReadAll(sql)).getRows() as unknown as readonly GroupRow[],
      catalogue,
      features,
      'warehouse.application',
    )
    const plan = compilePlan(catalogue, features, duckDb, medians)
    const nRows = await writeCells(session.connection, plan, features, work, request)
    const manifest: MatrixManifest = {
      format: 1,
      which,
      nRows,
      columns: features.map((id) => columnSpec(catalogue, id)),
      historyIds: plan.historyIds,
      groupMedians: medians,
      hashes: {
        catalogue: catalogueHash(catalogue),
        policy: policyHash(policy),
        generation: request.generation,
        matrix: await hashFile(join(work, MATRIX_FILES.cells)),
        groupMedians: sha256(canonicalJson(medians)),
      },
    }
    writeFileSync(join(work, MATRIX_FILES.manifest), `${JSON.stringify(manifest, undefined, 1)}\n`)
    session.close()
    rmSync(join(work, 'spill'), { recursive: true, force: true })
    rmSync(outDir, { recursive: true, force: true })
    renameSync(work, outDir)
    return manifest
  } catch (error) {
    session.close()
    rmSync(work, { recursive: true, force: true })
    throw error
  }
}

/** SHA-256 of every definition and word of a catalogue. */
export function catalogueHash(catalogue: Catalogue): string {
  return sha256(canonicalJson(catalogue as unknown as Json))
}

async function featuresOf(request: MatrixRequest, which: 'model' | 'monitored'): Promise<readonly string[]> {
  const { catalogue, policy, tables, features } = request
  const selection = await selectFeatures(catalogue, policy, tables, which === 'model' ? features : undefined)
  if (which === 'model') return selection.model
  const stray = features?.find((id) => !selection.monitored.includes(id))
  if (stray !== undefined) {
    fail('E_POLICY_BREACH', {
      what: 'A feature asked for monitoring is not one that the policy monitors.',
      got: `${stray} (${selection.uses.get(stray) ?? 'unknown'})`,
      expected: 'features with use "monitor"',
      remedy: 'Leave it out; features of the model have their own matrix.',
    })
  }
  return selection.monitored.filter((id) => features?.includes(id) ?? true)
}

function columnSpec(catalogue: Catalogue, id: string): ColumnSpec {
  const feature = catalogue.features.find((one) => one.id === id)!
  return feature.kind === 'category'
    ? { id, kind: 'category', categories: feature.categories! }
    : { id, kind: 'number' }
}

async function writeCells(
  connection: DuckDBConnection,
  plan: FeaturePlan,
  features: readonly string[],
  dir: string,
  request: MatrixRequest,
): Promise<number> {
  const facts = await connection.runAndReadAll('select count(*) from warehouse.application')
  const nRows = Number(facts.getRows()[0]![0])
  const [rowIds, target, split] = (await readDoubles(
    await connection.stream(
      `select cast(SK_ID_CURR as double), coalesce(cast(TARGET as double), 'nan'::double),
        case SPLIT when 'train' then 1e0 else 0e0 end
      from warehouse.application order by SK_ID_CURR`,
    ),
    nRows,
  )) as [Float64Array, Float64Array, Float64Array]
  for (const [name, values] of [
    [MATRIX_FILES.rowIds, rowIds],
    [MATRIX_FILES.target, target],
    [MATRIX_FILES.split, split],
  ] as const) {
    const file = await CellWriter.create(dir, name)
    await file.write(values, 0)
    await file.close()
  }
  const cells = await CellWriter.create(dir, MATRIX_FILES.cells)
  const history = await CellWriter.create(dir, MATRIX_FILES.history)
  const place = new Map(features.map((id, index) => [id, index * nRows]))
  const batch = request.batch ?? 20_000
  for (let start = 0; start < nRows; start += batch) {
    const end = Math.min(start + batch, nRows)
    const computed = await computeBatch(connection, plan, rowIds[start]!, rowIds[end - 1]!, end - start)
    for (const [id, values] of computed) {
      const at = place.get(id)
      if (at !== undefined) await cells.write(values, at + start)
    }
    const columns = plan.historyIds.map((id) => computed.get(id)!)
    await history.write(rowsOf(columns, end - start), start * columns.length)
    request.onProgress?.(end, nRows)
  }
  await cells.close()
  await history.close()
  return nRows
}

/** Every feature of the applications `first` … `last` (ids), in id order. */
async function computeBatch(
  connection: DuckDBConnection,
  plan: FeaturePlan,
  first: number,
  last: number,
  nRows: number,
): Promise<ReadonlyMap<string, Float64Array>> {
  const relation = (table: string) =>
    `(select * from warehouse.${table} where SK_ID_CURR between ${first} and ${last})`
  const computed = new Map<string, Float64Array>()
  const keep = (ids: readonly string[], columns: readonly Float64Array[]) => {
    for (const [index, id] of ids.entries()) computed.set(id, columns[index]!)
  }
  for (const grain of plan.grains) {
    await connection.run(`create or replace temp table batch_${grain.grain} as ${grain.sql(relation)}`)
    const cells = grain.featureIds.map((id) => plan.dialect.missingAsNaN(`g.${id}`))
    const sql = `select ${cells.join(', ')} from ${relation('application')} a
      left join batch_${grain.grain} g on g.SK_ID_CURR = a.SK_ID_CURR order by a.SK_ID_CURR`
    keep(grain.featureIds, await readDoubles(await connection.stream(sql), nRows))
  }
  if (plan.applicationIds.length > 0) {
    const rows = plan.applicationSql(batchFrom(plan, relation))
    const sql = `select ${plan.applicationIds.join(', ')} from (${rows}) order by SK_ID_CURR`
    keep(plan.applicationIds, await readDoubles(await connection.stream(sql), nRows))
  }
  return computed
}

/** FROM clause of the application features: `a`, and `h` with the history that they read. */
function batchFrom(plan: FeaturePlan, relation: (table: string) => string): string {
  const read = plan.grains.filter((grain) => grain.featureIds.some((id) => plan.historyReads.includes(id)))
  const columns = read.flatMap((grain) =>
    grain.featureIds.filter((id) => plan.historyReads.includes(id)).map((id) => `batch_${grain.grain}.${id}`),
  )
  const joins = read.map((grain) => `left join batch_${grain.grain} using (SK_ID_CURR)`)
  const history = `(select ${['i.SK_ID_CURR', ...columns].join(', ')}
    from ${relation('application')} i ${joins.join(' ')})`
  return `${relation('application')} a join ${history} h on h.SK_ID_CURR = a.SK_ID_CURR`
}

function rowsOf(columns: readonly Float64Array[], nRows: number): Float64Array {
  const width = columns.length
  const rows = new Float64Array(nRows * width)
  for (let c = 0; c < width; c++) {
    const column = columns[c]!
    for (let r = 0; r < nRows; r++) rows[r * width + c] = column[r]!
  }
  return rows
}
