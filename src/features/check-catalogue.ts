import { fail } from '../errors/index.ts'
import type { Catalogue, FeatureDefinition } from './feature.ts'
import { mediansRead } from './group-medians.ts'

/** Words whose meaning differs between DuckDB and Trino, with what to write instead. */
const NOT_PORTABLE: readonly (readonly [RegExp, string])[] = [
  [/\b(greatest|least)\s*\(/i, 'CASE: NULL is treated differently'],
  [/\bfilter\s*\(\s*where\b/i, 'CASE inside the aggregate'],
  [
    /\b(median|quantile\w*|percentile\w*|arg_m(?:ax|in)|skewness|kurtosis|mode|any_value|first|last)\s*\(/i,
    'exact rows by row_number()',
  ],
  [/\b(avg|stddev\w*|var\w*)\s*\(/i, 'exactMean, exactSampleSd: sums of doubles depend on row order'],
  [/\bqualify\b|\bgroup\s+by\s+all\b|\bexclude\b/i, 'a nested SELECT with explicit columns'],
  [/\d\.\d+(?!\d*e)/i, 'a double literal with an exponent (365.25e0): a decimal literal divides differently'],
  [/\bsum\s*\((?!\s*(?:try_)?cast\s*\()/i, 'exactSum: sums of doubles depend on row order'],
]

/**
 * Checks what the types cannot: unique ids, known grains and groups, lists of categories, portable SQL.
 * @throws E_CATALOGUE naming the feature or group
 */
export function checkCatalogue(catalogue: Catalogue): void {
  unique(
    'feature',
    catalogue.features.map((feature) => feature.id),
  )
  unique(
    'grain',
    catalogue.grains.map((grain) => grain.id),
  )
  const medians = catalogue.groupMedians ?? []
  unique(
    'group median',
    medians.map((median) => median.id),
  )
  unique(
    'reason group',
    catalogue.reasonGroups.map((group) => group.id),
  )
  const grains = new Set(catalogue.grains.map((grain) => grain.id))
  const groups = new Map(catalogue.reasonGroups.map((group) => [group.id, group]))
  const features = new Map(catalogue.features.map((feature) => [feature.id, feature]))
  for (const feature of catalogue.features) {
    if (!/^[a-z][a-z0-9_]*$/.test(feature.id)) bad(feature.id, 'its id', 'snake_case')
    if ((feature.scope === 'history') !== (feature.grain !== undefined)) {
      bad(feature.id, `grain ${feature.grain}`, 'a grain for history features and for these only')
    }
    if (feature.grain !== undefined && !grains.has(feature.grain)) {
      bad(feature.id, `grain ${feature.grain}`, `one of ${[...grains].join(', ')}`)
    }
    if ((feature.kind === 'category') !== (feature.categories !== undefined)) {
      bad(feature.id, 'its categories', 'a list for category features and for these only')
    }
    const group = groups.get(feature.reasonGroup)
    if (group === undefined)
      bad(feature.id, `reason group ${feature.reasonGroup}`, 'a group of the catalogue')
    if (group.theme !== feature.theme)
      bad(feature.id, `theme ${feature.theme}`, `${group.theme}, its group's`)
    checkPortable(feature)
    for (const id of mediansRead(feature.sql)) {
      if (feature.scope === 'history' || !medians.some((median) => median.id === id))
        bad(feature.id, `g.${id}`, 'a group median of the catalogue, in an application feature')
    }
  }
  for (const grain of catalogue.grains) checkPortable(grain)
  for (const { id, group, value } of medians) checkPortable({ id, sql: `${group}, ${value}` })
  for (const group of catalogue.reasonGroups) {
    if (features.get(group.lead)?.reasonGroup !== group.id) {
      bad(group.id, `lead ${group.lead}`, 'a feature of the group')
    }
  }
}

function checkPortable(feature: Pick<FeatureDefinition, 'id' | 'sql'>): void {
  for (const [word, instead] of NOT_PORTABLE) {
    const found = word.exec(feature.sql)
    if (found !== null) bad(feature.id, `"${found[0]}" in its SQL`, instead)
  }
}

function unique(kind: string, ids: readonly string[]): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) bad(id, `${kind} ${id} twice`, `one ${kind} of a name`)
    seen.add(id)
  }
}

function bad(id: string, got: string, expected: string): never {
  fail('E_CATALOGUE', {
    what: `The catalogue entry ${id} is wrong.`,
    got,
    expected,
    remedy: 'Correct the entry in the catalogue.',
  })
}
