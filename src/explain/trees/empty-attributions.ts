/**
 * Zeros for the attributions of whole rows.
 * @throws RangeError when the values are not nRows × nFeatures
 */
export function emptyAttributions(rows: Float64Array, nRows: number, nFeatures: number): Float64Array {
  if (rows.length !== nRows * nFeatures)
    throw new RangeError(`${rows.length} values for ${nRows} rows of ${nFeatures} features`)
  return new Float64Array(rows.length)
}
