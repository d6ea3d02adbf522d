import type { Frame, FrameColumn } from './frame.ts'

/** Something that can stand in FROM, compiled. */
export interface Relation {
  readonly columns: readonly FrameColumn[]
  /** Its rows in the block at hand; worked out once a block. */
  frame(): Frame
}

/** The same rows under another name. */
export function renamed(relation: Relation, alias: string): Relation {
  return {
    columns: relation.columns.map((column) => ({ ...column, alias: alias.toUpperCase() })),
    frame: relation.frame,
  }
}
