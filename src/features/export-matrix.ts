import { existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import { canonicalJson, type Json } from '../hash/index.ts'
import { isDiskFull, type TableSchema } from '../ingest/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'
import type { Catalogue } from './feature.ts'
import { matrixTable } from './matrix-table.ts'
import type { Policy } from './policy.ts'
import type { StoredMatrix } from './stored-matrix.ts'

export interface ExportRequest {
  readonly matrix: StoredMatrix
  readonly catalogue: Catalogue
  /** The policy under which the matrix was built. */
  readonly policy: Policy
  readonly tables: readonly TableSchema[]
  /** File to write; replaced when it exists. */
  readonly path: string
}

/** Rows of one row group: about 126 MB of 240 doubles, near what readers of clusters like. */
const ROW_GROUP_ROWS = 65_536
/** About two row groups are held, whatever the number of rows. */
const MEMORY_LIMIT = '512MB'

/**
 * Writes a matrix as one Parquet file: application id, outcome, split, then every feature in the matrix's order
 * under its id. Missing is NULL, a category is its text. What each feature is stands in the file's key-value
 * metadata (keys start with `vitrine.`). The file appears under its name only when it is whole; equal matrices
 * give equal bytes.
 * @throws VitrineError E_OUT_FILE when the file cannot be made there; E_DISK_FULL
 */
export async function exportMatrix(request: ExportRequest): Promise<void> {
  const { path, matrix } = request
  checkPlace(path)
  const half = `${path}.partial`
  await rm(half, { force: true })
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: MEMORY_LIMIT,
  })
  const connection = await instance.connect()
  try {
    connection.registerTableFunction(matrixTable(matrix))
    await connection.run(copySql(request, half))
    await sync(half)
    await rename(half, path)
    await sync(dirname(path))
  } catch (error) {
    await rm(half, { force: true })
    throwAsOurs(error, path)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function copySql({ matrix, catalogue, policy, tables }: ExportRequest, half: string): string {
  const metadata = {
    'vitrine.format': '1',
    'vitrine.generation': matrix.hashes.generation,
    'vitrine.catalogue': matrix.hashes.catalogue,
    'vitrine.policy': canonicalJson({
      profile: policy.profile,
      version: policy.version,
      hash: matrix.hashes.policy,
    }),
    'vitrine.matrix': matrix.hashes.matrix,
    'vitrine.features': canonicalJson(matrix.columns.map((column) => about(column, catalogue))),
  }
  const pairs = Object.entries(metadata).map(([key, value]) => `${quote(key)}: ${quote(value)}`)
  const people = tables.find((table) => table.outcome !== undefined)
  const cells = [
    `cast(id as bigint) as "${people?.applicationId.column ?? 'id'}"`,
    `cast(nullif(target, 'nan'::double) as integer) as "${people?.outcome ?? 'target'}"`,
    `case when split = 1 then 'train' else 'test' end as "${people?.origin?.name ?? 'split'}"`,
    ...matrix.columns.map(cellSql),
  ]
  return `copy (select ${cells.join(', ')} from matrix_rows())
    to ${quote(half)} (format parquet, compression zstd, row_group_size ${ROW_GROUP_ROWS},
      kv_metadata {${pairs.join(', ')}})`
}

function cellSql(column: ColumnSpec, index: number): string {
  const present = `nullif(c${index}, 'nan'::double)`
  if (column.kind === 'number') return `${present} as "${column.id}"`
  const words = column.categories.map(quote).join(', ')
  return `([${words}])[cast(${present} as integer) + 1] as "${column.id}"`
}

/** What a reader needs to use a column without our catalogue. */
function about(column: ColumnSpec, catalogue: Catalogue): Json {
  const feature = catalogue.features.find((one) => one.id === column.id)
  if (feature === undefined) return { id: column.id }
  const { id, label, about: meaning, unit, theme, missing, higher } = feature
  return {
    id,
    label: { ...label },
    about: { ...meaning },
    unit,
    theme,
    missing: { ...missing },
    higher: { ...higher },
  }
}

function checkPlace(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder))
    refuse(path, 'the folder is missing', `Make the folder ${folder}, or name another.`)
  if (!statSync(folder).isDirectory()) refuse(path, `${folder} is no folder`, 'Name a file in a folder.')
  if (existsSync(path) && statSync(path).isDirectory())
    refuse(path, 'a folder of that name', 'Name a file, for example matrix.parquet in it.')
}

function refuse(path: string, got: string, remedy: string, cause?: unknown): never {
  fail(
    'E_OUT_FILE',
    {
      what: 'The file cannot be written there.',
      got,
      expected: 'a file in a folder that exists and may be written to',
      remedy,
      file: path,
    },
    cause,
  )
}

function throwAsOurs(error: unknown, path: string): never {
  const got = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
  if (isDiskFull(error)) {
    fail(
      'E_DISK_FULL',
      {
        what: 'The disk is full.',
        got,
        expected: 'free space for the whole file',
        remedy: 'Free some space or name a file on another disk. An older file of that name is untouched.',
        file: path,
      },
      error,
    )
  }
  if (/permission denied|read-only|cannot open file/i.test(got))
    refuse(path, got, 'Name a file in a folder that you may write to.', error)
  throw error
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
