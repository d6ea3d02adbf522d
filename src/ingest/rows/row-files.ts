import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import {
  CELLS,
  type Cells,
  cellsFile,
  indexFile,
  type KeptColumn,
  type KeptTable,
  ROWS_FOLDER,
  ROWS_MANIFEST,
  type RowsManifest,
} from './kept-column.ts'

/** A cell of the warehouse; null = missing. */
export type WarehouseCell = number | string | null

/** The rows of one application, in the order of the warehouse; none for an id that has none. */
export type RowsOfApplication = (applicationId: number) => readonly (readonly WarehouseCell[])[]

/** The tables of a generation as files that give one application's rows without a query. */
export class RowFiles {
  readonly #dir: string
  readonly #tables: ReadonlyMap<string, KeptTable>
  readonly #open: number[] = []

  private constructor(dir: string, { tables }: RowsManifest) {
    this.#dir = dir
    this.#tables = new Map(tables.map((table) => [table.name, table]))
  }

  /** Undefined for a generation that was loaded before such files were written. */
  static open(generationDir: string): RowFiles | undefined {
    const dir = join(generationDir, ROWS_FOLDER)
    const manifest = join(dir, ROWS_MANIFEST)
    if (!existsSync(manifest)) return undefined
    return new RowFiles(dir, JSON.parse(readFileSync(manifest, 'utf8')) as RowsManifest)
  }

  /** @returns undefined when a column is not kept */
  reader(table: string, id: string, columns: readonly string[]): RowsOfApplication | undefined {
    const kept = this.#tables.get(table)
    const found = columns.map((name) => kept?.columns.find((one) => one.name === name))
    if (kept === undefined || columns.some((name, c) => name !== id && found[c] === undefined))
      return undefined
    const file = openSync(join(this.#dir, cellsFile(table)), 'r')
    this.#open.push(file)
    const { buffer } = new Uint8Array(readFileSync(join(this.#dir, indexFile(table))))
    const ids = new Int32Array(buffer, 0, kept.applications)
    const starts = new Uint32Array(buffer, ids.byteLength, kept.applications)
    return (applicationId) => {
      const place = placeOf(ids, applicationId)
      if (place < 0) return []
      const start = starts[place]!
      const count = (starts[place + 1] ?? kept.rows) - start
      const rows = Array.from({ length: count }, () => new Array<WarehouseCell>(columns.length))
      for (const [c, column] of found.entries()) {
        if (column === undefined) for (const row of rows) row[c] = applicationId
        else fill(rows, c, column, readCells(file, column, start, count))
      }
      return rows
    }
  }

  close(): void {
    for (const file of this.#open.splice(0)) closeSync(file)
  }
}

function readCells(file: number, { kind, at }: KeptColumn, start: number, count: number): Cells {
  const cells = new CELLS[kind].array(count)
  const bytes = new Uint8Array(cells.buffer)
  const from = at + start * cells.BYTES_PER_ELEMENT
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, from + done)
    if (read === 0) throw new RangeError(`${bytes.length} bytes at ${from} of a file that ends before`)
    done += read
  }
  return cells
}

function fill(
  rows: readonly WarehouseCell[][],
  c: number,
  { kind, over, texts }: KeptColumn,
  cells: Cells,
): void {
  const { missing } = CELLS[kind]
  for (let r = 0; r < cells.length; r++) {
    const cell = cells[r]!
    if (texts !== undefined) rows[r]![c] = cell === missing ? null : texts[cell - 1]!
    else rows[r]![c] = cell === missing || Number.isNaN(cell) ? null : cell / over
  }
}

/** Place of an id among ascending ones, or -1. */
function placeOf(ids: Int32Array, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}
