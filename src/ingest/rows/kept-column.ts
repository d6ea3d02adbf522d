/** The kinds of cells, each an array of machine numbers, little-endian. */
export const CELLS = {
  int8: { array: Int8Array, sql: 'tinyint', missing: -(2 ** 7) },
  int16: { array: Int16Array, sql: 'smallint', missing: -(2 ** 15) },
  int32: { array: Int32Array, sql: 'integer', missing: -(2 ** 31) },
  float64: { array: Float64Array, sql: 'double', missing: Number.NaN },
  uint8: { array: Uint8Array, sql: 'utinyint', missing: 0 },
  uint16: { array: Uint16Array, sql: 'usmallint', missing: 0 },
} as const

export type CellKind = keyof typeof CELLS
export type Cells = Int8Array | Int16Array | Int32Array | Float64Array | Uint8Array | Uint16Array

/** A column as a file of rows keeps it; reading gives the table's values bit for bit. */
export interface KeptColumn {
  readonly name: string
  readonly kind: CellKind
  /** Numbers: a value is its cell over this power of ten. */
  readonly over: number
  /** Texts: cell 1 is the first of these, 0 is missing. */
  readonly texts?: readonly string[]
  /** Byte at which its cells begin. */
  readonly at: number
}

/** What is kept of one table. */
export interface KeptTable {
  readonly name: string
  readonly rows: number
  /** Applications that have rows. */
  readonly applications: number
  readonly columns: readonly KeptColumn[]
}

/** The text part (`rows.json`); it is written last, so with it the others are whole. */
export interface RowsManifest {
  readonly format: 1
  readonly tables: readonly KeptTable[]
}

export const ROWS_FOLDER = 'rows'
export const ROWS_MANIFEST = 'rows.json'

/** Column after column. */
export const cellsFile = (table: string): string => `${table}.cells`

/** Ids of the applications that have rows, ascending, then the row at which each begins: int32 and uint32. */
export const indexFile = (table: string): string => `${table}.index`
