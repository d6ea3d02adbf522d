export interface TrainProgress {
  readonly round: number
  readonly rounds: number
  /** Metric on the validation rows, when there are any. */
  readonly validation?: number
}

export interface TrainOptions {
  /** Rows to train on, ascending. Default: all. */
  readonly rows?: Uint32Array
  /** Rows that early stopping watches; they train nothing. */
  readonly validation?: Uint32Array
  /** Raw score of each row before the first tree, by row number: the trees only add to it and hold no base rate. */
  readonly startScores?: Float64Array
  readonly onProgress?: (progress: TrainProgress) => void
  /** Asked between rounds; aborting throws its reason. */
  readonly signal?: AbortSignal
  /** Threads that share the work; the model's bytes do not depend on it. Default: 1 below 50,000 rows, else all cores. */
  readonly workers?: number
}
