import type { Value } from './value.ts'

/** Text that is equal for equal cells; -0 equals 0, missing equals missing. */
export function keyOf(cells: readonly Value[]): string {
  return cells.map((cell) => (typeof cell === 'string' ? JSON.stringify(cell) : String(cell))).join(' ')
}
