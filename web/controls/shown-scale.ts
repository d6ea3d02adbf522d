import type { Unit } from '../../src/contract/index.ts'

const DAYS_PER_MONTH = 365.25 / 12

/** How raw values of a unit are entered: days as months, shares and scores of 1 as parts of 100. */
export interface ShownScale {
  /** `none` when the raw value is entered as it is. */
  readonly word: 'months' | 'years' | 'percent' | 'of100' | 'money' | 'none'
  readonly decimals: number
  toShown(raw: number): number
  toRaw(shown: number): number
}

/**
 * @param unit unit of the raw value
 * @param backwards true when the raw values count back from the application (all ≤ 0): lengths are entered above 0
 */
export function shownScale(unit: Unit, backwards: boolean): ShownScale {
  const sign = backwards ? -1 : 1
  const by = (word: ShownScale['word'], factor: number, decimals: number): ShownScale => ({
    word,
    decimals,
    toShown: (raw) => clean((sign * raw) / factor, decimals + 4),
    toRaw: (shown) => clean(sign * shown * factor, unit === 'days' ? 0 : 10),
  })
  switch (unit) {
    case 'days':
      return by('months', DAYS_PER_MONTH, 0)
    case 'months':
      return by('months', 1, 0)
    case 'years':
      return by('years', 1, 1)
    case 'share':
      return by('percent', 0.01, 1)
    case 'score':
      return by('of100', 0.01, 1)
    case 'money':
    case 'money-per-month':
      return by('money', 1, 0)
    case 'ratio':
      return by('none', 1, 2)
    default:
      return by('none', 1, 0)
  }
}

/** Takes the noise of binary fractions away: 0.07 × 100 is 7, and never "−0". */
function clean(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0
}

/** A number as people type it: "12 112,5", "12,112.5", "−3". Null when it is none. */
export function parseNumber(language: 'en' | 'fr', text: string): number | null {
  let plain = text.replace(/[\s\u00a0\u202f€%£$]/g, '').replace('\u2212', '-')
  plain = language === 'fr' ? plain.replace(',', '.') : plain.replace(/,(?=\d{3}(\D|$))/g, '')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}
