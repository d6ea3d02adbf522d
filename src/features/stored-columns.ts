import { CELLS, type CellReader, type KeptColumn, type TableRows } from '../ingest/index.ts'

/** Columns of a table of one row per application, in the order of the warehouse; NaN = missing. */
export interface StoredColumns {
  /** Texts by column, in order; a cell of theirs is a place in its list. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  /** @returns the column after column of rows `start` to before `end` */
  read(start: number, end: number): readonly Float64Array[]
}

/**
 * Reads from the file beside the warehouse.
 * @param id the application's id; it stands in the file's index
 * @returns undefined when a column is not kept
 */
export function storedColumns(
  rows: TableRows,
  id: string,
  columns: readonly string[],
): StoredColumns | undefined {
  const kept = columns.map((name) => rows.columns.find((one) => one.name === name))
  if (columns.some((name, c) => name !== id && kept[c] === undefined)) return undefined
  const readers = kept.map((column) => column && rows.column(column))
  const texts = kept.flatMap((column) =>
    column?.texts === undefined ? [] : [[column.name, column.texts] as const],
  )
  return {
    texts: Object.fromEntries(texts),
    read: (start, end) =>
      kept.map((column, c) =>
        column === undefined
          ? Float64Array.from(rows.ids.subarray(start, end))
          : decoded(column, readers[c]!, start, end),
      ),
  }
}

function decoded(
  { kind, over, texts }: KeptColumn,
  reader: CellReader,
  start: number,
  end: number,
): Float64Array {
  const { array, missing } = CELLS[kind]
  const cells = new array(end - start)
  reader.fill(start, new Uint8Array(cells.buffer))
  const values = new Float64Array(cells.length)
  // Cell 1 is the first text.
  const first = texts === undefined ? 0 : 1
  for (let r = 0; r < cells.length; r++) {
    const cell = cells[r]!
    values[r] = cell === missing || Number.isNaN(cell) ? Number.NaN : (cell - first) / over
  }
  return values
}
