import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Json } from '../../src/hash/index.ts'
import { kept } from '../kept.ts'
import { runPeer } from '../peers/python.ts'
import type { Measured, TrainSpec } from './spec.ts'

const PEER = new URL('../peers/lightgbm_train.py', import.meta.url)
const OURS = fileURLToPath(new URL('./ours.ts', import.meta.url))

type Table = Omit<TrainSpec, 'rounds' | 'threads' | 'params'>

export interface Comparison {
  readonly table: Table
  readonly folder: string
  readonly rounds: number
  readonly repeats: number
  readonly python: string | undefined
  readonly threads: readonly number[]
  log(line: string): void
}

const SIDES = { lightgbm: {}, quantised: { use_quantized_grad: true } } as const
type Side = keyof typeof SIDES | 'ours'

interface Run {
  readonly side: Side
  readonly threads: number
  readonly load: number
  readonly measured: Measured
}

/**
 * Ours and LightGBM in turns, each training in a process of its own; the least seconds of each side count. With a folder that
 * stays, trainings that are done are found again there.
 */
export async function compareTrainings(comparison: Comparison) {
  const { repeats, python, threads, log } = comparison
  const sides: Side[] = python === undefined ? ['ours'] : ['ours', 'lightgbm', 'quantised']
  const runs: Run[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const nThreads of threads) {
      for (const side of sides) {
        const name = `${comparison.table.table}-${comparison.rounds}-${side}-${nThreads}-${repeat}`
        const run = await kept(comparison.folder, name, async (): Promise<Run> => {
          const load = loadavg()[0]!
          return { side, threads: nThreads, load, measured: train(comparison, side, nThreads) }
        })
        runs.push(run)
        const { measured } = run
        const { wall, cpu } = measured.training
        log(
          `${side}, ${nThreads} threads: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, AUC ${measured.auc.toFixed(5)}`,
        )
      }
    }
  }
  return { runs, summary: threads.map((nThreads) => summarise(runs, sides, nThreads)) }
}

function train({ table, folder, rounds, python }: Comparison, side: Side, threads: number): Measured {
  const params = {
    objective: 'binary',
    num_leaves: 31,
    learning_rate: 0.05,
    max_bin: 255,
    min_data_in_leaf: 100,
    num_threads: threads,
    seed: 1,
    ...(side === 'ours' ? {} : SIDES[side]),
  }
  const spec = JSON.stringify({ ...table, rounds, threads, params } satisfies TrainSpec)
  if (side !== 'ours' && python !== undefined) return runPeer<Measured>(python, PEER, ['train', folder, spec])
  const done = spawnSync(process.execPath, ['--import', 'tsx', OURS, folder, spec], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return JSON.parse(done.stdout) as Measured
}

function summarise(runs: readonly Run[], sides: readonly Side[], threads: number) {
  const of = (side: Side) => runs.filter((run) => run.side === side && run.threads === threads)
  const least = (side: Side, step: 'training' | 'binning', clock: 'wall' | 'cpu'): number =>
    Math.min(...of(side).map(({ measured }) => measured[step][clock]))
  const figures = Object.fromEntries(
    sides.map((side) => [
      side,
      {
        trainingSeconds: least(side, 'training', 'wall'),
        trainingCpuSeconds: least(side, 'training', 'cpu'),
        binningSeconds: least(side, 'binning', 'wall'),
        binningCpuSeconds: least(side, 'binning', 'cpu'),
        auc: of(side)[0]!.measured.auc,
        peakBytes: Math.max(...of(side).map(({ measured }) => measured.peakBytes)),
        timesOurs: least(side, 'training', 'wall') / least('ours', 'training', 'wall'),
        timesOursCpu: least(side, 'training', 'cpu') / least('ours', 'training', 'cpu'),
        timesOursBinning: least(side, 'binning', 'wall') / least('ours', 'binning', 'wall'),
      },
    ]),
  )
  return { threads, figures }
}

/** Every run, for the history. */
export function runsForHistory(runs: readonly Run[]): Json {
  return runs.map(({ side, threads, load, measured }) => ({
    side,
    threads,
    load,
    binning: { ...measured.binning },
    training: { ...measured.training },
  }))
}
