import type { Unit } from '../../src/contract/index.ts'
import type { Tick } from '../charts/percent.ts'
import { FIXED, formatMoney, formatNumber, formatShare, type Language } from '../format/index.ts'

const DAYS_PER_MONTH = 365.25 / 12

/** Round values within an axis: steps of 1, 2 or 5 times a power of ten, at most `most` of them. */
export function niceTicks(low: number, high: number, most: number): number[] {
  if (!(high > low)) return [low]
  const rough = (high - low) / Math.max(1, most - 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough * (1 - 1e-9))!
  const ticks: number[] = []
  // Counted in whole steps, so that no binary noise adds up.
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at++) {
    ticks.push(Number((at * step).toPrecision(12)))
  }
  return ticks
}

/** Ticks of an axis in the words of its unit, short: 50 for a score, 5 y for years, 10% for a share. */
export function ticksByUnit(
  language: Language,
  unit: Unit,
  low: number,
  high: number,
  currency: string | null,
  most = 5,
): Tick[] {
  const { factor, write } = tickWords(language, unit, high - low, currency)
  const digits = (values: readonly number[]): number => {
    const step = values.length > 1 ? values[1]! - values[0]! : 1
    return step >= 1 ? 0 : Math.min(3, Math.ceil(-Math.log10(step)))
  }
  const values = niceTicks(low / factor, high / factor, most)
  const decimals = digits(values)
  return values.map((value) => ({
    at: high > low ? Math.min(1, Math.max(0, (value * factor - low) / (high - low))) : 0.5,
    text: write(value, decimals),
  }))
}

function tickWords(language: Language, unit: Unit, span: number, currency: string | null) {
  const number = (value: number, decimals: number): string => formatNumber(language, value, decimals)
  const years = (value: number, decimals: number): string =>
    `${number(value, decimals)}${FIXED}${language === 'fr' ? (value < 2 ? 'an' : 'ans') : 'y'}`
  const months = (value: number, decimals: number): string =>
    `${number(value, decimals)}${FIXED}${language === 'fr' ? 'mois' : 'm'}`
  switch (unit) {
    case 'money':
    case 'money-per-month':
      return { factor: 1, write: (value: number) => formatMoney(language, value, currency) }
    case 'share':
      return {
        factor: 0.01,
        write: (value: number, decimals: number) => formatShare(language, value / 100, decimals),
      }
    case 'score':
      return { factor: 0.01, write: number }
    case 'days':
      return span > 730 ? { factor: 365.25, write: years } : { factor: DAYS_PER_MONTH, write: months }
    case 'months':
      return { factor: 1, write: months }
    case 'years':
      return { factor: 1, write: years }
    default:
      return { factor: 1, write: number }
  }
}
