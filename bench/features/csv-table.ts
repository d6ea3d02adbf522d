import { closeSync, openSync, readSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnSchema, KeptColumn } from '../../src/ingest/index.ts'
import { schemaOf } from './aggregate-list.ts'
import { type SharedTable, WIDTHS } from './shared-table.ts'

type Cells = Int32Array | Float64Array | Uint8Array

/** Least number of 32 bits: a missing whole number. */
const MISSING = -(2 ** 31)

/**
 * Reads columns of a CSV file and sorts its rows by customer.
 * @param customerOf customer of a row by the file's own key, where the file does not name the customer
 */
export async function csvTable(
  connection: DuckDBConnection,
  table: string,
  file: string,
  wanted: readonly string[],
  customerOf?: { readonly column: string; readonly of: (key: number) => number },
): Promise<SharedTable> {
  const schema = schemaOf(table)
  const columns = wanted
    .filter((name) => name !== 'SK_ID_CURR')
    .map((name) => schema.columns.find((one) => one.name === name)!)
  const key = customerOf?.column ?? 'SK_ID_CURR'
  const sql = `select ${key}, ${columns.map(cellSql).join(', ')} from ${csvRows(table, file)}`
  const { keys, cells, nRows } = await gather(connection, sql, columns)
  if (customerOf !== undefined) for (let r = 0; r < nRows; r++) keys[r] = customerOf.of(keys[r]!)
  const { ids, starts, places, nKept } = order(keys, nRows)
  const sorted = columns.map((column, c) => ({
    kept: keptAs(column),
    cells: scattered(cells[c]!, places, nRows, nKept),
  }))
  return { nRows: nKept, ids, starts, columns: sorted }
}

function cellSql(column: ColumnSchema): string {
  const name = `"${column.name}"`
  if (column.type === 'number') return `coalesce(${name}, 'nan'::double)`
  if (column.type === 'integer') return `coalesce(${name}, ${MISSING})`
  const kinds = textsOf(column).map((text) => `'${text.replaceAll("'", "''")}'`)
  return `cast(coalesce(cast(enum_code(try_cast(${name} as enum(${kinds.join(', ')}))) as integer) + 1, 0) as utinyint)`
}

const textsOf = (column: ColumnSchema): readonly string[] =>
  [...new Set(column.values!.map(({ value }) => String(value)))].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  )

function keptAs(column: ColumnSchema): KeptColumn {
  const kind = ({ number: 'float64', integer: 'int32', text: 'uint8' } as const)[column.type]
  return { name: column.name, kind, over: 1, at: 0, ...(column.type === 'text' && { texts: textsOf(column) }) }
}

const ARRAYS = { number: Float64Array, integer: Int32Array, text: Uint8Array } as const

async function gather(connection: DuckDBConnection, sql: string, columns: readonly ColumnSchema[]) {
  let room = 1 << 20
  let nRows = 0
  let keys = new Int32Array(room)
  const cells: Cells[] = columns.map((column) => new ARRAYS[column.type](room))
  const result = await connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    const count = chunk?.rowCount ?? 0
    if (chunk === null || count === 0) break
    const items = (c: number) => (chunk.getColumnVector(c) as unknown as { readonly items: Cells }).items
    if (nRows + count > room) {
      room = Math.ceil(room * 1.6)
      keys = grown(keys, room) as Int32Array<ArrayBuffer>
      for (const [c, one] of cells.entries()) cells[c] = grown(one, room)
    }
    keys.set(items(0).subarray(0, count), nRows)
    for (const [c, one] of cells.entries()) one.set(items(c + 1).subarray(0, count), nRows)
    nRows += count
  }
  return { keys, cells, nRows }
}

function grown(cells: Cells, room: number): Cells {
  const larger = new (cells.constructor as new (room: number) => Cells)(room)
  larger.set(cells)
  return larger
}

/** Where each row goes when customers rise and rows of one keep their order; -1 for a row of no customer. */
function order(keys: Int32Array, nRows: number) {
  let least = Number.POSITIVE_INFINITY
  let greatest = 0
  for (let r = 0; r < nRows; r++) {
    const key = keys[r]!
    if (key <= 0) continue
    if (key < least) least = key
    if (key > greatest) greatest = key
  }
  const next = new Uint32Array(greatest - least + 2)
  for (let r = 0; r < nRows; r++) if (keys[r]! > 0) next[keys[r]! - least + 1]!++
  const ids: number[] = []
  for (let i = 1; i < next.length; i++) {
    if (next[i]! > 0) ids.push(least + i - 1)
    next[i]! += next[i - 1]!
  }
  const starts = Uint32Array.from(ids, (id) => next[id - least]!)
  const nKept = next.at(-1)!
  const places = new Int32Array(nRows)
  for (let r = 0; r < nRows; r++) places[r] = keys[r]! > 0 ? next[keys[r]! - least]!++ : -1
  return { ids: Int32Array.from(ids), starts, places, nKept }
}

function scattered(cells: Cells, places: Int32Array, nRows: number, nKept: number): SharedArrayBuffer {
  const width = cells.BYTES_PER_ELEMENT as (typeof WIDTHS)[keyof typeof WIDTHS]
  const shared = new SharedArrayBuffer(nKept * width)
  const sorted = new (cells.constructor as new (buffer: SharedArrayBuffer) => Cells)(shared)
  for (let r = 0; r < nRows; r++) if (places[r]! >= 0) sorted[places[r]!] = cells[r]!
  return shared
}

/** The file read as ingest reads it: every column's type is known, nothing is guessed from the first rows. */
function csvRows(table: string, file: string): string {
  const types = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' } as const
  const known = new Map(schemaOf(table).columns.map(({ name, type }) => [name, types[type]]))
  const columns = headerOf(file).map((name) => `'${name}': '${known.get(name) ?? 'VARCHAR'}'`)
  return `read_csv('${file}', columns = {${columns.join(', ')}}, header = true, auto_detect = false,
    delim = ',', quote = '"', escape = '"')`
}

function headerOf(path: string): readonly string[] {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(1 << 16)
    const text = bytes.toString('utf8', 0, readSync(file, bytes))
    return text.split(/\r?\n/, 1)[0]!.split(',')
  } finally {
    closeSync(file)
  }
}
