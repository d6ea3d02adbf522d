import { FIXED, type Language, MINUS, THIN } from './language.ts'

/**
 * A number with fixed decimals: 307,511 / 307 511, 14.3 / 14,3. Never "−0".
 * Written here, not by Intl, so that every browser and server prints the same characters.
 */
export function formatNumber(language: Language, value: number, decimals = 0): string {
  const fixed = roundHalfUp(Math.abs(value), decimals).toFixed(decimals)
  const [whole = '0', fraction] = fixed.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? THIN : ',')
  const text = fraction === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${fraction}`
  return value < 0 && Number(fixed) !== 0 ? `${MINUS}${text}` : text
}

/** Binary halves such as 1.005 are rounded as written, not as stored. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.sign(value) * (Math.round(Number((Math.abs(value) * scale).toPrecision(15))) / scale)
}

/** +4.1, −0.3 (U+2212); a value that rounds to zero has no sign. */
export function formatSigned(language: Language, value: number, decimals = 1): string {
  const text = formatNumber(language, value, decimals)
  return roundHalfUp(value, decimals) > 0 ? `+${text}` : text
}

/** €12,112 / 12 112 €. No currency in the data: the bare number. */
export function formatMoney(language: Language, value: number, currency: string | null): string {
  const text = formatNumber(language, value)
  if (currency === null) return text
  const symbol = SYMBOLS[currency] ?? currency
  if (language === 'fr') return `${text}${FIXED}${symbol}`
  const gap = symbol.length > 1 ? FIXED : ''
  return text.startsWith(MINUS) ? `${MINUS}${symbol}${gap}${text.slice(1)}` : `${symbol}${gap}${text}`
}

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' }

/** @param value share in [0, 1]: 0.2 → 20% / 20 % */
export function formatShare(language: Language, value: number, decimals = 0): string {
  return `${formatNumber(language, value * 100, decimals)}${language === 'fr' ? FIXED : ''}%`
}

/** 11 to 18 / de 11 à 18, from texts already formatted. */
export function formatRange(language: Language, low: string, high: string): string {
  return language === 'fr' ? `de ${low} à ${high}` : `${low} to ${high}`
}

/** 103 979, never broken over two lines; the space is as wide as between words. */
export function formatApplicationId(id: number): string {
  return String(id).replace(/\B(?=(\d{3})+$)/g, FIXED)
}
