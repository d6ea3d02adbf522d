import { expect, it } from 'vitest'
import { niceTicks, ticksByUnit } from './ticks.ts'

it('steps through 0 to 25 by 10 with four ticks and by 5 with six', () => {
  expect(niceTicks(0, 25, 4)).toEqual([0, 10, 20])
  expect(niceTicks(0, 25, 6)).toEqual([0, 5, 10, 15, 20, 25])
})

it('keeps tenths exact: 0 to 0.5 by 0.1', () => {
  expect(niceTicks(0, 0.5, 6)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5])
})

it('writes a share axis from 100 to 150 % and a score axis in parts of 100', () => {
  expect(ticksByUnit('en', 'share', 1, 1.5, null, 6).map((tick) => tick.text)).toEqual([
    '100%',
    '110%',
    '120%',
    '130%',
    '140%',
    '150%',
  ])
  expect(ticksByUnit('fr', 'score', 0, 1, null, 3).map((tick) => tick.text)).toEqual(['0', '50', '100'])
})

it('writes ten years of days as years', () => {
  const ticks = ticksByUnit('en', 'days', 0, 3652.5, null, 3)
  expect(ticks.map((tick) => tick.text)).toEqual(['0\u00a0y', '5\u00a0y', '10\u00a0y'])
  expect(ticks[1]!.at).toBeCloseTo(0.5, 9)
})
