import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { createTreeExplainer } from '../src/explain/index.ts'
import { openMatrix } from '../src/features/index.ts'
import { openWarehouse } from '../src/ingest/index.ts'
import { gatherRows } from '../src/matrix/index.ts'
import { championOf, readLightgbmText, TreeScorer } from '../src/model/index.ts'
import { readyBank, workspacePaths } from '../src/workspace/index.ts'
import { bankSource } from './bank-source.ts'
import type { Bench } from './bench.ts'
import { runPeer } from './peers/python.ts'

const ROWS = 500

/** Do our scores and attributions equal LightGBM's on the file that we export? */
export const parity: Bench = {
  name: 'parity',
  question:
    'Largest difference of attributions from LightGBM pred_contrib on our model.txt, first 500 applications',
  unit: 'log-odds',
  async run(options) {
    const source = bankSource(options)
    const dataDir = join(options.scratch, 'data')
    await readyBank({
      dataDir,
      lender: homeCredit,
      policy: homeCredit.policies[0]!,
      seed: 1,
      source,
      onProgress: () => undefined,
      onNote: options.log,
    })
    const paths = workspacePaths(dataDir)
    const { generation } = await openWarehouse(paths.warehouse)
    const matrix = openMatrix(paths.matrix(generation))
    const modelFile = join(paths.models, (await championOf(paths.models))!, 'model.txt')
    const ensemble = readLightgbmText(readFileSync(modelFile, 'utf8'), { columns: matrix.columns })
    const n = Math.min(ROWS, matrix.nRows)
    const width = matrix.columns.length
    const rows = gatherRows(matrix, 0, n)
    matrix.close()
    const raw = new TreeScorer(ensemble).rawScores(rows)
    const explainer = createTreeExplainer(ensemble)
    const phi = explainer.attribution(rows, n)
    const sums = Float64Array.from({ length: n }, (_, r) =>
      Math.abs(
        phi.subarray(r * width, (r + 1) * width).reduce((sum, x) => sum + x, explainer.baseValue) - raw[r]!,
      ),
    )
    const maxSumDifference = Math.max(...sums)
    if (options.peerPython === undefined)
      return { figure: maxSumDifference, details: { rows: n, maxSumDifference } }

    const rowsFile = join(options.scratch, 'rows.f64')
    writeFileSync(rowsFile, new Uint8Array(rows.buffer))
    const { version } = runPeer<{ version: string }>(
      options.peerPython,
      new URL('./peers/lightgbm_parity.py', import.meta.url),
      [modelFile, rowsFile, String(n), String(width), options.scratch],
    )
    const doubles = (name: string): Float64Array =>
      new Float64Array(new Uint8Array(readFileSync(join(options.scratch, name))).buffer)
    const peerRaw = doubles('raw.f64')
    const peerPhi = doubles('contributions.f64')
    let maxContribution = 0
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < width; c++) {
        maxContribution = Math.max(
          maxContribution,
          Math.abs(phi[r * width + c]! - peerPhi[r * (width + 1) + c]!),
        )
      }
    }
    const maxRaw = Math.max(...raw.map((score, r) => Math.abs(score - peerRaw[r]!)))
    return {
      figure: maxContribution,
      details: {
        rows: n,
        maxRawScoreDifference: maxRaw,
        maxSumDifference,
        peer: `LightGBM ${version}`,
        data: source.kind,
      },
    }
  },
}
