import { type BinCounts, countParts } from '../../compare/index.ts'
import type { GroupPart, SplitBy } from '../../contract/index.ts'
import type { BookEntry } from '../columns/column-book.ts'
import type { Context } from '../context.ts'

export interface GroupSplit {
  readonly by: SplitBy
  readonly parts: readonly { readonly part: GroupPart; readonly n: number }[]
  /** By column id, in the order of `parts`. */
  readonly counts: ReadonlyMap<string, readonly BinCounts[]>
}

/**
 * The group in two parts, the one that speaks of risk first; null when not asked for, or when a part is a group too small to
 * show.
 * @param rows of the group
 */
export async function splitOf(
  by: SplitBy | undefined,
  entries: readonly BookEntry[],
  rows: Uint32Array,
  floor: number,
  { columns }: Context,
): Promise<GroupSplit | null> {
  const [first] = entries
  if (by === undefined || first === undefined) return null
  const { people, target, decision } = columns
  const split =
    by === 'outcome' ? { column: target, values: [1, 0] } : { column: decision, values: DECISIONS }
  const counts = await countParts(people, rows, entries, split)
  const sizes = counts
    .get(first.column.id)!
    .map((part) => part.counts.reduce((sum, n) => sum + n, part.missing))
  if (sizes.some((n) => n < floor)) return null
  const parts = by === 'outcome' ? OUTCOMES : DECISIONS
  return { by, parts: parts.map((part, k) => ({ part, n: sizes[k]! })), counts }
}

const OUTCOMES = ['difficulties', 'none'] as const
const DECISIONS = ['declined', 'approved'] as const
