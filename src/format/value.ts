import type { DisplayValue, LocalText } from '../contract/index.ts'
import { formatDays, formatMonths, formatYears } from './duration.ts'
import { FIXED, type Language } from './language.ts'
import { formatMoney, formatNumber, formatShare } from './number.ts'

export interface ValueText {
  readonly text: string
  /** True when there is no value: the text then says what that means, and is set in the "none" style. */
  readonly missing: boolean
}

const NO_INFORMATION: LocalText = { en: 'no information', fr: 'aucune information' }
const YES: LocalText = { en: 'yes', fr: 'oui' }
const NO: LocalText = { en: 'no', fr: 'non' }
const HUNDRED: LocalText = { en: 'of 100', fr: 'sur 100' }
const A_MONTH: LocalText = { en: 'a month', fr: 'par mois' }

/** Any value of an answer as words: numbers by their unit, categories as they are, "no information" by name. */
export function formatValue(language: Language, value: DisplayValue, currency: string | null): ValueText {
  if (value.text !== null) return { text: value.text[language], missing: false }
  if (value.number === null) return { text: (value.missing ?? NO_INFORMATION)[language], missing: true }
  return { text: formatByUnit(language, value.number, value.unit, currency), missing: false }
}

/** A number by its unit; axis ticks and bounds use it too. */
export function formatByUnit(
  language: Language,
  number: number,
  unit: DisplayValue['unit'],
  currency: string | null,
): string {
  switch (unit) {
    case 'money':
      return formatMoney(language, number, currency)
    case 'money-per-month':
      return `${formatMoney(language, number, currency)}${FIXED}${A_MONTH[language]}`
    case 'share':
      return formatShare(language, number)
    case 'score':
      return `${formatNumber(language, number * 100)} ${HUNDRED[language]}`
    case 'days':
      return formatDays(language, number)
    case 'months':
      return formatMonths(language, number)
    case 'years':
      return formatYears(language, number)
    case 'flag':
      return (number === 0 ? NO : YES)[language]
    case 'hour':
      return language === 'fr'
        ? `${formatNumber(language, number)}${FIXED}h`
        : `${formatNumber(language, number)}:00`
    case 'ratio':
      return formatNumber(language, number, 2)
    case 'count':
    case 'none':
      return formatNumber(language, number, Number.isInteger(number) ? 0 : Math.abs(number) < 1 ? 2 : 1)
  }
}
