import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../../src/cli/run-cli.ts'
import { openMatrix } from '../../src/features/index.ts'
import { openWarehouse } from '../../src/ingest/index.ts'
import { MemoryMatrix } from '../../src/matrix/index.ts'
import {
  binMatrix,
  ensembleOfShapes,
  trainAdditive,
  trainTrees,
  writeLightgbmText,
} from '../../src/model/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'

/** Calls the command line with --json; the document that it wrote, and its exit code. */
export async function callCli(...args: readonly string[]) {
  let out = ''
  const silent = { write: () => undefined }
  const code = await runCli([...args, '--json'], { write: (text: string) => (out += text) }, silent)
  return { code, json: JSON.parse(out) }
}

/** A data directory with features of 600 generated applications and no model. */
export async function smallBank(): Promise<{ readonly folder: string; readonly dataDir: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-small-bank-'))
  const dataDir = join(folder, 'data')
  const tables = join(folder, 'tables')
  const steps = [
    ['generate', '--applications', '600', '--out', tables],
    ['ingest', tables, '--data-dir', dataDir],
    ['features', '--data-dir', dataDir],
  ]
  for (const step of steps) {
    const { code, json } = await callCli(...step)
    if (code !== 0) throw new Error(JSON.stringify(json))
  }
  return { folder, dataDir }
}

export async function matrixOf(dataDir: string) {
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  return openMatrix(paths.matrix(generation))
}

/** A LightGBM text model of some features of a bank, in the order given, trained on its first outcomes alone. */
export async function smallModel(
  dataDir: string,
  features: readonly string[],
  seed: number,
  family: 'trees' | 'additive' = 'trees',
): Promise<string> {
  const stored = await matrixOf(dataDir)
  const places = features.map((id) => stored.columns.findIndex((column) => column.id === id))
  const matrix = new MemoryMatrix(
    places.map((place) => stored.columns[place]!),
    stored.rowIds,
    places.map((place) => stored.column(place)),
  )
  stored.close()
  const rows = Uint32Array.from(stored.target.keys())
    .filter((row) => !Number.isNaN(stored.target[row]!))
    .subarray(0, 300)
  const shared = { rounds: 25, minDataInLeaf: 10, minDataPerGroup: 10, seed }
  const binned = await binMatrix(matrix, { rows })
  return writeLightgbmText(
    family === 'trees'
      ? await trainTrees(binned, stored.target, { ...shared, numLeaves: 4 }, { rows })
      : ensembleOfShapes(await trainAdditive(binned, stored.target, { ...shared, bags: 2 }, { rows })),
  )
}
