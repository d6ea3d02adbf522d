import { expect, it } from 'vitest'
import { addDays, formatDate, formatMonth } from './date.ts'
import { formatDays, formatMonths, formatYears } from './duration.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

it('says 274 days as 9 months and 1308 days as 3 years 7 months', () => {
  expect(plain(formatDays('en', -274))).toBe('9 months')
  expect(plain(formatDays('fr', -274))).toBe('9 mois')
  expect(plain(formatDays('en', 1308))).toBe('3 years 7 months')
  expect(plain(formatDays('fr', 1308))).toBe('3 ans et 7 mois')
})

it('keeps short times in days and whole years whole', () => {
  expect(plain(formatDays('en', 1))).toBe('1 day')
  expect(plain(formatDays('fr', 2))).toBe('2 jours')
  expect(plain(formatDays('en', 365))).toBe('1 year')
  expect(plain(formatDays('fr', 0))).toBe('0 jour')
})

it('keeps loan lengths in months and gives parts one decimal', () => {
  expect(plain(formatMonths('en', 24))).toBe('24 months')
  expect(plain(formatMonths('en', 4.04))).toBe('4.0 months')
  expect(plain(formatYears('fr', 1.5))).toBe('1,5 an')
})

it('writes dates long and short in both languages', () => {
  expect(formatDate('en', '2026-11-23')).toBe('23 November 2026')
  expect(formatDate('en', '2026-11-23', 'short')).toBe('23 Nov 2026')
  expect(formatDate('fr', '2026-11-23')).toBe('23 novembre 2026')
  expect(formatDate('fr', '2026-11-01', 'short')).toBe('1er nov. 2026')
  expect(formatMonth('fr', '2026-01-20')).toBe('janv. 2026')
})

it('counts days over a leap day: 1 March 2024 minus 1 is 29 February', () => {
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
})
