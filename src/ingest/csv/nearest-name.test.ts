import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance, nearestName } from './nearest-name.ts'

it('needs 3 changes from KITTEN to SITTING and 1 from DAY_BIRTH to DAYS_BIRTH', () => {
  expect(editDistance('KITTEN', 'SITTING')).toBe(3)
  expect(editDistance('DAY_BIRTH', 'DAYS_BIRTH')).toBe(1)
})

it('finds the renamed header among others, whatever its case, and none when all are far', () => {
  expect(nearestName('SK_ID_BUREAU', ['NOTE', 'SK_BUREAU_ID', 'X'])).toBe(undefined)
  expect(nearestName('DAYS_BIRTH', ['NOTE', 'days_birth '])).toBe('days_birth ')
  expect(nearestName('AMT_CREDIT', ['AMT_CREDITS', 'AMT_CREDIT_SUM'])).toBe('AMT_CREDITS')
})

it('is 0 for equal texts only, the same both ways, and never more than the longer text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const changes = editDistance(a, b)
      expect(changes === 0).toBe(a === b)
      expect(changes).toBe(editDistance(b, a))
      expect(changes).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})
