/**
 * Draws yes/no outcomes one after another so that each has exactly its own probability and the count of yes among any
 * run stays within one of the sum of the probabilities. The base rate then holds in small data sets too; with the
 * probabilities in random order the outcomes are otherwise as good as independent.
 * @param start uniform in [0, 1), the only random number used
 * Source: systematic unequal-probability sampling (Madow 1949).
 */
export function systematicOutcomes(start: number): (probability: number) => boolean {
  let reached = start
  return (probability) => {
    reached += probability
    if (reached < 1) return false
    reached -= 1
    return true
  }
}
