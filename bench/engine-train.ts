import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Matrix } from '../src/matrix/index.ts'
import type { Bench, BenchOptions, BenchResult } from './bench.ts'
import { type CvTable, cvTable } from './cv-table.ts'
import { type Comparison, compareTrainings, runsForHistory } from './engine-train/compare.ts'
import { kept } from './kept.ts'
import { runPeer } from './peers/python.ts'

const ROWS = 300_000
const TRAIN_ROWS = 240_000
const COLUMNS = 200
const ROUNDS = 300
const REPEATS = 3
const PEER = new URL('./peers/lightgbm_train.py', import.meta.url)

/** How long do 300 trees take, and are they as good? */
export const engineTrain: Bench = {
  name: 'engine-train',
  question: `Seconds of ${ROUNDS} trees × 31 leaves on ${TRAIN_ROWS} × ${COLUMNS} numbers, one thread; two, binning and AUC beside it`,
  unit: 'seconds',
  async run(options) {
    const { scratch, peerPython } = options
    if (peerPython === undefined) throw new RangeError('The peer draws the table of this bench: add --peers')
    const size = ROWS * COLUMNS * 4
    const table = join(scratch, 'columns.f32')
    if (!existsSync(table) || statSync(table).size !== size)
      runPeer(peerPython, PEER, ['draw', scratch, String(ROWS)])
    const shape = { rows: ROWS, trainRows: TRAIN_ROWS, columns: COLUMNS, categories: [] }
    return measure(options, { ...shape, table: 'columns.f32', type: '<f4', target: 'target.u8' }, [1, 2])
  },
}

/** The same question on the features of a whole bank: zeros, categories, tables that most people are not in. */
export const engineTrainBank: Bench = {
  name: 'engine-train-bank',
  question: `Seconds of ${ROUNDS} trees × 31 leaves on all features of a bank's labelled applications, two threads`,
  unit: 'seconds',
  run: (options) => measureBank(options, 'bank', ({ matrix }) => matrix),
}

/** And with each category as a column of its own, as tables for LightGBM are often made. */
export const engineTrainOneHots: Bench = {
  name: 'engine-train-one-hots',
  question: `Seconds of ${ROUNDS} trees × 31 leaves on a bank's features, categories as one-hots, two threads`,
  unit: 'seconds',
  run: (options) => measureBank(options, 'one-hots', ({ matrix }) => oneHots(matrix)),
}

async function measureBank(
  options: BenchOptions,
  name: string,
  columnsOf: (table: CvTable) => Matrix,
): Promise<BenchResult> {
  const shape = await kept(options.scratch, `${name}-shape`, async () => {
    const table = await cvTable(options)
    const matrix = columnsOf(table)
    const columns = matrix.columns.length
    const out = join(options.scratch, `${name}.f64`)
    writeFileSync(out, '')
    for (let c = 0; c < columns; c++) {
      const values = matrix.column(c)
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      writeFileSync(out, bytes, { flag: 'a' })
    }
    writeFileSync(join(options.scratch, `${name}-target.u8`), Uint8Array.from(table.target))
    const rows = table.target.length
    const categories = [...matrix.columns.keys()].filter((c) => matrix.columns[c]!.kind === 'category')
    return { rows, trainRows: Math.floor(rows * 0.8), columns, categories }
  })
  return measure(options, { ...shape, table: `${name}.f64`, type: '<f8', target: `${name}-target.u8` }, [2])
}

/** One column of zeros and ones per category; a missing category is zero in all of them. */
function oneHots(matrix: Matrix): Matrix {
  const sources = matrix.columns.flatMap((spec, column): { id: string; column: number; code?: number }[] =>
    spec.kind === 'number'
      ? [{ id: spec.id, column }]
      : spec.categories.map((category, code) => ({ id: `${spec.id} = ${category}`, column, code })),
  )
  return {
    nRows: matrix.nRows,
    rowIds: matrix.rowIds,
    columns: sources.map(({ id }) => ({ id, kind: 'number' })),
    column: (index, start, end) => {
      const { column, code } = sources[index]!
      const values = matrix.column(column, start, end)
      return code === undefined ? values : values.map((value) => Number(value === code))
    },
  }
}

async function measure(
  options: BenchOptions,
  table: Comparison['table'],
  threads: readonly number[],
): Promise<BenchResult> {
  const rounds = options.rounds ?? ROUNDS
  const repeats = options.repeats ?? REPEATS
  const { scratch: folder, peerPython: python, log } = options
  const { runs, summary } = await compareTrainings({ table, folder, rounds, repeats, python, threads, log })
  const [first] = summary
  const theirs = first?.figures.lightgbm
  const version = runs.find(({ side }) => side === 'lightgbm')?.measured.version
  return {
    figure: first!.figures.ours!.trainingSeconds,
    ...(theirs !== undefined && { peer: { name: `LightGBM ${version}`, figure: theirs.trainingSeconds } }),
    details: {
      rounds,
      repeats,
      rows: table.rows,
      trainRows: table.trainRows,
      columns: table.columns,
      threads: summary.map(({ threads: n, figures }) => ({ threads: n, ...figures })),
      runs: runsForHistory(runs),
    },
  }
}
