import { createHash } from 'node:crypto'
import { createReadStream, readSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { fail } from '../errors/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'
import type { FittedMedians } from './group-medians.ts'

/** What a matrix was made from; part of a model's identity. SHA-256 in hex, but for `generation`. */
export interface MatrixHashes {
  readonly catalogue: string
  readonly policy: string
  /** Name of the warehouse generation. */
  readonly generation: string
  /** Of matrix.f64. */
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

/** Bytes read at once: small pieces cost more than their hash. */
const HASHED_AT_ONCE = 4 * 2 ** 20

/** SHA-256 of a file's bytes, read as a stream. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: HASHED_AT_ONCE }))
    hash.update(part as Uint8Array)
  return hash.digest('hex')
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
    if (read === 0) {
      fail('E_MATRIX_TRUNCATED', {
        what: 'A matrix file ends too early.',
        got: `${done} bytes`,
        expected: `${bytes.length} bytes`,
        remedy: 'Run "vitrine features" again.',
      })
    }
    done += read
  }
  return values
}
