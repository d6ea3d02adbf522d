import { closeSync, openSync, readSync } from 'node:fs'
import { readHeader } from '../csv/header.ts'
import { matchColumns } from '../match-columns.ts'
import type { SourceFile } from '../source/source-file.ts'
import type { ColumnSchema } from '../table-schema.ts'

/** How one column of a file is kept in a row. */
export interface CsvColumn {
  /** Of the table; undefined for one that is not read. */
  readonly name: string | undefined
  readonly kind: 'skipped' | 'count' | 'double' | 'text' | 'key'
  /** A count is in units of its last decimal. */
  readonly decimals: number
  /** Anything but whole numbers is the engine's to judge. */
  readonly isWhole: boolean
  /** Byte of the row; 0 = not kept. */
  readonly at: number
}

export interface CsvLayout {
  /** As they stand in the file. */
  readonly columns: readonly CsvColumn[]
  /** Bytes of a row: 4 of the application's place, then the cells. */
  readonly rowBytes: number
  /** Where the first row begins in the file. */
  readonly firstByte: number
  /** Lines end in CR LF. */
  readonly hasReturns: boolean
}

const RETURN = 13
const WIDTHS = { skipped: 0, count: 4, double: 8, text: 1, key: 4 } as const
const PLACE_BYTES = 4
const SAMPLE_BYTES = 1 << 19
const MOST_DECIMALS = 4
/** Counts end at 2^30; the sample may have missed the largest. */
const MOST_COUNT = 2 ** 28

/**
 * Looks at a file's first rows and says how its columns are kept.
 * @param names columns to keep
 * @param key column that leads to the application; kept if it is among the names
 * @returns undefined for a file that is packed or holds no line: it needs the full reader
 * @throws VitrineError E_FILE_EMPTY, E_ENCODING, E_SEPARATOR, E_COLUMN_MISSING, E_COLUMN_DUPLICATE
 */
export async function csvLayout(
  file: SourceFile,
  names: ReadonlySet<string>,
  key: string,
): Promise<CsvLayout | undefined> {
  const { inFile } = matchColumns(file, await readHeader(file))
  const bytes = firstBytes(file.path)
  const headerEnd = bytes.indexOf('\n')
  if (file.format !== 'csv' || headerEnd < 0) return undefined
  const hasReturns = bytes[headerEnd - 1] === RETURN
  // The last line of the sample may be half a line; commas in quotes would shift the cells.
  const lines = bytes
    .toString('latin1', headerEnd + 1, bytes.lastIndexOf('\n'))
    .split(hasReturns ? '\r\n' : '\n')
  const rows = lines.filter((line) => !line.includes('"')).map((line) => line.split(','))
  let next = PLACE_BYTES
  const columns = inFile.map((column, place): CsvColumn => {
    const { kind, decimals } = formOf(
      column,
      names,
      key,
      rows.map((row) => row[place] ?? ''),
    )
    const isKept = column !== undefined && names.has(column.name)
    const at = isKept ? next : 0
    if (isKept) next += WIDTHS[kind]
    return { name: column?.name, kind, decimals, isWhole: column?.type === 'integer', at }
  })
  return { columns, rowBytes: next, firstByte: headerEnd + 1, hasReturns }
}

function formOf(
  column: ColumnSchema | undefined,
  names: ReadonlySet<string>,
  key: string,
  cells: readonly string[],
): Pick<CsvColumn, 'kind' | 'decimals'> {
  if (column?.name === key) return { kind: 'key', decimals: 0 }
  if (column === undefined || !names.has(column.name)) return { kind: 'skipped', decimals: 0 }
  if (column.type === 'text') return { kind: 'text', decimals: 0 }
  if (column.type === 'integer') return { kind: 'count', decimals: 0 }
  const decimals = cells.reduce((most, cell) => Math.max(most, decimalsOf(cell)), 0)
  const largest = cells.reduce((most, cell) => Math.max(most, Math.abs(Number(cell)) || 0), 0)
  const fits = decimals <= MOST_DECIMALS && largest * 10 ** decimals < MOST_COUNT
  return fits ? { kind: 'count', decimals } : { kind: 'double', decimals: 0 }
}

/** Decimals that are not zeros at the end. */
function decimalsOf(cell: string): number {
  const point = cell.indexOf('.')
  return point < 0 ? 0 : cell.slice(point + 1).replace(/0+$/, '').length
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(SAMPLE_BYTES)
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(file)
  }
}
