import type { Json } from '../src/hash/index.ts'

/** One question, answered by a figure with its unit, the peer beside it in the same run. */
export interface Bench {
  readonly name: string
  readonly question: string
  readonly unit: string
  run(options: BenchOptions): Promise<BenchResult>
}

export interface BenchOptions {
  /** Real Home Credit rows, or undefined where there are none. */
  readonly realData: string | undefined
  /** Path of a Python with the peers installed; undefined without --peers. */
  readonly peerPython: string | undefined
  /** Empty folder, removed afterwards; with --keep, a folder that stays, in which earlier work is found again. */
  readonly scratch: string
  /** Size of a bank that is generated, and how often each side runs; undefined = the bench's own choice. */
  readonly applications: number | undefined
  readonly repeats: number | undefined
  /** Trees of a training; undefined = the bench's own choice. */
  readonly rounds: number | undefined
  /** Trials of a search of settings; undefined = the bench's own choice. */
  readonly trials: number | undefined
  /** Of a load that goes on for long; undefined = the bench's own choice. */
  readonly minutes: number | undefined
  log(line: string): void
}

export interface BenchResult {
  readonly figure: number
  readonly peer?: { readonly name: string; readonly figure: number }
  /** Everything else worth keeping. */
  readonly details: Json
}
