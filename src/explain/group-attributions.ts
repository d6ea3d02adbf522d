/**
 * Sums the attributions of each group. Within a group opposite signs cancel; only the sum may be ranked or made
 * absolute, because correlated features share one effect in arbitrary parts.
 * @param phi per feature, log-odds
 * @param groupOf group index of each feature, 0 … nGroups − 1
 * @returns per group, log-odds; its sum = Σφ
 */
export function groupAttributions(phi: Float64Array, groupOf: Int32Array, nGroups: number): Float64Array {
  if (phi.length !== groupOf.length) throw new RangeError(`${phi.length} values for ${groupOf.length} groups`)
  const sums = new Float64Array(nGroups)
  for (let f = 0; f < phi.length; f++) {
    const group = groupOf[f]!
    if (!(group >= 0 && group < nGroups))
      throw new RangeError(`feature ${f} is in group ${group} of ${nGroups}`)
    sums[group]! += phi[f]!
  }
  return sums
}
