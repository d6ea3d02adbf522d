import type { Random } from '../../random/index.ts'

/** A point of the unit cube that was tried, and what it was worth; higher is better. */
export interface TriedPoint {
  readonly point: readonly number[]
  readonly merit: number
}

const GOOD_SHARE = 1 / 3
const DRAWS = 24
/** Weight of "anywhere" in both densities, as if so many more trials had said nothing: a few noisy trials prove little. */
const UNIFORM_TRIALS = 3

/**
 * A point near those that did well and far from those that did not: of points drawn from the density of the good third,
 * the one where good trials are most likely against the others.
 * @param tried at least four points
 * Source: tree-structured Parzen estimator (Bergstra et al. 2011); the draws are compared in all dimensions together,
 * because the best of each dimension alone gives weight to those that do nothing (docs/adr/0011).
 */
export function likelyPoint(tried: readonly TriedPoint[], random: Random): number[] {
  const order = [...tried.keys()].sort((a, b) => tried[b]!.merit - tried[a]!.merit || a - b)
  const nGood = Math.max(2, Math.ceil(GOOD_SHARE * tried.length))
  const good = byDimension(order.slice(0, nGood).map((at) => tried[at]!.point))
  const rest = byDimension(order.slice(nGood).map((at) => tried[at]!.point))
  let best: number[] = []
  let bestLogRatio = Number.NEGATIVE_INFINITY
  for (let draw = 0; draw < DRAWS; draw++) {
    const point = good.map((centres) => drawNear(centres, random))
    const logRatio = point.reduce(
      (sum, x, d) => sum + Math.log(density(good[d]!, x) / density(rest[d]!, x)),
      0,
    )
    if (logRatio > bestLogRatio) {
      bestLogRatio = logRatio
      best = point
    }
  }
  return best
}

function byDimension(points: readonly (readonly number[])[]): number[][] {
  return points[0]!.map((_, d) => points.map((point) => point[d]!))
}

function drawNear(centres: readonly number[], random: Random): number {
  const pick = random.integer(centres.length + UNIFORM_TRIALS)
  const centre = centres[pick]
  if (centre === undefined) return random.uniform()
  for (;;) {
    const x = centre + width(centres.length) * random.normal()
    if (x >= 0 && x <= 1) return x
  }
}

/** Up to a factor that good and rest share. */
function density(centres: readonly number[], x: number): number {
  const h = width(centres.length)
  let sum = UNIFORM_TRIALS
  for (const centre of centres) {
    // Bells lose up to half their weight at the border; what falls outside is given back to what is inside.
    const inside = normalShare((1 - centre) / h) - normalShare(-centre / h)
    sum += Math.exp(-0.5 * ((x - centre) / h) ** 2) / (h * Math.sqrt(2 * Math.PI) * inside)
  }
  return sum / (centres.length + UNIFORM_TRIALS)
}

/** Narrower as more is known, but never so narrow that the search stands still. */
function width(n: number): number {
  return Math.max(0.1, 0.3 * n ** -0.2)
}

/** Share of a standard normal below z, to 1e-3. Source: logistic approximation (Bowling et al. 2009). */
function normalShare(z: number): number {
  return 1 / (1 + Math.exp(-0.07056 * z ** 3 - 1.5976 * z))
}
