import { expect, it } from 'vitest'
import { in100, settingsWords, signed, withInterval } from './model-words.ts'

it('says settings in words, and that there are none of a model that was made elsewhere', () => {
  const found = { family: 'trees', settings: { numLeaves: 3, rounds: 800 } }
  expect(settingsWords(found)).toBe('trees: numLeaves 3, rounds 800')
  expect(settingsWords(null)).toBe('made elsewhere')
})

it('writes a PD of 0.0915 as 9.2 in 100, an estimate with its interval, a difference with its sign', () => {
  expect(in100(0.0915)).toBe('9.2')
  expect(withInterval({ value: 0.71234, low: 0.7, high: 0.72 }, 3)).toBe('0.712 (0.700 to 0.720)')
  expect([signed(0.01, 2), signed(-0.01, 2)]).toEqual(['+0.01', '−0.01'])
})
