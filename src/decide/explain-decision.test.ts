import { expect, it } from 'vitest'
import type { ColumnSpec } from '../matrix/index.ts'
import { answerHash } from './answer-hash.ts'
import { decide } from './decision.ts'
import { explainDecision } from './explain-decision.ts'
import { rescoreWith } from './verify-reasons.ts'

const columns: ColumnSpec[] = [
  { id: 'job_years', kind: 'number' },
  { id: 'debt', kind: 'number' },
  { id: 'home', kind: 'category', categories: ['own', 'rent'] },
]
/** Additive: −0.5 per job year (missing: +1), +1 per unit of debt, renting +0.25. */
const score = (rows: Float64Array): Float64Array =>
  Float64Array.from({ length: rows.length / 3 }, (_, r) => {
    const [years, debt, home] = rows.subarray(r * 3, r * 3 + 3)
    return (Number.isNaN(years) ? 1 : -0.5 * years!) + debt! + 0.25 * home!
  })
/** Just approved: jobs of 2 and 4 years (mean part −1.5), debts 0 and 1 (0.5), owners. Mean score −1. */
const reference = Float64Array.of(2, 0, 0, 4, 1, 0)
const typical = [
  { id: 'job_years', value: 2, missingShare: 0 },
  { id: 'debt', value: 0, missingShare: 0 },
  { id: 'home', value: 'own', missingShare: 0.25 },
]
const groups = [
  { id: 'work', features: [0], lead: 0 },
  { id: 'debt', features: [1], lead: 1 },
  { id: 'home', features: [2], lead: 2 },
]
const calibrate = (rawScore: number) => 0.2 + rawScore / 20
const explain = (row: Float64Array, phi: number[]) =>
  explainDecision({
    decision: decide({ rawScore: score(row)[0]!, calibrate, limit: 0 }),
    groups,
    phi: Float64Array.from(phi),
    points: Float64Array.from(phi, (value) => value * 5),
    columns,
    row,
    typical,
    rescore: rescoreWith({ row, reference, score }),
  })

it('declines 3.25 against −1 for an unknown job (+2.5), debt (+1.5) and rent (+0.25), each verified by re-score', async () => {
  const answer = await explain(Float64Array.of(Number.NaN, 2, 1), [2.5, 1.5, 0.25])
  expect(answer.baseline).toBe('just-approved')
  expect(
    answer.reasons.map(({ group, wording, rescored, verified }) => [group, wording, rescored, verified]),
  ).toEqual([
    ['work', 'missing', 0.75, true],
    ['debt', 'raises', 1.75, true],
    ['home', 'raises', 3, true],
  ])
  expect(answer.reasons[0]).toMatchObject({ value: null, typical: 2, points: 12.5, leadFeature: 'job_years' })
  expect(answer.reasons[2]).toMatchObject({ value: 'rent', typical: 'own', typicalMissingShare: 0.25 })
  expect(answer.joint).toEqual({ rescored: -1, crossesLimit: true })
  expect([answer.held, answer.counterpoints]).toEqual([false, []])
})

it('holds the answer when a reason fails its re-score, and still lists it first', async () => {
  // The claim "debt raises the risk by 9" is false: with the reference debts the score would rise from 0.5 to 1.
  const answer = await explain(Float64Array.of(-1, 0, 0), [2, 9, 0])
  expect(answer.reasons.map(({ group, verified }) => [group, verified])).toEqual([
    ['debt', false],
    ['work', true],
  ])
  expect(answer.held).toBe(true)
})

it('gives an approval its strengths and names what spoke against it', async () => {
  // 8 years: −4, debt 1, rent 0.25: score −2.75 against −1: −2.5 from the job, +0.5 debt, +0.25 rent.
  const answer = await explain(Float64Array.of(8, 1, 1), [-2.5, 0.5, 0.25])
  expect(answer.baseline).toBe('all-applicants')
  expect(answer.reasons).toMatchObject([
    { group: 'work', direction: 'lowers', wording: 'lowers', verified: true },
  ])
  expect(answer.counterpoints.map(({ group, verified }) => [group, verified])).toEqual([
    ['debt', true],
    ['home', true],
  ])
  expect(answer.joint).toEqual({ rescored: -0.25, crossesLimit: false })
})

it('waits for a scorer that answers later', async () => {
  const row = Float64Array.of(Number.NaN, 2, 1)
  const now = rescoreWith({ row, reference, score })
  const later = await explainDecision({
    decision: { outcome: 'declined', rawScore: 3.25, limit: 0 },
    groups,
    phi: Float64Array.of(2.5, 1.5, 0.25),
    points: Float64Array.of(12.5, 7.5, 1.25),
    columns,
    row,
    typical,
    rescore: async (features) => now(features),
  })
  expect(later).toEqual(await explain(row, [2.5, 1.5, 0.25]))
})

it('hashes the answer by content: equal whatever the order of keys, different by one digit', async () => {
  const decision = decide({ rawScore: 3.25, calibrate, limit: 0 })
  const reasons = await explain(Float64Array.of(Number.NaN, 2, 1), [2.5, 1.5, 0.25])
  const hash = answerHash({ decision, reasons })
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(answerHash(JSON.parse(JSON.stringify({ reasons, decision })))).toBe(hash)
  expect(answerHash({ decision: { ...decision, rawScore: 3.2500000000000004 }, reasons })).not.toBe(hash)
})
