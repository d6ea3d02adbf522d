/** One in this many goes on to the next rung. */
const ETA = 3
/** So many reach the last rung even of few trials: the dear rung is there to choose among several. */
const LEAST_FINALISTS = 4

/**
 * How many trials stand on each rung: all on the cheapest, a third of them on the next, and so on.
 * @param trials at least 1
 * Source: successive halving (Jamieson & Talwalkar 2016).
 */
export function trialsPerRung(trials: number, rungs: number): number[] {
  return Array.from({ length: rungs }, (_, rung) =>
    Math.min(trials, Math.max(LEAST_FINALISTS, Math.ceil(trials / ETA ** rung))),
  )
}

/**
 * The trials that go on: the objectives take turns, each naming its best trial that is not yet in.
 * @param merits per trial one merit per objective, higher is better
 * @returns ascending positions in `merits`, `count` of them; of equal merits the earlier trial goes first
 */
export function keepBest(merits: readonly (readonly number[])[], count: number): number[] {
  const objectives = merits[0]?.length ?? 0
  const orders = Array.from({ length: objectives }, (_, k) =>
    [...merits.keys()].sort((a, b) => merits[b]![k]! - merits[a]![k]! || a - b),
  )
  const kept = new Set<number>()
  for (let turn = 0; kept.size < Math.min(count, merits.length); turn++) {
    const next = orders[turn % objectives]!.find((at) => !kept.has(at))
    if (next !== undefined) kept.add(next)
  }
  return [...kept].sort((a, b) => a - b)
}
