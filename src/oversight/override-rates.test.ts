import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alarmOf } from './override-rates.ts'

const LIMITS = { windowDays: 30, lowShare: 0.01, highShare: 0.15, fewestDecisions: 20 }

it('calls no override in 20 decisions too few, which may be chance up to 298: 0.99^298 > 0.05 ≥ 0.99^299', () => {
  expect(alarmOf(0, 19, LIMITS)).toEqual({ alarm: null, mayBeChance: false })
  expect(alarmOf(0, 20, LIMITS)).toEqual({ alarm: 'low', mayBeChance: true })
  expect(alarmOf(0, 298, LIMITS)).toEqual({ alarm: 'low', mayBeChance: true })
  expect(alarmOf(0, 299, LIMITS)).toEqual({ alarm: 'low', mayBeChance: false })
})

it('calls 4 of 20 too many, which may be chance up to 6, and says nothing of 3 or on 19 decisions', () => {
  // With 15 in 100 allowed, 7 or more of 20 come about in 2.2 % of cases, 6 or more in 6.7 %.
  expect(alarmOf(3, 20, LIMITS)).toEqual({ alarm: null, mayBeChance: false })
  expect(alarmOf(4, 20, LIMITS)).toEqual({ alarm: 'high', mayBeChance: true })
  expect(alarmOf(6, 20, LIMITS)).toEqual({ alarm: 'high', mayBeChance: true })
  expect(alarmOf(7, 20, LIMITS)).toEqual({ alarm: 'high', mayBeChance: false })
  expect(alarmOf(19, 19, LIMITS)).toEqual({ alarm: null, mayBeChance: false })
})

it('never alarms between the two shares, and stays finite for a hundred thousand decisions', () => {
  expect(alarmOf(1500, 100_000, LIMITS).alarm).toBe(null)
  expect(alarmOf(900, 100_000, LIMITS)).toEqual({ alarm: 'low', mayBeChance: false })
  expect(alarmOf(15_300, 100_000, LIMITS)).toEqual({ alarm: 'high', mayBeChance: false })
})

it('agrees with every outcome of up to 12 decisions counted one by one', () => {
  const limits = { ...LIMITS, lowShare: 0.3, highShare: 0.6, fewestDecisions: 1 }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(12), (n, k) => {
      fc.pre(k <= n)
      const chance = (p: number, counts: (overrides: number) => boolean): number => {
        let sum = 0
        for (let draw = 0; draw < 2 ** n; draw++) {
          const overrides = [...draw.toString(2)].filter((bit) => bit === '1').length
          if (counts(overrides)) sum += p ** overrides * (1 - p) ** (n - overrides)
        }
        return sum
      }
      const alarm = k / n < 0.3 ? 'low' : k / n > 0.6 ? 'high' : null
      const mayBeChance =
        alarm !== null && (alarm === 'low' ? chance(0.3, (x) => x <= k) : chance(0.6, (x) => x >= k)) > 0.05
      expect(alarmOf(k, n, limits)).toEqual({ alarm, mayBeChance })
    }),
    { numRuns: 60 },
  )
})
