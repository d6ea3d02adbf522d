import { expect, it } from 'vitest'
import { dwellOf, openedExplanation, sawScore } from './visit.ts'

const MINUTE = 60_000
const at = (minutes: number, what = 'oversight') => ({ at: minutes * MINUTE, what })

it('counts from the first opening of this visit: 40 minutes over two looks, not the look of the day before', () => {
  expect(dwellOf([at(0), at(1500), at(1525)], 1540 * MINUTE)).toBe(40 * MINUTE)
})

it('ends a visit after 30 minutes without a look, to the millisecond', () => {
  expect(dwellOf([{ at: 0, what: 'data' }], 30 * MINUTE)).toBe(30 * MINUTE)
  expect(dwellOf([{ at: 0, what: 'data' }], 30 * MINUTE + 1)).toBe(0)
})

it('tells pages with the score from pages of facts', () => {
  expect(sawScore([at(0), at(1, 'data')])).toBe(false)
  for (const what of ['decision', 'what-if', 'plans', 'letter', 'similar', 'compare', 'compare-pair'])
    expect(sawScore([at(0), at(1, what)])).toBe(true)
  expect(openedExplanation([at(0, 'plans')])).toBe(false)
  expect(openedExplanation([at(0, 'decision')])).toBe(true)
})
