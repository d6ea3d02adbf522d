import { readSync } from 'node:fs'
import { CELLS, type Cells, type KeptColumn } from './kept-column.ts'

/** Cells read at once, for whoever goes through a column. */
const WINDOW = 65_536

/** Cells of one column. */
export interface CellReader {
  /** The bytes of the cells of rows `start` to before `start + count`; valid until the next call. */
  cells(start: number, count: number): Uint8Array
}

/** One column of a file of rows, read from its beginning to its end in short pieces. */
export class ColumnReader implements CellReader {
  readonly #column: KeptColumn
  readonly #file: number
  readonly #nRows: number
  /** Bytes of the rows from `start` on, used again for the next. */
  #window = new Uint8Array(0)
  #start = 0
  #count = 0

  constructor(file: number, column: KeptColumn, nRows: number) {
    this.#column = column
    this.#file = file
    this.#nRows = nRows
  }

  cells(start: number, count: number): Uint8Array {
    const width = CELLS[this.#column.kind].array.BYTES_PER_ELEMENT
    if (start < this.#start || start + count > this.#start + this.#count) {
      this.#count = Math.min(Math.max(WINDOW, count), this.#nRows - start)
      this.#start = start
      const bytes = this.#count * width
      if (this.#window.length < bytes) this.#window = new Uint8Array(bytes)
      readAll(this.#file, this.#window.subarray(0, bytes), this.#column.at + start * width)
    }
    return this.#window.subarray((start - this.#start) * width, (start - this.#start + count) * width)
  }
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
