import { expect, it } from 'vitest'
import { type CurveRequest, responseCurve } from './response-curve.ts'

/** One feature, the value itself; the raw score counts the cuts below it, the PD is a thousandth of that. */
function request(cuts: Float64Array, line: { min: number; max: number; perUnit: number }): CurveRequest {
  return {
    line: { column: 'X', ...line },
    rowsAt: async (values) => Float64Array.from(values),
    rawScores: (rows) => rows.map((value) => cuts.filter((cut) => value > cut).length),
    pd: (rawScore) => rawScore / 1000,
    cuts: [cuts],
  }
}

it('gives levels that meet to the cent: 2.50 is the last value that is not above 2.5', async () => {
  expect(await responseCurve(request(Float64Array.of(2.5), { min: 0, max: 10, perUnit: 100 }))).toEqual({
    exact: true,
    steps: [
      { from: 0, to: 2.5, pd: 0 },
      { from: 2.51, to: 10, pd: 0.001 },
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
  expect(steps[1]).toEqual({ from: 50, to: 50, pd: 0.05 })
  expect(steps.at(-1)).toEqual({ from: 2000, to: 2000, pd: 1.3 })
})
