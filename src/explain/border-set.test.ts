import fc from 'fast-check'
import { expect, it } from 'vitest'
import { borderSet } from './border-set.ts'

const scores = (n: number) => Float64Array.from({ length: n }, (_, row) => row / n)
const ids = (n: number) => Float64Array.from({ length: n }, (_, row) => 1000 + row)

it('takes the 3 approved of 30 rows that lie nearest below the limit; a tie with the limit is declined', () => {
  const set = borderSet({ rawScores: scores(30), rowIds: ids(30), limit: 20 / 30, minRows: 2, seed: 1 })
  expect([...set.rows]).toEqual([17, 18, 19])
  expect(set).toMatchObject({ approved: 20, near: 3, tooFew: false })
})

it('takes at least 400 of 1,000, and all with a flag when only 100 are approved', () => {
  const many = borderSet({ rawScores: scores(1000), rowIds: ids(1000), limit: 0.9, seed: 1 })
  expect(many.rows.length).toBe(400)
  expect([many.rows[0], many.rows[399]]).toEqual([500, 899])
  const few = borderSet({ rawScores: scores(1000), rowIds: ids(1000), limit: 0.1, seed: 1 })
  expect(few).toMatchObject({ approved: 100, near: 100, tooFew: true })
  expect(few.rows.length).toBe(100)
})

it('samples 50 of 100 near rows by a seed, the same 50 whatever the order of the rows', () => {
  const options = { limit: 0.5, minRows: 10, maxRows: 50, seed: 7 }
  const set = borderSet({ rawScores: scores(1000), rowIds: ids(1000), ...options })
  const reversed = borderSet({
    rawScores: scores(1000).reverse(),
    rowIds: ids(1000).reverse(),
    ...options,
  })
  expect([set.rows.length, set.near]).toEqual([50, 100])
  expect(set.rows.every((row) => row >= 400 && row < 500)).toBe(true)
  expect([...reversed.rows].map((row) => 999 - row).sort((a, b) => a - b)).toEqual([...set.rows])
  expect(reversed.hash).toBe(set.hash)
  const other = borderSet({ rawScores: scores(1000), rowIds: ids(1000), ...options, seed: 8 })
  expect(other.hash).not.toBe(set.hash)
})

it('names the set by the SHA-256 of its sorted ids, here of "1001,1002"', () => {
  const set = borderSet({
    rawScores: Float64Array.of(0.3, 0.1, 0.2),
    rowIds: Float64Array.of(1003, 1002, 1001),
    limit: 0.25,
    seed: 1,
  })
  // printf 1001,1002 | sha256sum
  expect(set.hash).toBe('67f1c2b901337d9ccb98499480893f4e6402609d19cb6c987ffaf381c99cdfdb')
})

it('never leaves a nearer approved row out while it takes a farther one', () => {
  const anyScores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(anyScores, fc.integer({ min: -4, max: 6 }), (raw, limit) => {
      fc.pre(raw.some((score) => score < limit))
      const rawScores = Float64Array.from(raw)
      const { rows } = borderSet({ rawScores, rowIds: ids(raw.length), limit, minRows: 5, seed: 1 })
      const chosen = new Set(rows)
      const farthest = Math.min(...[...rows].map((row) => rawScores[row]!))
      expect([...rows].every((row) => rawScores[row]! < limit)).toBe(true)
      expect(raw.every((score, row) => chosen.has(row) || score >= limit || score <= farthest)).toBe(true)
    }),
  )
})

it('says so when nobody is approved', () => {
  expect(() => borderSet({ rawScores: scores(3), rowIds: ids(3), limit: 0, seed: 1 })).toThrow(
    'E_BORDER_EMPTY',
  )
})
