import type { CompareColumn } from './column.ts'
import type { People } from './people.ts'

/**
 * The people of a group whose values lie nearest to the applicant's.
 * @param rows of the group
 * @param by number columns with the applicant's values: the first decides, the next ones break ties, then the lower row
 * @param excluded rows that do not count
 * @returns rows, nearest first; people without a value are left out
 */
export async function nearestByValue(
  people: People,
  rows: Uint32Array,
  by: readonly { readonly column: CompareColumn; readonly value: number }[],
  count: number,
  excluded: ReadonlySet<number>,
): Promise<readonly number[]> {
  const read = await people.read(by.map((one) => one.column))
  const distance = (k: number, row: number): number => Math.abs(read[k]!.cells[row]! - by[k]!.value)
  const compare = (a: number, b: number): number => {
    for (let k = 0; k < by.length; k++) {
      const difference = distance(k, a) - distance(k, b)
      if (difference !== 0) return difference
    }
    return a - b
  }
  const { cells } = read[0]!
  const own = by[0]!.value
  const nearest: number[] = []
  let worst = Number.POSITIVE_INFINITY
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    // False for a missing value.
    if (!(Math.abs(cells[row]! - own) <= worst) || excluded.has(row)) continue
    if (nearest.length === count && compare(row, nearest[count - 1]!) > 0) continue
    let at = nearest.length
    while (at > 0 && compare(row, nearest[at - 1]!) < 0) at--
    nearest.splice(at, 0, row)
    if (nearest.length > count) nearest.pop()
    if (nearest.length === count) worst = distance(0, nearest[count - 1]!)
  }
  return nearest
}
