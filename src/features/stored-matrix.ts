import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '../errors/index.ts'
import type { ColumnSpec, Matrix } from '../matrix/index.ts'
import { filedRow } from './filed-cells.ts'
import type { FittedMedians } from './group-medians.ts'
import {
  type FiledColumns,
  MATRIX_FILES,
  type MatrixHashes,
  type MatrixManifest,
  readCells,
} from './matrix-files.ts'
import type { RawValue } from './raw-rows.ts'

/** A matrix on disk; columns are read when asked for and not kept. */
export class StoredMatrix implements Matrix {
  readonly columns: readonly ColumnSpec[]
  readonly nRows: number
  readonly rowIds: Float64Array
  /** 1, 0, NaN where the outcome is not known. */
  readonly target: Float64Array
  /** 1 = train, 0 = test. */
  readonly split: Float64Array
  readonly hashes: MatrixHashes
  readonly historyIds: readonly string[]
  readonly groupMedians: FittedMedians
  readonly #cells: number
  readonly #history: number
  readonly #filed: number
  /** Where the history has each column; -1 where it has not. */
  readonly #historyPlaces: readonly number[]
  readonly filed: FiledColumns

  constructor(dir: string, manifest: MatrixManifest) {
    this.columns = manifest.columns
    this.nRows = manifest.nRows
    this.hashes = manifest.hashes
    this.historyIds = manifest.historyIds
    this.#historyPlaces = manifest.columns.map(({ id }) => manifest.historyIds.indexOf(id))
    this.groupMedians = manifest.groupMedians
    this.#cells = openSync(join(dir, MATRIX_FILES.cells), 'r')
    this.#history = openSync(join(dir, MATRIX_FILES.history), 'r')
    this.#filed = openSync(join(dir, MATRIX_FILES.filed), 'r')
    this.filed = manifest.filed
    this.rowIds = readWhole(dir, MATRIX_FILES.rowIds, manifest.nRows)
    this.target = readWhole(dir, MATRIX_FILES.target, manifest.nRows)
    this.split = readWhole(dir, MATRIX_FILES.split, manifest.nRows)
  }

  column(index: number, start = 0, end: number = this.nRows): Float64Array {
    if (this.columns[index] === undefined || start < 0 || end > this.nRows || start > end) {
      throw new RangeError(
        `column ${index}, rows ${start} to ${end} of ${this.columns.length} × ${this.nRows}`,
      )
    }
    return readCells(this.#cells, index * this.nRows + start, end - start)
  }

  /** Row of an application, or undefined when the matrix does not have it. */
  rowOf(applicationId: number): number | undefined {
    let low = 0
    let high = this.nRows
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.rowIds[middle]! < applicationId) low = middle + 1
      else high = middle
    }
    return this.rowIds[low] === applicationId ? low : undefined
  }

  /** Every column of one row: the history in one read, the others a read each. */
  row(row: number): Float64Array {
    const history = this.historyRow(row)
    return Float64Array.from(this.#historyPlaces, (place, column) =>
      place < 0 ? this.column(column, row, row + 1)[0]! : history[place]!,
    )
  }

  /** History features of one row, in the order of `historyIds`. */
  historyRow(row: number): Float64Array {
    const width = this.historyIds.length
    return readCells(this.#history, row * width, width)
  }

  /** Cleaned cells of one application, as far as the features read them. */
  filedRow(row: number): Readonly<Record<string, RawValue>> {
    const width = this.filed.columns.length
    return filedRow(this.filed, readCells(this.#filed, row * width, width))
  }

  close(): void {
    closeSync(this.#filed)
    closeSync(this.#cells)
    closeSync(this.#history)
  }
}

/**
 * Opens the features that a score may use, as `buildMatrix` wrote them.
 * @throws E_MATRIX_MISSING when the folder holds no whole matrix; E_MATRIX_STALE when another version wrote it; E_MATRIX_MONITORED when it holds monitored features
 */
export function openMatrix(dir: string): StoredMatrix {
  return open(dir, 'model')
}

/**
 * Opens features kept for monitoring. Nothing that scores calls this.
 * @throws E_MATRIX_MISSING; E_MATRIX_MONITORED when the folder holds the features of the score
 */
export function openMonitoredMatrix(dir: string): StoredMatrix {
  return open(dir, 'monitored')
}

function open(dir: string, which: MatrixManifest['which']): StoredMatrix {
  const path = join(dir, MATRIX_FILES.manifest)
  if (!existsSync(path)) {
    fail('E_MATRIX_MISSING', {
      what: 'There is no matrix here.',
      got: 'no matrix.json',
      expected: 'a folder written by "vitrine features"',
      remedy: 'Run "vitrine features" first.',
      file: path,
    })
  }
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Omit<MatrixManifest, 'format'> & {
    readonly format: number
  }
  if (manifest.format !== 2) {
    fail('E_MATRIX_STALE', {
      what: 'The matrix was written by another version.',
      got: `format ${manifest.format}`,
      expected: 'format 2',
      remedy: 'Run "vitrine features" again.',
      file: path,
    })
  }
  if (manifest.which !== which) {
    fail('E_MATRIX_MONITORED', {
      what: 'Monitored features and features of the score never stand in for each other.',
      got: manifest.which,
      expected: which,
      remedy: 'Run "vitrine features" again; it writes each into a folder of its own.',
      file: path,
    })
  }
  return new StoredMatrix(dir, { ...manifest, format: 2 })
}

function readWhole(dir: string, name: string, count: number): Float64Array {
  const file = openSync(join(dir, name), 'r')
  try {
    return readCells(file, 0, count)
  } finally {
    closeSync(file)
  }
}
