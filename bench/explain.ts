import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openMatrix } from '../src/features/index.ts'
import { openWarehouse } from '../src/ingest/index.ts'
import { DECIDING, workspacePaths } from '../src/workspace/index.ts'
import { measureAsked } from './answers/asked.ts'
import { bankInUse, FULL_SIZE } from './answers/bank-in-use.ts'
import { openBankServer } from './answers/bank-server.ts'
import { type Times, times } from './answers/times.ts'
import type { Bench } from './bench.ts'
import { runPeer } from './peers/python.ts'

const PEER = new URL('./peers/explain_peers.py', import.meta.url)
const CUSTOMERS = 100
const WARM_UP = 10
/** What the peers bear: people that the dashboard holds, that shap explains, for whom DiCE looks for plans. */
const DASHBOARD_ROWS = 2000
const SHAP_PEOPLE = 50
const DICE_PEOPLE = 5

interface Peer {
  readonly version: string
}
interface PeerTimes {
  readonly n: number
  readonly p50: number
  readonly p95: number
}
interface Shap extends Peer {
  readonly interventional: PeerTimes
}

/** How long do our explanations take at full size, beside shap, DiCE and explainerdashboard on the same model and rows? */
export const explain: Bench = {
  name: 'explain',
  question:
    'Reasons, plans, what-ifs, similar customers, groups and the model page beside shap, DiCE and others',
  unit: 'milliseconds, p95 of a score with its checked reasons',
  async run({ scratch, applications = FULL_SIZE, peerPython, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const server = await openBankServer(dataDir, CUSTOMERS + WARM_UP)
    let modelId: string
    let ours: Record<string, Times>
    try {
      const { bank, ids } = server
      const reasons = await times(CUSTOMERS, WARM_UP, (k) => bank.decided(ids[k % ids.length]!))
      log(`reasons: ${JSON.stringify(reasons)}`)
      ours = { reasons, ...(await measureAsked(server, CUSTOMERS, WARM_UP, log)) }
      modelId = bank.modelId
    } finally {
      await server.close()
    }
    const figure = ours.reasons!.p95
    const details = { applications, customers: CUSTOMERS, ours }
    if (peerPython === undefined) return { figure, details: JSON.parse(JSON.stringify(details)) }
    await filesForPeers(dataDir, modelId, scratch)
    const ask = <T extends Peer>(what: string, count: number): T => {
      const answer = runPeer<T>(peerPython, PEER, [scratch, what, String(count)])
      log(`${what}: ${JSON.stringify(answer)}`)
      return answer
    }
    const shap = ask<Shap>('shap', SHAP_PEOPLE)
    const dice = ask('dice', DICE_PEOPLE)
    const dashboard = ask('dashboard', SHAP_PEOPLE)
    return {
      figure,
      peer: { name: `shap ${shap.version}, interventional`, figure: shap.interventional.p95 },
      details: JSON.parse(JSON.stringify({ ...details, shap, dice, dashboard })),
    }
  },
}

/** The deciding model, the reference set and some rows, as explain_peers.py reads them. */
async function filesForPeers(dataDir: string, modelId: string, folder: string): Promise<void> {
  const paths = workspacePaths(dataDir)
  const bundle = join(paths.models, modelId)
  copyFileSync(join(bundle, 'model.txt'), join(folder, 'model.txt'))
  copyFileSync(join(bundle, 'just-approved.f64'), join(folder, 'reference.f64'))
  const content = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')) as {
    readonly objectives: readonly { readonly id: string; readonly limitRawScore: number }[]
  }
  const { generation } = await openWarehouse(paths.warehouse)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    const known = [...matrix.target.keys()].filter((row) => !Number.isNaN(matrix.target[row]!))
    const tests = [...matrix.split.keys()].filter((row) => matrix.split[row] !== 1)
    const write = (name: string, rows: readonly number[]): void => {
      const columns = matrix.columns.map((_, c) => matrix.column(c))
      writeFileSync(
        join(folder, `${name}.f64`),
        Float64Array.from(rows.flatMap((row) => columns.map((column) => column[row]!))),
      )
    }
    const everybody = known.slice(0, DASHBOARD_ROWS)
    write('everybody', everybody)
    // The final model did not see them.
    write('rows', tests.slice(0, SHAP_PEOPLE * 20))
    writeFileSync(
      join(folder, 'target.f64'),
      Float64Array.from(everybody, (row) => matrix.target[row]!),
    )
    const { limitRawScore } = content.objectives.find(({ id }) => id === DECIDING)!
    const sizes = { names: matrix.columns.map(({ id }) => id), limit: limitRawScore }
    writeFileSync(join(folder, 'sizes.json'), JSON.stringify(sizes))
  } finally {
    matrix.close()
  }
}
