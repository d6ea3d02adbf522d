import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exactSteps, type Step, type StepsRequest } from './exact-steps.ts'

/** A score that counts, over all features, how many cuts lie below: every cut that is met is a step. */
function request(
  features: readonly ((place: number) => number)[],
  cuts: readonly (Float64Array | null)[],
  line: { first: number; last: number; most?: number },
): StepsRequest {
  const width = features.length
  return {
    most: 100_000,
    ...line,
    cuts,
    rowsAt: async (places) => Float64Array.from(places.flatMap((place) => features.map((f) => f(place)))),
    rawScores: (rows) =>
      Float64Array.from({ length: rows.length / width }, (_, r) =>
        scoreOf([...rows.subarray(r * width, (r + 1) * width)], cuts),
      ),
  }
}

function scoreOf(values: readonly number[], cuts: StepsRequest['cuts']): number {
  return values.reduce((sum, value, k) => {
    if (Number.isNaN(value)) return sum + 0.01
    const own = cuts[k]
    return (
      sum + (own === null || own === undefined ? value : own.filter((cut) => value > cut).length) * 2 ** -k
    )
  }, 0)
}

/** What is found when every place is scored. */
async function dense({ first, last, rowsAt, rawScores }: StepsRequest): Promise<Step[]> {
  const places = Array.from({ length: last - first + 1 }, (_, k) => first + k)
  const steps: { first: number; last: number; rawScore: number }[] = []
  for (const [k, rawScore] of rawScores(await rowsAt(places)).entries()) {
    const open = steps[steps.length - 1]
    if (open?.rawScore === rawScore) open.last = places[k]!
    else steps.push({ first: places[k]!, last: places[k]!, rawScore })
  }
  return steps
}

it('finds the step of place / 100 above 12.345: 1,234 is the last below, 1,235 the first above', async () => {
  const steps = await exactSteps(
    request([(place) => place / 100], [Float64Array.of(12.345)], { first: 0, last: 1e9 }),
  )
  expect(steps).toEqual([
    { first: 0, last: 1234, rawScore: 0 },
    { first: 1235, last: 1e9, rawScore: 1 },
  ])
})

it('keeps what lies exactly on a cut on its lower side', async () => {
  const steps = await exactSteps(
    request([(place) => place], [Float64Array.of(500)], { first: 0, last: 1000 }),
  )
  expect(steps!.map(({ last }) => last)).toEqual([500, 1000])
})

it('needs few places for lines and for one over a line: 19 steps among a thousand million places, fewer than 400 scored', async () => {
  let scored = 0
  const cuts = Float64Array.from({ length: 10 }, (_, k) => 0.05 + 0.09 * k)
  const both = request([(place) => place / 1e9, (place) => 1e8 / (1e8 + place)], [cuts, cuts], {
    first: 1,
    last: 1e9,
  })
  const counted: StepsRequest = {
    ...both,
    rowsAt: (places) => {
      scored += places.length
      return both.rowsAt(places)
    },
  }
  const steps = await exactSteps(counted)
  expect(steps).toHaveLength(20)
  expect(scored).toBeLessThan(400)
  for (const [k, { last }] of steps!.slice(0, -1).entries()) {
    expect(steps![k + 1]!.first).toBe(last + 1)
    expect(both.rawScores(await both.rowsAt([last, last + 1]))).toEqual(
      Float64Array.of(steps![k]!.rawScore, steps![k + 1]!.rawScore),
    )
  }
})

it('gives up, and says so, when a line has more steps than may be scored', async () => {
  const cuts = Float64Array.from({ length: 5000 }, (_, k) => k + 0.5)
  const line = { first: 0, last: 5000 }
  expect(await exactSteps(request([(place) => place], [cuts], { ...line, most: 1000 }))).toBeUndefined()
  expect(await exactSteps(request([(place) => place], [cuts], line))).toHaveLength(5001)
})

it('finds the ends of what is missing and the places of categories', async () => {
  const gap = (place: number): number => (place > 777 && place < 7_777_777 ? Number.NaN : 1)
  const steps = await exactSteps(
    request([gap, (place) => Number(place > 123_456)], [Float64Array.of(), null], { first: 0, last: 1e7 }),
  )
  expect(steps!.map(({ last }) => last)).toEqual([777, 123_456, 7_777_776, 1e7])
})

it('gives what scoring every place gives, for shares, sums, inverses, powers and rounded values of any kind', async () => {
  const shape = fc.record({
    kind: fc.constantFrom('line', 'inverse', 'power', 'rounded'),
    a: fc.double({ min: 0.01, max: 50, noNaN: true }),
    b: fc.double({ min: -500, max: 500, noNaN: true }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(shape, fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 12 })),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      async (parts) => {
        const features = parts.map(([{ kind, a, b }]) => (place: number): number => {
          if (kind === 'line') return a * place + b
          if (kind === 'inverse') return b / (place + a)
          return kind === 'power' ? Math.sign(b) * (place + 1) ** (a / 50) : Math.round(place / (a * 10))
        })
        const cuts = parts.map(([, points]) => Float64Array.from(new Set(points)).sort())
        const line = request(features, cuts, { first: 0, last: 3000 })
        expect(await exactSteps(line)).toEqual(await dense(line))
      },
    ),
    { numRuns: 100, seed: 5 },
  )
})
