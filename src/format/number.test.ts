import { expect, it } from 'vitest'
import {
  formatApplicationId,
  formatMoney,
  formatNumber,
  formatRange,
  formatShare,
  formatSigned,
} from './number.ts'

it('writes 307511 with a comma in English and U+202F in French', () => {
  expect(formatNumber('en', 307511)).toBe('307,511')
  expect(formatNumber('fr', 307511)).toBe('307\u202f511')
  expect(formatNumber('fr', 1234567)).toBe('1\u202f234\u202f567')
})

it('writes 14.3 with a point or a comma', () => {
  expect(formatNumber('en', 14.3, 1)).toBe('14.3')
  expect(formatNumber('fr', 14.3, 1)).toBe('14,3')
})

it('rounds halves up as written: 1.005 to 1.01, 2.5 to 3, and never writes minus zero', () => {
  expect(formatNumber('en', 1.005, 2)).toBe('1.01')
  expect(formatNumber('en', 2.5)).toBe('3')
  expect(formatNumber('en', -0.04, 1)).toBe('0.0')
})

it('writes money with U+202F, then U+00A0 before the euro sign in French', () => {
  expect(formatMoney('en', 12112, 'EUR')).toBe('€12,112')
  expect(formatMoney('fr', 12112, 'EUR')).toBe('12\u202f112\u00a0€')
  expect(formatMoney('en', -592, 'EUR')).toBe('\u2212€592')
})

it('writes no currency when the data names none, and its code when it has no sign', () => {
  expect(formatMoney('en', 202500, null)).toBe('202,500')
  expect(formatMoney('en', 1000, 'CZK')).toBe('CZK\u00a01,000')
  expect(formatMoney('fr', 1000, 'CZK')).toBe('1\u202f000\u00a0CZK')
})

it('writes 0.2 as 20% and 20 %', () => {
  expect(formatShare('en', 0.2)).toBe('20%')
  expect(formatShare('fr', 0.2)).toBe('20\u00a0%')
})

it('signs with + and U+2212, and leaves zero without a sign', () => {
  expect(formatSigned('en', 4.14)).toBe('+4.1')
  expect(formatSigned('fr', -0.3)).toBe('\u22120,3')
  expect(formatSigned('en', 0.04)).toBe('0.0')
})

it('writes ranges and application numbers', () => {
  expect(formatRange('en', '11', '18')).toBe('11 to 18')
  expect(formatRange('fr', '11', '18')).toBe('de 11 à 18')
  expect(formatApplicationId(103979)).toBe('103\u00a0979')
})
