import type { View } from '../record/index.ts'

/** Two openings further apart than this belong to two visits. */
const PAUSE_MS = 30 * 60_000

/** Parts of a file that show its score or what follows from it. */
const SHOWS_SCORE: ReadonlySet<string> = new Set([
  'decision',
  'compare',
  'compare-pair',
  'similar',
  'what-if',
  'plans',
  'letter',
])

/**
 * How long the person has had the file open, by what is on record: from the first opening of this visit.
 * @param views of one person, oldest first
 * @param now milliseconds since 1970
 * @returns milliseconds; 0 when the person opened nothing lately
 */
export function dwellOf(views: readonly View[], now: number): number {
  let start = now
  for (const { at } of [...views].reverse()) {
    if (start - at > PAUSE_MS) break
    start = Math.min(start, at)
  }
  return now - start
}

export function sawScore(views: readonly View[]): boolean {
  return views.some(({ what }) => SHOWS_SCORE.has(what))
}

/** Whether the person opened the reasons and what they add up to. */
export function openedExplanation(views: readonly View[]): boolean {
  return views.some(({ what }) => what === 'decision')
}
