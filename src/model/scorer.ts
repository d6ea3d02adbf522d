/** What decisions and explanations need of a model, whatever its family. */
export interface Scorer {
  /** Feature ids in the order in which rows hold them. */
  readonly featureIds: readonly string[]
  /**
   * @param rows row-major, nRows × featureIds.length, NaN = missing
   * @returns raw scores (log-odds before calibration), one per row
   */
  rawScores(rows: Float64Array): Float64Array
}
