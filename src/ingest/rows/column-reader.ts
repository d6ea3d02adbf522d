import { readSync } from 'node:fs'
import { CELLS, type Cells, type KeptColumn } from './kept-column.ts'

/** Cells of one column. */
export interface CellReader {
  /** Fills `bytes` with the cells of the rows from `start` on. */
  fill(start: number, bytes: Uint8Array): void
}

export function columnReader(file: number, { kind, at }: KeptColumn): CellReader {
  const width = CELLS[kind].array.BYTES_PER_ELEMENT
  return { fill: (start, bytes) => readAll(file, bytes, at + start * width) }
}

/** @throws RangeError for a file that ends before */
export function readCells(file: number, { kind, at }: KeptColumn, start: number, count: number): Cells {
  const cells = new CELLS[kind].array(count)
  readAll(file, new Uint8Array(cells.buffer), at + start * cells.BYTES_PER_ELEMENT)
  return cells
}

function readAll(file: number, bytes: Uint8Array, from: number): void {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, from + done)
    if (read === 0) throw new RangeError(`${bytes.length} bytes at ${from} of a file that ends before`)
    done += read
  }
}
