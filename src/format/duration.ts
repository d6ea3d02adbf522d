import { FIXED, type Language } from './language.ts'
import { formatNumber, roundHalfUp } from './number.ts'

const DAYS_PER_MONTH = 365.25 / 12

/** A length of time in days: 12 days, 9 months, 3 years 7 months / 3 ans et 7 mois. The sign is dropped. */
export function formatDays(language: Language, days: number): string {
  const length = Math.abs(days)
  if (length < 45) return formatUnit(language, roundHalfUp(length, 0), 'day')
  const months = Math.round(length / DAYS_PER_MONTH)
  if (months < 12) return formatUnit(language, months, 'month')
  const years = formatUnit(language, Math.floor(months / 12), 'year')
  if (months % 12 === 0) return years
  const rest = formatUnit(language, months % 12, 'month')
  return language === 'fr' ? `${years} et ${rest}` : `${years} ${rest}`
}

/** Loan lengths stay in months: 24 months. Parts of a month get one decimal: 4.0 months. */
export function formatMonths(language: Language, months: number): string {
  return formatUnit(language, months, 'month')
}

export function formatYears(language: Language, years: number): string {
  return formatUnit(language, years, 'year')
}

const WORDS = {
  en: { day: ['day', 'days'], month: ['month', 'months'], year: ['year', 'years'] },
  fr: { day: ['jour', 'jours'], month: ['mois', 'mois'], year: ['an', 'ans'] },
} as const

function formatUnit(language: Language, value: number, unit: 'day' | 'month' | 'year'): string {
  const whole = Number.isInteger(value)
  const [one, many] = WORDS[language][unit]
  // French counts 0 and 1.5 as singular, English only 1.
  const singular = language === 'fr' ? Math.abs(value) < 2 : value === 1
  return `${formatNumber(language, value, whole ? 0 : 1)}${FIXED}${singular ? one : many}`
}
