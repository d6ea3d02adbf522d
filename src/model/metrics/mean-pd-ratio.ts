/** Expected over observed: mean PD divided by the observed rate of payment difficulties; 1 is right on average. */
export function meanPdRatio(pds: Float64Array, target: ArrayLike<number>): number {
  let expected = 0
  let observed = 0
  for (let row = 0; row < pds.length; row++) {
    expected += pds[row]!
    observed += target[row]!
  }
  return expected / observed
}
