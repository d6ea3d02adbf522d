/** Lists that are told whole: all three scores, in fixed order. */
const WHOLE = new Set(['scores', 'scoresAfter', 'objectives', 'parts', 'levers'])
/** Entries that stay of a list of objects, of numbers, and of the edges between those numbers. */
const OBJECTS = 2
const NUMBERS = 4

/** An answer with the first entries of every list: what it looks like, not all it holds. */
export function shortened(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const isOfNumbers = value.every((one) => typeof one === 'number')
    const edges = /edges$/i.test(name) ? 1 : 0
    const most = WHOLE.has(name) ? value.length : isOfNumbers ? NUMBERS + edges : OBJECTS
    return value.slice(0, most).map((one) => shortened(one))
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const kept = name === 'names' ? entries.slice(0, OBJECTS) : entries
  return Object.fromEntries(kept.map(([key, one]) => [key, shortened(one, key)]))
}
