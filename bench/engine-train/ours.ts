// One training of the bench in a process of its own: prints what bench/peers/lightgbm_train.py prints.
import { openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { gatherRows, type Matrix } from '../../src/matrix/index.ts'
import { auc, binMatrix, TreeScorer, trainTrees } from '../../src/model/index.ts'
import type { Measured, Seconds, TrainSpec } from './spec.ts'

const [folder, specText] = process.argv.slice(2) as [string, string]
const spec = JSON.parse(specText) as TrainSpec
const file = openSync(join(folder, spec.table), 'r')
const target = readFileSync(join(folder, spec.target))
/** Where the file's bytes are read to before they become doubles. */
let room = new ArrayBuffer(0)

const [binned, binning] = await timed(() => binMatrix(rowsOf(0, spec.trainRows), { workers: spec.threads }))
const params = { rounds: spec.rounds, numLeaves: 31, learningRate: 0.05, minDataInLeaf: 100 }
const [ensemble, training] = await timed(() => trainTrees(binned, target, params, { workers: spec.threads }))
const peakBytes = process.resourceUsage().maxRSS * 1024

const scorer = new TreeScorer(ensemble)
const scores = new Float64Array(spec.rows - spec.trainRows)
const BLOCK = 20_000
for (let from = spec.trainRows; from < spec.rows; from += BLOCK) {
  const block = gatherRows(rowsOf(from, Math.min(spec.rows, from + BLOCK)))
  scores.set(scorer.rawScores(block), from - spec.trainRows)
}
const measured: Measured = {
  version: 'this tree',
  binning,
  training,
  auc: auc(scores, target.subarray(spec.trainRows)),
  peakBytes,
  trees: ensemble.trees.length,
}
process.stdout.write(JSON.stringify(measured))

/** Some rows of the table, read column by column. */
function rowsOf(from: number, to: number): Matrix {
  const width = spec.type === '<f4' ? 4 : 8
  const isCategory = new Set(spec.categories)
  return {
    columns: Array.from({ length: spec.columns }, (_, c) =>
      isCategory.has(c)
        ? { id: `column_${c}`, kind: 'category', categories: [] }
        : { id: `column_${c}`, kind: 'number' },
    ),
    nRows: to - from,
    rowIds: new Float64Array(),
    column: (index, start = 0, end = to - from) => {
      const length = (end - start) * width
      if (room.byteLength < length) room = new ArrayBuffer(length)
      readSync(file, new Uint8Array(room), 0, length, (index * spec.rows + from + start) * width)
      return new Float64Array(
        width === 4 ? new Float32Array(room, 0, end - start) : new Float64Array(room, 0, end - start),
      )
    },
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, Seconds]> {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return [result, { wall: (performance.now() - wall) / 1000, cpu: (user + system) / 1e6 }]
}
