import type { FileState } from './file-state.ts'

/** The facts as corrected: of several corrections of one column the newest holds. */
export function correctedEdits({
  corrections,
}: Pick<FileState, 'corrections'>): Record<string, number | string | null> {
  return Object.fromEntries(
    corrections.flatMap(({ edits }) => Object.entries(edits).map(([column, { after }]) => [column, after])),
  )
}
