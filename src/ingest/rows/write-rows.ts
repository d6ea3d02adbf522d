import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database.ts'
import { quoteName, quoteText } from '../sql-text.ts'
import type { TableSchema } from '../table-schema.ts'
import { replaceFile } from '../warehouse/durable.ts'
import { chooseColumns } from './choose-columns.ts'
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

/** Rows gathered before they are written. */
const BLOCK = 65_536

/**
 * Tables once more, for whoever reads one application: column after column, in the order of the warehouse, with the
 * place at which each application's rows begin.
 */
export class RowsWriter {
  readonly #dir: string
  readonly #kept: KeptTable[] = []

  private constructor(dir: string) {
    this.#dir = dir
  }

  /** @param generationDir folder of the generation */
  static async create(generationDir: string): Promise<RowsWriter> {
    const dir = join(generationDir, ROWS_FOLDER)
    await mkdir(dir, { recursive: true })
    return new RowsWriter(dir)
  }

  /** @param database has the table, sorted by application */
  async add(database: Database, table: TableSchema): Promise<void> {
    const { rows, applications, columns } = await chooseColumns(database, table)
    const id = quoteName(table.applicationId.column)
    const index = new StartsOf(applications)
    await toFile(join(this.#dir, cellsFile(table.name)), async (file) => {
      const writers = columns.map((column) => new ColumnWriter(file, column))
      const sql = `select ${[id, ...columns.map(cellSql)].join(', ')} from ${quoteName(table.name)}`
      for await (const [ids, ...cells] of database.columns(sql)) {
        index.add(ids as Int32Array)
        for (const [c, writer] of writers.entries()) writer.add(cells[c]!)
      }
      for (const writer of writers) writer.flush()
    })
    await toFile(join(this.#dir, indexFile(table.name)), async (file) => {
      writeAll(file, index.ids, 0)
      writeAll(file, index.starts, index.ids.byteLength)
    })
    this.#kept.push({ name: table.name, rows, applications, columns })
  }

  /** Written last: with it, the others are whole. */
  async seal(): Promise<void> {
    const manifest: RowsManifest = { format: 1, tables: this.#kept }
    await replaceFile(join(this.#dir, ROWS_MANIFEST), JSON.stringify(manifest))
  }
}

function cellSql({ name, kind, over, texts }: KeptColumn): string {
  const { sql, missing } = CELLS[kind]
  const column = quoteName(name)
  if (texts !== undefined) {
    // The engine has no list of no kinds.
    if (texts.length === 0) return `cast(0 as ${sql})`
    const kindOf = `cast(${column} as enum(${texts.map(quoteText).join(', ')}))`
    return `cast(coalesce(cast(enum_code(${kindOf}) as integer) + 1, 0) as ${sql})`
  }
  if (kind === 'float64') return `coalesce(${column}, 'nan'::double)`
  return `cast(coalesce(${over === 1 ? column : `round(${column} * ${over})`}, ${missing}) as ${sql})`
}

/** Gathers a column's cells and writes them at its place. */
class ColumnWriter {
  readonly #file: number
  readonly #block: Cells
  #at: number
  #filled = 0

  constructor(file: number, column: KeptColumn) {
    this.#file = file
    this.#at = column.at
    this.#block = new CELLS[column.kind].array(BLOCK)
  }

  add(cells: Cells): void {
    if (this.#filled + cells.length > BLOCK) this.flush()
    this.#block.set(cells, this.#filled)
    this.#filled += cells.length
  }

  flush(): void {
    const block = this.#block.subarray(0, this.#filled)
    writeAll(this.#file, block, this.#at)
    this.#at += block.byteLength
    this.#filled = 0
  }
}

/** Where each application's rows begin in a table that is sorted by application. */
class StartsOf {
  readonly ids: Int32Array
  readonly starts: Uint32Array
  #applications = 0
  #rows = 0

  constructor(applications: number) {
    this.ids = new Int32Array(applications)
    this.starts = new Uint32Array(applications)
  }

  add(ids: Int32Array): void {
    for (let r = 0; r < ids.length; r++) {
      const id = ids[r]!
      if (this.#applications === 0 || this.ids[this.#applications - 1] !== id) {
        this.ids[this.#applications] = id
        this.starts[this.#applications++] = this.#rows
      }
      this.#rows++
    }
  }
}

async function toFile(path: string, write: (file: number) => Promise<void>): Promise<void> {
  const file = openSync(path, 'w')
  try {
    await write(file)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function writeAll(file: number, values: Cells | Uint32Array, at: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length; )
    done += writeSync(file, bytes, done, bytes.length - done, at + done)
}
