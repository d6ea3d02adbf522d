/** One training that both sides are asked for. */
export interface TrainSpec {
  /** File of doubles or floats, column after column. */
  readonly table: string
  readonly type: '<f4' | '<f8'
  /** File of bytes, 0 or 1. */
  readonly target: string
  readonly rows: number
  /** The first rows train, the others are held out. */
  readonly trainRows: number
  readonly columns: number
  /** Numbers of the columns that hold category codes. */
  readonly categories: readonly number[]
  readonly rounds: number
  readonly threads: number
  /** For LightGBM, under its names. */
  readonly params: Readonly<Record<string, string | number | boolean>>
}

export interface Seconds {
  readonly wall: number
  readonly cpu: number
}

export interface Measured {
  readonly version: string
  readonly binning: Seconds
  readonly training: Seconds
  /** On the rows held out. */
  readonly auc: number
  /** Most memory of the process before it scores. */
  readonly peakBytes: number
  readonly trees: number
}
