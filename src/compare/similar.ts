import type { CohortFilter } from './column.ts'

/** Who counts as similar: same values in some columns, numbers within a share of the applicant's in others. */
export interface SimilarDefinition {
  readonly equal: readonly string[]
  readonly within: readonly { readonly column: string; readonly share: number }[]
}

/**
 * The similar group as ordinary filters, so that it can be shown, changed and asked for again.
 * A missing value of the applicant is matched by missing values.
 */
export function similarFilters(
  definition: SimilarDefinition,
  own: Readonly<Record<string, number | string | null>>,
): readonly CohortFilter[] {
  const equal = definition.equal.map((column): CohortFilter => {
    const value = own[column] ?? null
    return value === null ? { column, kind: 'missing' } : { column, kind: 'values', values: [String(value)] }
  })
  const within = definition.within.map(({ column, share }): CohortFilter => {
    const value = own[column] ?? null
    if (value === null) return { column, kind: 'missing' }
    const one = Number(value)
    const reach = Math.abs(one) * share
    return {
      column,
      kind: 'range',
      min: threeDigits(one - reach, Math.floor),
      max: threeDigits(one + reach, Math.ceil),
    }
  })
  return [...equal, ...within]
}

/** Bounds that can be read aloud, rounded outwards so that the group never gets narrower. */
function threeDigits(value: number, round: (x: number) => number): number {
  if (value === 0) return 0
  const power = Math.floor(Math.log10(Math.abs(value))) - 2
  const unit = Number(`1e${power}`)
  return Number((round(Number((value / unit).toPrecision(12))) * unit).toPrecision(12))
}
