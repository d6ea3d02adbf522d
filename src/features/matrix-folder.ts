import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail } from '../errors/index.ts'
import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import { RowFiles, type TableRows, type TableSchema } from '../ingest/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { engineFailure } from './engine-failure.ts'
import { type EngineLimits, type EngineSession, openSession, readDoubles } from './engine-session.ts'
import type { Catalogue } from './feature.ts'
import { filedColumnsOf, writeFiledCells } from './filed-cells.ts'
import type { FittedMedians } from './group-medians.ts'
import { CellWriter, hashColumns, MATRIX_FILES, type MatrixManifest } from './matrix-files.ts'
import { type Policy, policyHash } from './policy.ts'
import { selectFeatures } from './selection.ts'
import { storedColumns } from './stored-columns.ts'

export interface MatrixTarget extends EngineLimits {
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
}

/** What an engine is given to compute the features of all applications. */
export interface MatrixWork {
  /** The warehouse generation. */
  readonly session: EngineSession
  /** Ids to compute, in the order of the matrix. */
  readonly features: readonly string[]
  /** Every application, rising. */
  readonly rowIds: Float64Array
  /** Takes feature values by column: `values[0]` is row `at % rows` of column `at / rows`. */
  readonly cells: CellWriter
  /** Takes the history features row after row. */
  readonly history: CellWriter
  /** For files of the engine's own; removed at the end. */
  readonly spillDir: string
}

/** What an engine says about the cells that it wrote. */
export interface MatrixFacts {
  readonly historyIds: readonly string[]
  readonly groupMedians: FittedMedians
}

/**
 * Writes a matrix folder: rows, outcomes and hashes here, the cells by the engine. Until it is whole, an older folder
 * of that name stays in use; a failure leaves nothing behind.
 * @throws E_POLICY_BREACH, E_POLICY_UNLISTED_COLUMN, E_CATALOGUE, E_MEMORY_LIMIT, E_DISK_FULL, and what the engine throws
 */
export async function writeMatrix(
  target: MatrixTarget,
  compute: (work: MatrixWork) => Promise<MatrixFacts>,
): Promise<MatrixManifest> {
  const { catalogue, policy, outDir, which = 'model' } = target
  checkCatalogue(catalogue)
  const features = await featuresOf(target, which)
  const dir = `${outDir}.partial`
  const spillDir = join(dir, 'spill')
  rmSync(dir, { recursive: true, force: true })
  const open: { close(): unknown }[] = []
  try {
    mkdirSync(spillDir, { recursive: true })
    const session = await openSession(target.warehousePath, target, spillDir)
    open.push(session)
    const files = RowFiles.open(dirname(target.warehousePath))
    if (files !== undefined) open.push(files)
    const stored = files?.table('application')
    const { rowIds, target: outcomes, split } = await readRows(session, stored)
    await writeWhole(dir, MATRIX_FILES.rowIds, rowIds)
    await writeWhole(dir, MATRIX_FILES.target, outcomes)
    await writeWhole(dir, MATRIX_FILES.split, split)
    const cells = await CellWriter.create(dir, MATRIX_FILES.cells)
    open.push(cells)
    const history = await CellWriter.create(dir, MATRIX_FILES.history)
    open.push(history)
    const filed = await CellWriter.create(dir, MATRIX_FILES.filed)
    open.push(filed)
    const rowWise = [
      ...catalogue.features.filter(({ id, scope }) => scope === 'application' && features.includes(id)),
      ...(catalogue.groupMedians ?? []).map(({ group }) => ({ sql: group })),
    ]
    const application = target.tables.find((one) => one.name === 'application')!
    const [filedColumns, facts] = await both(
      writeFiledCells(
        { connection: session.beside, ...(stored !== undefined && { application: stored }) },
        application,
        filedColumnsOf(application, rowWise),
        rowIds,
        filed,
      ),
      compute({ session, features, rowIds, cells, history, spillDir }),
    )
    // Written bytes reach the disk while they are hashed.
    const [matrix] = await Promise.all([
      hashColumns(join(dir, MATRIX_FILES.cells), features.length, rowIds.length),
      ...open.splice(0).map(async (one) => one.close()),
    ])
    const manifest: MatrixManifest = {
      format: 2,
      which,
      nRows: rowIds.length,
      columns: features.map((id) => columnSpec(catalogue, id)),
      historyIds: facts.historyIds,
      filed: filedColumns,
      groupMedians: facts.groupMedians,
      hashes: {
        catalogue: catalogueHash(catalogue),
        policy: policyHash(policy),
        generation: target.generation,
        matrix,
        groupMedians: sha256(canonicalJson(facts.groupMedians)),
      },
    }
    writeFileSync(join(dir, MATRIX_FILES.manifest), `${JSON.stringify(manifest, undefined, 1)}\n`)
    rmSync(spillDir, { recursive: true, force: true })
    rmSync(outDir, { recursive: true, force: true })
    renameSync(dir, outDir)
    return manifest
  } catch (error) {
    // A file that cannot be closed must not hide why the build failed.
    for (const one of open) await Promise.resolve(one.close()).catch(() => undefined)
    rmSync(dir, { recursive: true, force: true })
    return engineFailure(error)
  }
}

/** Both at once; a failure of one is met when the other has ended too, so that nothing is closed under its feet. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other])
  return [await one, await other]
}

/** SHA-256 of every definition and word of a catalogue. */
export function catalogueHash(catalogue: Catalogue): string {
  return sha256(canonicalJson(catalogue as unknown as Json))
}

async function featuresOf(target: MatrixTarget, which: 'model' | 'monitored'): Promise<readonly string[]> {
  const { catalogue, policy, tables, features } = target
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

interface Rows {
  readonly rowIds: Float64Array
  readonly target: Float64Array
  readonly split: Float64Array
}

/** Ids, outcomes and splits, by id. */
async function readRows({ connection }: EngineSession, stored: TableRows | undefined): Promise<Rows> {
  const columns = stored && storedColumns(stored, 'SK_ID_CURR', ['SK_ID_CURR', 'TARGET', 'SPLIT'])
  if (columns !== undefined) {
    const [rowIds, target, splits] = columns.read(0, stored!.nRows) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const train = columns.texts.SPLIT!.indexOf('train')
    return { rowIds, target, split: splits.map((code) => (code === train ? 1 : 0)) }
  }
  const facts = await connection.runAndReadAll('select count(*) from warehouse.application')
  const [rowIds, target, split] = (await readDoubles(
    await connection.stream(
      `select cast(SK_ID_CURR as double), coalesce(cast(TARGET as double), 'nan'::double),
        case SPLIT when 'train' then 1e0 else 0e0 end
      from warehouse.application order by SK_ID_CURR`,
    ),
    Number(facts.getRows()[0]![0]),
  )) as [Float64Array, Float64Array, Float64Array]
  return { rowIds, target, split }
}

async function writeWhole(dir: string, name: string, values: Float64Array): Promise<void> {
  const file = await CellWriter.create(dir, name)
  try {
    await file.write(values, 0)
  } finally {
    await file.close()
  }
}
