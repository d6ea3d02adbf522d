import type { CompareQuery, GroupKind, SimilarBy, SplitBy } from '../../../src/contract/index.ts'
import { readFilters } from './filter-words.ts'

export const MOST_ITEMS = 12

/** What the address of the page says. */
export interface CompareAddress {
  readonly group: GroupKind
  readonly filter: string
  readonly items: readonly string[]
  readonly pair: { readonly x: string | null; readonly y: string | null }
  /** How the group is parted; null = not. */
  readonly by: SplitBy | null
  /** By what the similar customers are chosen. */
  readonly near: SimilarBy
  /** What cannot be read in the filter; null when all can. */
  readonly wrong: { readonly got: string; readonly expected: string } | null
}

export function readAddress(parameters: URLSearchParams): CompareAddress {
  const group = parameters.get('group')
  const filter = parameters.get('filter') ?? ''
  const by = parameters.get('by')
  const { wrong } = readFilters(filter)
  return {
    group: group === 'all' || group === 'custom' ? group : 'similar',
    filter: wrong === null ? filter : '',
    items: (parameters.get('items') ?? '').split(',').filter(Boolean).slice(0, MOST_ITEMS),
    pair: { x: parameters.get('x'), y: parameters.get('y') },
    by: by === 'outcome' || by === 'decision' ? by : null,
    near: parameters.get('near') === 'score' ? 'score' : 'effects',
    wrong,
  }
}

/** What the service is asked; a filter counts for one's own group only. */
export function compareQuery({ group, filter, items, by }: CompareAddress): CompareQuery {
  return {
    group,
    ...(group === 'custom' && filter !== '' ? { filter } : {}),
    ...(items.length > 0 ? { items: items.join(',') } : {}),
    ...(by === null ? {} : { by }),
  }
}
