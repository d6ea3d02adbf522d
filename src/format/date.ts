import type { Language } from './language.ts'

const LONG = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
} as const
const SHORT = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  fr: 'janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.',
} as const

/** @param iso YYYY-MM-DD. 23 November 2026 / 23 Nov 2026 / 23 novembre 2026 / 23 nov. 2026; French says "1er". */
export function formatDate(language: Language, iso: string, form: 'long' | 'short' = 'long'): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const name = (form === 'long' ? LONG : SHORT)[language].split(' ')[Number(month) - 1]
  if (name === undefined) return iso
  return `${language === 'fr' && Number(day) === 1 ? '1er' : Number(day)} ${name} ${year}`
}

/** Jan 2026 / janv. 2026, or in full: January 2026 / janvier 2026. */
export function formatMonth(language: Language, iso: string, form: 'long' | 'short' = 'short'): string {
  const [year = '', month = ''] = iso.split('-')
  const names = (form === 'long' ? LONG : SHORT)[language].split(' ')
  return `${names[Number(month) - 1] ?? month} ${year}`
}

/** The month that lies `months` after the one of `iso`, as YYYY-MM: no day, so that no month is too short. */
export function addMonths(iso: string, months: number): string {
  const [year = '', month = ''] = iso.split('-')
  const count = Number(year) * 12 + Number(month) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The ISO date that lies `days` after `iso` (before it when negative). */
export function addDays(iso: string, days: number): string {
  const at = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + Math.round(days))
  return at.toISOString().slice(0, 10)
}
