import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkedAttribution, createTreeExplainer, type Explainer } from '../src/explain/index.ts'
import { readLightgbmText, TreeScorer } from '../src/model/index.ts'
import type { Bench } from './bench.ts'
import { runPeer } from './peers/python.ts'

const COLUMNS = 200
const columns = Array.from({ length: COLUMNS }, (_, c) => ({ id: `Column_${c}`, kind: 'number' as const }))
const TRAIN_ROWS = 40_000
const SCORED_ROWS = 20_000
const EXPLAINED_ROWS = 2000
const REPEATS = 3
const PEOPLE = 2000

interface Seconds {
  readonly wall: number
  readonly cpu: number
}

const PEER = new URL('./peers/lightgbm_engine.py', import.meta.url)

/** How fast are scores and attributions of a model of 300 trees with 31 leaves, and are they LightGBM's? */
export const engineExplain: Bench = {
  name: 'engine-explain',
  question:
    'Attributions per CPU second, 300 trees × 31 leaves × 200 columns, one thread; scores beside them',
  unit: 'rows per CPU second',
  async run({ peerPython, scratch, log }) {
    if (peerPython === undefined) throw new RangeError('LightGBM trains the model of this bench: add --peers')
    log('LightGBM trains the model')
    const sizes = [scratch, String(TRAIN_ROWS), String(SCORED_ROWS)]
    const { version } = runPeer<{ version: string }>(peerPython, PEER, ['train', ...sizes])
    const rows = doubles(join(scratch, 'rows.f64'))
    const opening = performance.now()
    const ensemble = readLightgbmText(readFileSync(join(scratch, 'model.txt'), 'utf8'), { columns })
    const scorer = new TreeScorer(ensemble)
    const explainer = createTreeExplainer(ensemble)
    const prepared = performance.now() - opening
    const some = rows.subarray(0, EXPLAINED_ROWS * COLUMNS)
    // The first rows compile the kernel; LightGBM warms up likewise.
    scorer.rawScores(some)
    explainer.attribution(rows.subarray(0, 640 * COLUMNS), 640)

    const runs: { readonly what: string; readonly ours: Seconds; readonly theirs: Seconds }[] = []
    let scores: Float64Array = new Float64Array()
    let phi: Float64Array = new Float64Array()
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const ask = (what: string, n: number): Seconds =>
        runPeer<Seconds>(peerPython, PEER, ['time', scratch, what, String(n)])
      const theirs = ask('contributions', EXPLAINED_ROWS)
      runs.push({
        what: 'contributions',
        theirs,
        ours: timed(() => (phi = explainer.attribution(some, EXPLAINED_ROWS))),
      })
      const raw = ask('raw', SCORED_ROWS)
      runs.push({ what: 'raw', theirs: raw, ours: timed(() => (scores = scorer.rawScores(rows))) })
      log(`repeat ${repeat + 1} of ${REPEATS}`)
    }
    const best = (what: string, side: 'ours' | 'theirs'): number =>
      Math.min(...runs.filter((run) => run.what === what).map((run) => run[side].cpu))
    const attributions = differences(phi, doubles(join(scratch, 'contributions.f64')), explainer, scores)
    const theirScores = doubles(join(scratch, 'raw.f64'))
    return {
      figure: EXPLAINED_ROWS / best('contributions', 'ours'),
      peer: { name: `LightGBM ${version}`, figure: EXPLAINED_ROWS / best('contributions', 'theirs') },
      details: {
        attributions,
        scores: {
          rowsPerCpuSecond: SCORED_ROWS / best('raw', 'ours'),
          ratio: best('raw', 'theirs') / best('raw', 'ours'),
          equalBits: scores.every((score, row) => Object.is(score, theirScores[row])),
        },
        oneCustomerMs: oneCustomer(scorer, explainer, rows),
        preparedMs: prepared,
        runs: runs.map(({ what, ours, theirs }) => ({ what, ours: { ...ours }, theirs: { ...theirs } })),
      },
    }
  },
}

function timed(work: () => unknown): Seconds {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(cpu)
  return { wall: (performance.now() - wall) / 1000, cpu: (user + system) / 1e6 }
}

/** Largest differences of attributions from LightGBM's, base value included, and of their sums from our scores. */
function differences(
  phi: Float64Array,
  theirs: Float64Array,
  explainer: Explainer,
  scores: Float64Array,
): { readonly maxDifference: number; readonly maxSumDifference: number } {
  let maxDifference = 0
  let maxSumDifference = 0
  for (let row = 0; row < EXPLAINED_ROWS; row++) {
    let sum = explainer.baseValue
    for (let c = 0; c <= COLUMNS; c++) {
      const own = c < COLUMNS ? phi[row * COLUMNS + c]! : explainer.baseValue
      maxDifference = Math.max(maxDifference, Math.abs(own - theirs[row * (COLUMNS + 1) + c]!))
      if (c < COLUMNS) sum += own
    }
    maxSumDifference = Math.max(maxSumDifference, Math.abs(sum - scores[row]!))
  }
  return { maxDifference, maxSumDifference }
}

/** Score, attributions and their check, one person after another, milliseconds. */
function oneCustomer(
  scorer: TreeScorer,
  explainer: Explainer,
  rows: Float64Array,
): { readonly median: number; readonly p95: number; readonly p99: number } {
  const times = Float64Array.from({ length: PEOPLE }, (_, person) => {
    const start = performance.now()
    const row = rows.slice(person * COLUMNS, (person + 1) * COLUMNS)
    checkedAttribution(explainer.baseValue, explainer.attribution(row, 1), scorer.rawScores(row)[0]!)
    return performance.now() - start
  }).sort()
  const at = (share: number): number => times[Math.floor(share * PEOPLE)]!
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function doubles(file: string): Float64Array<ArrayBuffer> {
  return new Float64Array(new Uint8Array(readFileSync(file)).buffer)
}
