import type { DataField, PersonData } from '../../../src/contract/index.ts'
import { matching } from '../../controls/index.ts'
import type { Language } from '../../format/index.ts'

export type Show = 'used' | 'all'

export interface ShownSection {
  readonly id: PersonData['sections'][number]['id']
  readonly fields: readonly DataField[]
}

/**
 * What the page lists: with `used` only facts that the score reads; with `all` every fact, those never used last.
 * A search keeps the facts whose name holds its words. Sections without facts are left out.
 */
export function shownSections(
  data: PersonData,
  show: Show,
  search: string,
  language: Language,
): ShownSection[] {
  return data.sections
    .filter((section) => show === 'all' || section.id !== 'never-used')
    .map((section) => ({
      id: section.id,
      fields: matching(
        section.fields.filter((field) => show === 'all' || field.scored),
        search,
        (field) => field.label[language],
      ),
    }))
    .filter((section) => section.fields.length > 0)
    .sort((a, b) => Number(a.id === 'never-used') - Number(b.id === 'never-used'))
}

/** How a fact counts, as the page marks it. */
export function howItCounts(field: DataField): 'scored' | 'unknown' | 'notScored' | 'never' {
  if (field.use === 'never' || field.use === 'monitor') return 'never'
  if (!field.scored) return 'notScored'
  return field.value.number === null && field.value.text === null ? 'unknown' : 'scored'
}
