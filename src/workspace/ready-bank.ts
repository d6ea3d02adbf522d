import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogueHash, type Policy } from '../features/index.ts'
import { canonicalJson, sha256 } from '../hash/index.ts'
import { ingest } from '../ingest/index.ts'
import { championOf } from '../model/index.ts'
import { buildFeatures } from './build-features.ts'
import { BUNDLE_FORMAT } from './bundle-content.ts'
import type { Lender } from './lender.ts'
import { workspacePaths } from './paths.ts'
import { trainBank } from './train-bank.ts'

/** Where the raw tables come from. */
export type BankSource =
  | { readonly kind: 'files'; readonly path: string }
  | {
      readonly kind: 'generated'
      readonly path: string
      /** Says what is generated; another recipe is another bank. */
      readonly recipe: string
      generate(): Promise<void>
    }

export interface ReadyBankRequest {
  readonly dataDir: string
  readonly lender: Lender
  readonly policy: Policy
  readonly seed: number
  readonly source: BankSource
  readonly onProgress: (label: string, fraction?: number) => void
  /** Lines worth keeping on the screen. */
  readonly onNote: (line: string) => void
  readonly signal?: AbortSignal
}

/** What the data directory was last made from; written only when everything is in place. */
interface WorkspaceState {
  readonly source: string
  readonly generation: string
  readonly modelId: string
}

/**
 * Makes the data directory hold a trained bank of the source: nothing when it already does, every step otherwise.
 * A run that was cut off is started again from the step it reached, because each step is all or nothing.
 */
export async function readyBank(request: ReadyBankRequest): Promise<void> {
  const { dataDir, lender, policy, seed, source, onProgress, onNote, signal } = request
  const paths = workspacePaths(dataDir)
  const wanted = sha256(
    canonicalJson([
      await sourceName(source),
      policy.profile,
      policy.version,
      catalogueHash(lender.catalogue),
      seed,
      BUNDLE_FORMAT,
    ]),
  )
  if ((await stateOf(dataDir))?.source === wanted && (await championOf(paths.models)) !== undefined) return

  if (source.kind === 'generated') await source.generate()
  const summary = await ingest({
    source: source.path,
    tables: lender.tables,
    warehouseDir: paths.warehouse,
    onProgress: ({ step, table, fraction }) => onProgress(`Loading: ${step} ${table ?? ''}`, fraction),
    ...(signal && { signal }),
  })
  for (const warning of summary.warnings) onNote(`${warning.code}: ${warning.text}`)
  await buildFeatures({
    dataDir,
    lender,
    policy,
    onProgress: (done, total) => onProgress('Computing features', done / total),
    ...(signal && { signal }),
  })
  const { modelId } = await trainBank({
    dataDir,
    lender,
    policy,
    seed,
    onProgress,
    ...(signal && { signal }),
  })
  await writeState(dataDir, { source: wanted, generation: summary.generation, modelId })
}

/** Names the input without reading it whole: paths, sizes and times of its files. */
async function sourceName(source: BankSource): Promise<string> {
  if (source.kind === 'generated') return source.recipe
  const root = await stat(source.path).catch(() => undefined)
  // What cannot be read is told by ingest, with its code and remedy.
  if (root === undefined) return source.path
  const names = root.isDirectory() ? (await readdir(source.path)).sort() : ['']
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(source.path, name))
      return `${name} ${size} ${mtimeMs}`
    }),
  )
  return [source.path, ...files].join('\n')
}

const stateFile = (dataDir: string): string => join(dataDir, 'workspace.json')

async function stateOf(dataDir: string): Promise<WorkspaceState | undefined> {
  try {
    return JSON.parse(await readFile(stateFile(dataDir), 'utf8')) as WorkspaceState
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function writeState(dataDir: string, state: WorkspaceState): Promise<void> {
  const half = `${stateFile(dataDir)}.half`
  await writeFile(half, `${canonicalJson({ ...state })}\n`)
  await rename(half, stateFile(dataDir))
}
