/** Mean squared distance between PD and outcome; 0 is perfect, base rate × (1 − base rate) is no skill. */
export function brier(pds: Float64Array, target: ArrayLike<number>): number {
  let sum = 0
  for (let row = 0; row < pds.length; row++) sum += (pds[row]! - target[row]!) ** 2
  return sum / pds.length
}
