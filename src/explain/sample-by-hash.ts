import { sha256 } from '../hash/index.ts'

/**
 * The rows with the smallest hashes of seed and id: which ids are drawn does not depend on where they stand.
 * @param rowIds unique, one per row
 */
export function sampleByHash(
  rows: readonly number[],
  rowIds: Float64Array,
  size: number,
  seed: number,
): number[] {
  return rows
    .map((row) => ({ row, draw: sha256(`${seed}:${rowIds[row]}`) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1))
    .slice(0, size)
    .map(({ row }) => row)
}
