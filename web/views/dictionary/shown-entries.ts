import type { DictionaryAnswer, DictionaryColumn, DictionaryFeature } from '../../../src/contract/index.ts'
import { matchingStarts } from '../../controls/index.ts'
import type { Language } from '../../format/index.ts'

export type Show = 'items' | 'columns'
export type Entry = DictionaryFeature | DictionaryColumn

/** One theme with its items, or one table with its columns. */
interface EntryGroup {
  readonly id: string
  readonly entries: readonly Entry[]
}

/** Themes or tables in the order of the overview, with the entries of all their pages; an answer holds one page. */
export function groupsOf(
  overview: DictionaryAnswer,
  parts: readonly DictionaryAnswer[],
  show: Show,
): readonly EntryGroup[] {
  const sizes =
    show === 'items'
      ? overview.themes.map(({ theme, features }) => ({ id: theme, size: features }))
      : overview.tables.map(({ table, columns }) => ({ id: table, size: columns }))
  const all: readonly Entry[] = parts.flatMap((part): readonly Entry[] =>
    show === 'items' ? part.features : part.columns,
  )
  let start = 0
  return sizes.map(({ id, size }) => {
    const entries = all.slice(start, start + size)
    start += size
    return { id, entries }
  })
}

/** Entries whose name, sentence, id or columns have words that start as those of the search, in their order. */
export function found<E extends Entry>(
  entries: readonly E[],
  search: string,
  names: DictionaryAnswer['names'],
  language: Language,
): readonly E[] {
  return matchingStarts(entries, search, (entry) =>
    [
      entry.label[language],
      entry.about[language],
      entry.id,
      ...('sources' in entry ? entry.sources.flatMap((id) => [id, names[id]?.[language] ?? '']) : []),
    ].join(' '),
  )
}

/** How an entry counts, as the page marks it. */
export function howItCounts({ use, scored }: Pick<Entry, 'use' | 'scored'>) {
  if (use === 'never' || use === 'monitor') return 'never'
  if (!scored) return 'notScored'
  return use === 'review' ? 'review' : 'scored'
}
