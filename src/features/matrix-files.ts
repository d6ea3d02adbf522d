import { subtle } from 'node:crypto'
import { readSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { fail } from '../errors/index.ts'
import { sha256 } from '../hash/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'
import type { FittedMedians } from './group-medians.ts'

/** What a matrix was made from; part of a model's identity. SHA-256 in hex, but for `generation`. */
export interface MatrixHashes {
  readonly catalogue: string
  readonly policy: string
  /** Name of the warehouse generation. */
  readonly generation: string
  /** Of the columns of matrix.f64: SHA-256 of their SHA-256. */
  readonly matrix: string
  /** Of the group medians that the features read. */
  readonly groupMedians: string
}

/** Cleaned columns of `application` that a matrix keeps beside the history, so that a what-if reads no table. */
export interface FiledColumns {
  readonly columns: readonly string[]
  /** Texts of a column by code; a column that is not named holds numbers. */
  readonly texts: Readonly<Record<string, readonly string[]>>
}

/** The text part of a matrix folder (`matrix.json`). */
export interface MatrixManifest {
  readonly format: 2
  readonly which: 'model' | 'monitored'
  readonly nRows: number
  readonly columns: readonly ColumnSpec[]
  /** Columns of history.f64, which keeps them row after row. */
  readonly historyIds: readonly string[]
  /** Columns of filed.f64, which keeps them row after row. */
  readonly filed: FiledColumns
  /** Fitted on the train rows; hypothetical applications are compared with these. */
  readonly groupMedians: FittedMedians
  readonly hashes: MatrixHashes
}

/** Files of a matrix folder; all numbers are little-endian float64, NaN = missing. */
export const MATRIX_FILES = {
  manifest: 'matrix.json',
  /** Column after column. */
  cells: 'matrix.f64',
  /** Row after row: the history features of one application in one read. */
  history: 'history.f64',
  /** Row after row: the cells of the application that the features read. */
  filed: 'filed.f64',
  rowIds: 'row-ids.f64',
  /** 1, 0 or NaN where the outcome is not known. */
  target: 'target.f64',
  /** 1 = train, 0 = test. */
  split: 'split.f64',
} as const

/** Writes whole arrays at places in a file of known size. */
export class CellWriter {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(dir: string, name: string): Promise<CellWriter> {
    if (endianness() !== 'LE') {
      fail('E_ENDIANNESS', {
        what: 'Matrix files are little-endian and this machine is not.',
        got: endianness(),
        expected: 'LE',
        remedy: 'Use an x86-64 or ARM64 machine.',
      })
    }
    return new CellWriter(await open(join(dir, name), 'w'))
  }

  /** For whoever writes by `writeCellsSync`. */
  get descriptor(): number {
    return this.#file.fd
  }

  /** @param at place of the first value, counted in values */
  async write(values: Float64Array, at: number): Promise<void> {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, at * 8 + done)
      done += bytesWritten
    }
  }

  async close(): Promise<void> {
    await this.#file.sync()
    await this.#file.close()
  }
}

/**
 * @param file descriptor
 * @param at place of the first value, counted in values
 */
export function writeCellsSync(file: number, values: Float64Array, at: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length; )
    done += writeSync(file, bytes, done, bytes.length - done, at * 8 + done)
}

/** Columns read and hashed at once, by threads of Node's own. */
const HASHED_AT_ONCE = 4

/** SHA-256 of a file's columns: of what their own SHA-256 are, one after the other. */
export async function hashColumns(path: string, nColumns: number, nRows: number): Promise<string> {
  const digests = new Array<Buffer>(nColumns)
  const file = await open(path, 'r')
  let next = 0
  const hashSome = async (): Promise<void> => {
    const column = new Uint8Array(nRows * 8)
    while (next < nColumns) {
      const c = next++
      await fill(file, column, c * column.length)
      digests[c] = Buffer.from(await subtle.digest('SHA-256', column))
    }
  }
  try {
    await Promise.all(Array.from({ length: HASHED_AT_ONCE }, hashSome))
  } finally {
    await file.close()
  }
  return sha256(...digests)
}

async function fill(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done)
    if (bytesRead === 0) return truncated(done, bytes.length)
    done += bytesRead
  }
}

/** Columns of so many rows as one array, row after row. */
export function interleaved(columns: readonly Float64Array[], nRows: number): Float64Array {
  const width = columns.length
  const rows = new Float64Array(nRows * width)
  for (let c = 0; c < width; c++) {
    const column = columns[c]!
    for (let r = 0; r < nRows; r++) rows[r * width + c] = column[r]!
  }
  return rows
}

/**
 * @param file descriptor
 * @param at place of the first value, counted in values
 * @throws E_MATRIX_TRUNCATED
 */
export function readCells(file: number, at: number, count: number): Float64Array {
  const values = new Float64Array(count)
  const bytes = new Uint8Array(values.buffer)
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, at * 8 + done)
    if (read === 0) return truncated(done, bytes.length)
    done += read
  }
  return values
}

function truncated(got: number, expected: number): never {
  return fail('E_MATRIX_TRUNCATED', {
    what: 'A matrix file ends too early.',
    got: `${got} bytes`,
    expected: `${expected} bytes`,
    remedy: 'Run "vitrine features" again.',
  })
}
