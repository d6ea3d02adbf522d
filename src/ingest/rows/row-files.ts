import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CellReader, columnReader, readCells } from './column-reader.ts'
import { firstAtLeast } from './first-at-least.ts'
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

/** One table as files, column by column. */
export interface TableRows {
  readonly nRows: number
  /** Ids of the applications that have rows, rising. */
  readonly ids: Int32Array
  /** Row at which each of them begins. */
  readonly starts: Uint32Array
  readonly columns: readonly KeptColumn[]
  /** Rows that may be read together with those that are asked for: blocks of few rows come from one look into a file. */
  readonly ahead: number
  column(column: KeptColumn): CellReader
}

const AHEAD = 65_536

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

  /** What is kept of a table; undefined when nothing is. */
  table(name: string): TableRows | undefined {
    const kept = this.#tables.get(name)
    if (kept === undefined) return undefined
    const { file, ids, starts } = this.#openTable(kept)
    return {
      nRows: kept.rows,
      ids,
      starts,
      columns: kept.columns,
      ahead: AHEAD,
      column: (column) => columnReader(file, column),
    }
  }

  /** @returns undefined when a column is not kept */
  reader(table: string, id: string, columns: readonly string[]): RowsOfApplication | undefined {
    const kept = this.#tables.get(table)
    const found = columns.map((name) => kept?.columns.find((one) => one.name === name))
    if (kept === undefined || columns.some((name, c) => name !== id && found[c] === undefined))
      return undefined
    const { file, ids, starts } = this.#openTable(kept)
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

  #openTable({ name, applications }: KeptTable) {
    const file = openSync(join(this.#dir, cellsFile(name)), 'r')
    this.#open.push(file)
    const { buffer } = new Uint8Array(readFileSync(join(this.#dir, indexFile(name))))
    const ids = new Int32Array(buffer, 0, applications)
    const starts = new Uint32Array(buffer, ids.byteLength, applications)
    return { file, ids, starts }
  }

  close(): void {
    for (const file of this.#open.splice(0)) closeSync(file)
  }
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
  const place = firstAtLeast(ids, id)
  return ids[place] === id ? place : -1
}
