import type { KeptColumn, TableRows } from '../../src/ingest/index.ts'

/** A table in memory that threads share: cells as `rows/` keeps them, column by column, sorted by customer. */
export interface SharedTable {
  readonly nRows: number
  readonly ids: Int32Array
  readonly starts: Uint32Array
  readonly columns: readonly { readonly kept: KeptColumn; readonly cells: SharedArrayBuffer }[]
}

export const WIDTHS = { int32: 4, float64: 8, uint8: 1 } as const

export function sharedRows({ nRows, ids, starts, columns }: SharedTable): TableRows {
  return {
    nRows,
    ids,
    starts,
    columns: columns.map(({ kept }) => kept),
    column(kept) {
      const { cells } = columns.find((one) => one.kept.name === kept.name)!
      const width = WIDTHS[kept.kind as keyof typeof WIDTHS]
      return { cells: (start, count) => new Uint8Array(cells, start * width, count * width) }
    },
  }
}
