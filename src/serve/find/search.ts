import { APPROVED, CLOSE, type FindIndex, type Show, WAITS } from './find-index.ts'
import { fold } from './fold.ts'

export interface Search {
  readonly q: string
  readonly show: Show
  /** Only this branch; null = all. */
  readonly branch: string | null
  /** False for readers who may not see names: only numbers find anything. */
  readonly byName: boolean
  /** How many matches to pass over. */
  readonly offset: number
  readonly limit: number
}

export interface Found {
  /** Application ids, newest first. */
  readonly ids: readonly number[]
  /** Matches in all. */
  readonly total: number
}

/** Matches the start of any word of the name, every word of `q`, or the start of the number. */
export function search(index: FindIndex, { q, show, branch, byName, offset, limit }: Search): Found {
  const code = codeOf(index, branch)
  const ids: number[] = []
  let total = 0
  const take = (row: number): void => {
    if (code !== null && (code < 0 || index.branch[row] !== code)) return
    if (!shows(index.kinds[row]!, show)) return
    if (total >= offset && ids.length < limit) ids.push(index.ids[row]!)
    total++
  }
  const number = q.replaceAll(/[\s.,]/gu, '')
  if (/^\d+$/.test(number)) eachNumber(index, number, take)
  else if (byName || q.trim() === '') eachName(index, fold(q), q.trim() === '', take)
  return { ids, total }
}

/** How many a reader may open, by kind. */
export function countKinds(index: FindIndex, branch: string | null): Record<Show, number> {
  const code = codeOf(index, branch)
  const counts = { all: 0, close: 0, declined: 0, approved: 0, person: 0 }
  for (let row = 0; row < index.kinds.length; row++) {
    if (code !== null && (code < 0 || index.branch[row] !== code)) continue
    const kind = index.kinds[row]!
    counts.all++
    if ((kind & CLOSE) !== 0) counts.close++
    if ((kind & WAITS) !== 0) counts.person++
    if ((kind & APPROVED) !== 0) counts.approved++
    else counts.declined++
  }
  return counts
}

/** Null = every branch; −1 = a branch without any application. */
function codeOf(index: FindIndex, branch: string | null): number | null {
  return branch === null ? null : index.branches.indexOf(branch)
}

function shows(kind: number, show: Show): boolean {
  if (show === 'close') return (kind & CLOSE) !== 0
  if (show === 'person') return (kind & WAITS) !== 0
  if (show === 'approved') return (kind & APPROVED) !== 0
  if (show === 'declined') return (kind & APPROVED) === 0
  return true
}

/** Ids that begin with these digits: a few ranges, one per number of further digits. */
function eachNumber({ ids }: FindIndex, digits: string, take: (row: number) => void): void {
  const prefix = Number(digits)
  if (digits.startsWith('0') || prefix > Number.MAX_SAFE_INTEGER) return
  for (let row = 0; row < ids.length; row++) {
    let id = ids[row]!
    while (id > prefix) id = Math.floor(id / 10)
    if (id === prefix) take(row)
  }
}

function eachName(index: FindIndex, folded: string, everything: boolean, take: (row: number) => void): void {
  const { names, lines, ids } = index
  if (everything) {
    for (let row = 0; row < ids.length; row++) take(row)
    return
  }
  // Only signs: no name has such a word.
  if (folded === '') return
  const words = folded.split(' ').map((word) => ` ${word}`)
  const first = words.reduce((longest, word) => (word.length > longest.length ? word : longest))
  const others = words.filter((word) => word !== first)
  let row = 0
  for (let at = names.indexOf(first); at >= 0; at = names.indexOf(first, lines[row]!)) {
    row = lineAt(lines, at, row)
    if (others.length === 0) take(row)
    else {
      const line = names.slice(lines[row], lines[row + 1])
      if (others.every((word) => line.includes(word))) take(row)
    }
    row++
    if (row >= ids.length) break
  }
}

/** The line that holds the position, by bisection from `low` on. */
function lineAt(lines: Uint32Array, position: number, low: number): number {
  let high = lines.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (lines[middle]! <= position) low = middle
    else high = middle
  }
  return low
}
