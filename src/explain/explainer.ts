/** Exact attributions of a model's raw score, whatever its family. */
export interface Explainer {
  readonly nFeatures: number
  /** Expected raw score over the rows that the explanation starts from: training or reference rows; log-odds. */
  readonly baseValue: number
  /**
   * @param rows row-major, nRows × nFeatures, NaN = missing
   * @returns row-major, nRows × nFeatures, log-odds; baseValue + a row's sum = its raw score within 1e-9
   */
  attribution(rows: Float64Array, nRows: number): Float64Array
}
