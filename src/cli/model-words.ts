import type { EstimateWithInterval, ObjectiveSummary } from '../workspace/index.ts'

/** A probability as people in 100. */
export function in100(pd: number): string {
  return (100 * pd).toFixed(1)
}

export function withInterval({ value, low, high }: EstimateWithInterval, digits: number): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}

/** A difference says its sign. */
export function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
}

export function dayOf(time: string | null): string {
  return time === null ? 'no date' : time.slice(0, 10)
}

/** What a score was trained with. */
export function settingsWords(found: ObjectiveSummary['settings']): string {
  if (found === null) return 'made elsewhere'
  const values = Object.entries(found.settings).map(([name, value]) => `${name} ${value}`)
  return `${found.family}: ${values.join(', ')}`
}

export const NOT_OUT_OF_FOLD =
  'It was made elsewhere and may have been trained on the outcomes known here: its figures are not out of fold.'
