import { expect, it } from 'vitest'
import type { Rule } from '../decide/index.ts'
import { type CurveRequest, responseCurve } from './response-curve.ts'
import { ruleCheck, ruleCuts } from './rule-check.ts'

const words = { text: { en: 'x', fr: 'x' }, source: 'x' }
const RULES: readonly Rule[] = [
  { id: 'above', when: { fact: 'X', above: 7 }, ...words },
  { id: 'below', when: { fact: 'X', below: 1 }, ...words },
  { id: 'equals', when: { fact: 'X', equals: 4 }, ...words },
]

/** One feature, the value itself; the raw score counts the cuts below it, the PD is a thousandth of that. */
function request(
  cuts: Float64Array,
  line: { min: number; max: number; perUnit: number },
  ruled = (_: number) => false,
): CurveRequest {
  return {
    line: { column: 'X', ...line },
    rowsAt: async (values) => Float64Array.from(values),
    rawScores: (rows) => rows.map((value) => cuts.filter((cut) => value > cut).length),
    pd: (rawScore) => rawScore / 1000,
    ruled: (rows) => Array.from(rows, ruled),
    cuts: ruleCuts(RULES, [{ id: 'X', kind: 'number' }], [cuts]),
  }
}

it('gives levels that meet to the cent: 2.50 is the last value that is not above 2.5', async () => {
  expect(await responseCurve(request(Float64Array.of(2.5), { min: 0, max: 10, perUnit: 100 }))).toEqual({
    exact: true,
    steps: [
      { from: 0, to: 2.5, pd: 0, ruled: false },
      { from: 2.51, to: 10, pd: 0.001, ruled: false },
    ],
  })
})

it('asks for whole values only where the fact has no others', async () => {
  const { steps } = await responseCurve(request(Float64Array.of(-2.5), { min: -5.5, max: 0.5, perUnit: 1 }))
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [-5, -3],
    [-2, 0],
  ])
})

it('says so when there are more than 1,200 levels, and gives 41 values that were scored', async () => {
  const cuts = Float64Array.from({ length: 1300 }, (_, k) => k + 0.5)
  const { exact, steps } = await responseCurve(request(cuts, { min: 0, max: 2000, perUnit: 1 }))
  expect(exact).toBe(false)
  expect(steps).toHaveLength(41)
  expect(steps[1]).toEqual({ from: 50, to: 50, pd: 0.05, ruled: false })
  expect(steps.at(-1)).toEqual({ from: 2000, to: 2000, pd: 1.3, ruled: false })
})

it('ends a step where a rule begins to be met, to the cent, although the score stays', async () => {
  const check = ruleCheck(RULES, [{ id: 'X', kind: 'number' }])
  const met = (value: number) => check(Float64Array.of(value)).length > 0
  const cuts = Float64Array.of(2.5)
  const { steps } = await responseCurve(request(cuts, { min: 0, max: 10, perUnit: 100 }, met))
  expect(steps).toEqual([
    { from: 0, to: 0.99, pd: 0, ruled: true },
    { from: 1, to: 2.5, pd: 0, ruled: false },
    { from: 2.51, to: 3.99, pd: 0.001, ruled: false },
    { from: 4, to: 4, pd: 0.001, ruled: true },
    { from: 4.01, to: 7, pd: 0.001, ruled: false },
    { from: 7.01, to: 10, pd: 0.001, ruled: true },
  ])
})
