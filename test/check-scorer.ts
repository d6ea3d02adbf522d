import { expect, it } from 'vitest'
import type { Explainer } from '../src/explain/index.ts'
import type { Scorer } from '../src/model/index.ts'

export interface ScorerSubject {
  readonly scorer: Scorer
  /** Row-major, with missing values among them. */
  readonly rows: Float64Array
  /** The file that keeps it. */
  readonly text: string
  /** The same scorer after its trip through the file. */
  readonly reread: Scorer
  readonly explainer: Explainer
  /** Feature id → 1: scores may only rise with the value; −1: only fall. */
  readonly monotone: Readonly<Record<string, 1 | -1>>
}

/** What every scorer promises, whatever its family. `make` builds the subject from nothing, twice the same. */
export function checkScorer(name: string, make: () => Promise<ScorerSubject>): void {
  let built: Promise<ScorerSubject> | undefined
  const subject = (): Promise<ScorerSubject> => {
    built ??= make()
    return built
  }

  it(`${name}: built twice from the same seed, it gives the same file bytes and the same bits for every row`, async () => {
    const first = await subject()
    const second = await make()
    expect(second.text).toBe(first.text)
    expect(second.scorer.rawScores(first.rows)).toEqual(first.scorer.rawScores(first.rows))
  })

  it(`${name}: base + attributions = raw score within 1e-9 in every row`, async () => {
    const { scorer, explainer, rows } = await subject()
    const width = scorer.featureIds.length
    const phi = explainer.attribution(rows, rows.length / width)
    for (const [row, score] of scorer.rawScores(rows).entries()) {
      const sum = phi.subarray(row * width, (row + 1) * width).reduce((a, b) => a + b, explainer.baseValue)
      expect(Math.abs(sum - score)).toBeLessThan(1e-9)
    }
    expect(phi.some((value) => value !== 0)).toBe(true)
  })

  it(`${name}: a batch of rows scores as its rows do one by one, bit for bit`, async () => {
    const { scorer, rows } = await subject()
    const width = scorer.featureIds.length
    const single = Float64Array.from({ length: rows.length / width }, (_, row) => {
      return scorer.rawScores(rows.slice(row * width, (row + 1) * width))[0]!
    })
    expect(single).toEqual(scorer.rawScores(rows))
  })

  it(`${name}: a row of missing values only has a finite score`, async () => {
    const { scorer } = await subject()
    const row = new Float64Array(scorer.featureIds.length).fill(Number.NaN)
    expect(Number.isFinite(scorer.rawScores(row)[0])).toBe(true)
  })

  it(`${name}: the file gives back the same features and the same bits`, async () => {
    const { scorer, reread, rows } = await subject()
    expect(reread.featureIds).toEqual(scorer.featureIds)
    expect(reread.rawScores(rows)).toEqual(scorer.rawScores(rows))
  })

  it(`${name}: values that do not make whole rows are refused with E_FEATURE_COUNT`, async () => {
    const { scorer } = await subject()
    const tooFew = new Float64Array(2 * scorer.featureIds.length - 1)
    expect(() => scorer.rawScores(tooFew)).toThrow('E_FEATURE_COUNT')
  })

  it(`${name}: sweeping a monotone feature over 50 values in 200 rows never moves the score the wrong way`, async () => {
    const { scorer, rows, monotone } = await subject()
    const width = scorer.featureIds.length
    let moved = 0
    for (const [id, direction] of Object.entries(monotone)) {
      const feature = scorer.featureIds.indexOf(id)
      for (let row = 0; row < Math.min(200, rows.length / width); row++) {
        const sweep = new Float64Array(50 * width)
        for (let at = 0; at < 50; at++) {
          sweep.set(rows.subarray(row * width, (row + 1) * width), at * width)
          sweep[at * width + feature] = -3 + (6 * at) / 49
        }
        const scores = scorer.rawScores(sweep)
        for (let at = 1; at < 50; at++) {
          const step = direction * (scores[at]! - scores[at - 1]!)
          expect(step).toBeGreaterThanOrEqual(0)
          if (step > 0) moved++
        }
      }
    }
    if (Object.keys(monotone).length > 0) expect(moved).toBeGreaterThan(0)
  })
}
