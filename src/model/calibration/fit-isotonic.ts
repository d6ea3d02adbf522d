import type { IsotonicCalibrator } from './calibrator.ts'

/**
 * Isotonic regression by pooling adjacent violators; a block's knots are its first and last score. No PD is 0 or 1:
 * n rows cannot tell a rate below 1 in 2n from none.
 * Source: Ayer et al. 1955; Zadrozny, Elkan 2002.
 */
export function fitIsotonic(rawScores: Float64Array, target: ArrayLike<number>): IsotonicCalibrator {
  const order = Uint32Array.from(rawScores.keys()).sort((a, b) => rawScores[a]! - rawScores[b]! || a - b)
  const blocks: { from: number; to: number; positives: number; rows: number }[] = []
  for (const row of order) {
    const score = rawScores[row]!
    const last = blocks.at(-1)
    // Equal scores must share a value, so they start as one block.
    if (last !== undefined && last.to === score && last.from === score) {
      last.positives += target[row]!
      last.rows++
    } else blocks.push({ from: score, to: score, positives: target[row]!, rows: 1 })
  }
  const pooled: typeof blocks = []
  for (const block of blocks) {
    let current = block
    for (let below = pooled.at(-1); below !== undefined; below = pooled.at(-1)) {
      if (below.positives * current.rows < current.positives * below.rows) break
      pooled.pop()
      current = {
        from: below.from,
        to: current.to,
        positives: below.positives + current.positives,
        rows: below.rows + current.rows,
      }
    }
    pooled.push(current)
  }
  const least = 1 / (2 * rawScores.length)
  const scores: number[] = []
  const pds: number[] = []
  for (const { from, to, positives, rows } of pooled) {
    for (const score of from === to ? [from] : [from, to]) {
      scores.push(score)
      pds.push(Math.min(1 - least, Math.max(least, positives / rows)))
    }
  }
  return { kind: 'isotonic', scores, pds }
}
