import { CELLS, type CellReader, type KeptColumn, type TableRows } from '../../ingest/index.ts'
import type { Scratch } from './scratch.ts'

/** Cells of one column in the kernel's memory, read in pieces from the beginning to the end. */
export class CellWindow {
  readonly #scratch: Scratch
  readonly #reader: CellReader
  /** Bytes of a cell. */
  readonly #width: number
  readonly #nRows: number
  readonly #room: number
  readonly #address: number
  #start = 0
  #count = 0

  constructor(scratch: Scratch, rows: TableRows, column: KeptColumn) {
    this.#scratch = scratch
    this.#reader = rows.column(column)
    this.#width = CELLS[column.kind].array.BYTES_PER_ELEMENT
    this.#nRows = rows.nRows
    this.#room = Math.min(rows.ahead, rows.nRows)
    this.#address = scratch.keepRoom(Math.ceil((this.#room * this.#width) / 8))
  }

  /** Address of the cells of rows `start` to before `start + count`; valid until the next call. */
  at(start: number, count: number): number {
    const width = this.#width
    if (count > this.#room) {
      const address = this.#scratch.doubles(Math.ceil((count * width) / 8))
      this.#reader.fill(start, this.#scratch.bytes(address, count * width))
      return address
    }
    if (start < this.#start || start + count > this.#start + this.#count) {
      this.#start = start
      this.#count = Math.min(this.#room, this.#nRows - start)
      this.#reader.fill(start, this.#scratch.bytes(this.#address, this.#count * width))
    }
    return this.#address + (start - this.#start) * width
  }
}
