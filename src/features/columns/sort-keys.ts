import type { Scratch } from './scratch.ts'

/** A column to sort by; missing values come last, whichever way. */
export interface SortKey {
  /** Address. */
  readonly values: number
  readonly falling: boolean
}

/** Writes keys as the kernel reads them: 8 bytes each. */
export function writeKeys(scratch: Scratch, keys: readonly SortKey[]): number {
  const address = scratch.places(keys.length * 2)
  const words = scratch.placesAt(address, keys.length * 2)
  for (const [k, { values, falling }] of keys.entries()) {
    words[2 * k] = values
    words[2 * k + 1] = falling ? 1 : 0
  }
  return address
}
