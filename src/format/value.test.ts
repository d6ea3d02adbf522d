import { expect, it } from 'vitest'
import type { DisplayValue } from '../contract/index.ts'
import { formatValue } from './value.ts'

const value = (number: number | null, unit: DisplayValue['unit']): DisplayValue => ({
  number,
  unit,
  text: null,
  missing: null,
})
const written = (number: number | null, unit: DisplayValue['unit'], language: 'en' | 'fr' = 'en') =>
  formatValue(language, value(number, unit), 'EUR').text.replaceAll('\u00a0', ' ')

it('writes each unit in words', () => {
  expect(written(592, 'money-per-month')).toBe('€592 a month')
  expect(written(592, 'money-per-month', 'fr')).toBe('592 € par mois')
  expect(written(1.21, 'share')).toBe('121%')
  expect(written(0.55, 'score', 'fr')).toBe('55 sur 100')
  expect(written(0, 'flag', 'fr')).toBe('non')
  expect(written(14, 'hour')).toBe('14:00')
  expect(written(1.5, 'ratio')).toBe('1.50')
  expect(written(2.5, 'count')).toBe('2.5')
})

it('takes the words of a category before its number', () => {
  const category = { ...value(3, 'count'), text: { en: 'Driver', fr: 'Chauffeur' } }
  expect(formatValue('fr', category, null)).toEqual({ text: 'Chauffeur', missing: false })
})

it('shows a missing value by the name the data gives it, else as no information, never as 0', () => {
  const named = { ...value(null, 'days'), missing: { en: 'no job on file', fr: 'aucun emploi' } }
  expect(formatValue('en', named, null)).toEqual({ text: 'no job on file', missing: true })
  expect(written(null, 'money')).toBe('no information')
})
