import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fail } from '../errors/index.ts'
import { RowFiles, type TableSchema } from '../ingest/index.ts'
import { ApplicationEvaluator } from './application-evaluator.ts'
import { type EngineLimits, type EngineSession, openSession } from './engine-session.ts'
import type { Catalogue } from './feature.ts'
import { FiledRows } from './filed-rows.ts'
import { History } from './history.ts'
import { catalogueHash } from './matrix-folder.ts'
import { compilePlan, duckDb, type FeaturePlan } from './plan.ts'
import { asRawRow, checkRawRow, type RawRow } from './raw-rows.ts'
import { openMatrix, type StoredMatrix } from './stored-matrix.ts'

/** An application that was not filed like this: edits of a filed one, or a new one. */
export interface Hypothesis {
  /** Filed application to start from; null = a new applicant. */
  readonly base: number | null
  /** Raw cells of `application` to replace, as they would stand in the file (365243 and "XNA" included). */
  readonly application: RawRow
  /** Rows of the side tables, which then replace the whole stored history. Default: the base's, or none. */
  readonly side?: Readonly<Record<string, readonly RawRow[]>>
  /** Filed application whose stored history stands for side rows. */
  readonly historyOf?: number
}

/** Feature values of one application or of hypothetical ones, by the same SQL as the matrix. */
export interface FeatureEngine {
  /** Order of the values in a row. */
  readonly featureIds: readonly string[]
  /** Grains whose SQL only the engine can run; each adds its milliseconds to `single` and to given side rows. */
  readonly grainsAskedOfEngine: readonly string[]
  /**
   * Features of a filed application, computed again from its raw rows.
   * @returns Float64Array(featureIds.length), NaN = missing
   * @throws E_APPLICATION_UNKNOWN
   */
  single(applicationId: number): Promise<Float64Array>
  /**
   * @returns row-major, hypotheses × featureIds.length, NaN = missing
   * @throws E_APPLICATION_UNKNOWN, E_EDIT_COLUMN, E_EDIT_VALUE
   */
  hypothesise(hypotheses: readonly Hypothesis[]): Promise<Float64Array>
  close(): void
}

export interface FeatureEngineOptions extends EngineLimits {
  readonly warehousePath: string
  /** Folder written by `buildMatrix`; holds the history of every filed application. */
  readonly matrixDir: string
  readonly catalogue: Catalogue
  readonly tables: readonly TableSchema[]
  /** Default: the columns of the matrix. */
  readonly features?: readonly string[]
}

/**
 * Opens the warehouse read-only and compiles the text of the features.
 * @throws E_MATRIX_STALE when the matrix was built from another catalogue; E_TEMPORARY
 */
export async function openFeatureEngine(options: FeatureEngineOptions): Promise<FeatureEngine> {
  const matrix = openMatrix(options.matrixDir)
  const spillDir = makeSpillDir()
  const files = RowFiles.open(dirname(options.warehousePath))
  let session: EngineSession | undefined
  const close = () => {
    files?.close()
    session?.close()
    matrix.close()
    rmSync(spillDir, { recursive: true, force: true })
  }
  try {
    if (matrix.hashes.catalogue !== catalogueHash(options.catalogue)) {
      stale(`catalogue ${matrix.hashes.catalogue}`, `catalogue ${catalogueHash(options.catalogue)}`)
    }
    const featureIds = options.features ?? matrix.columns.map((column) => column.id)
    const plan = compilePlan(options.catalogue, featureIds, duckDb, matrix.groupMedians)
    const absent = plan.historyIds.find((id) => !matrix.historyIds.includes(id))
    const unread = plan.applicationReads.find((name) => !matrix.filed.columns.includes(name))
    if (unread !== undefined) stale(`no cells of ${unread}`, 'every column that the features read')
    if (absent !== undefined) stale(`no history of ${absent}`, 'the history of every feature asked for')
    // One application's rows are few: a second thread costs more than it gives.
    session = await openSession(options.warehousePath, { threads: 1, ...options }, spillDir)
    const history = await History.create(session.connection, plan, options.tables, files)
    const evaluator = await ApplicationEvaluator.create(session.connection, plan, options.tables)
    const filed = await FiledRows.prepare(
      session.connection,
      files,
      evaluator.table,
      evaluator.cleanedColumns,
    )
    return new WarehouseFeatureEngine(featureIds, plan, matrix, history, evaluator, filed, close)
  } catch (error) {
    close()
    throw error
  }
}

/** Where the engine puts what does not fit into memory. @throws E_TEMPORARY */
function makeSpillDir(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'vitrine-features-'))
  } catch (error) {
    return fail(
      'E_TEMPORARY',
      {
        what: 'No temporary files can be written.',
        got: `${tmpdir()} (${(error as NodeJS.ErrnoException).code})`,
        expected: 'a folder for temporary files that this program may write to',
        remedy:
          'Name one with TMPDIR; in a container without a root file system to write to, give it a tmpfs at /tmp.',
      },
      error,
    )
  }
}

/** A filed application as the matrix keeps it. */
interface Stored {
  readonly row: RawRow
  readonly history: Float64Array
}

class WarehouseFeatureEngine implements FeatureEngine {
  readonly featureIds: readonly string[]
  readonly grainsAskedOfEngine: readonly string[]
  readonly #matrix: StoredMatrix
  readonly #history: History
  readonly #evaluator: ApplicationEvaluator
  readonly #filed: FiledRows
  readonly #storedPlaces: readonly number[]
  /** Where each feature's value lies: in the application's values, or in the history behind them. */
  readonly #places: readonly number[]
  readonly #applicationWidth: number
  readonly #close: () => void
  /** Prepared statements hold their parameters, so calls take turns. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    featureIds: readonly string[],
    plan: FeaturePlan,
    matrix: StoredMatrix,
    history: History,
    evaluator: ApplicationEvaluator,
    filed: FiledRows,
    close: () => void,
  ) {
    this.featureIds = featureIds
    this.#matrix = matrix
    this.#history = history
    this.grainsAskedOfEngine = history.askedOfEngine
    this.#evaluator = evaluator
    this.#filed = filed
    this.#storedPlaces = plan.historyIds.map((id) => matrix.historyIds.indexOf(id))
    const all = [...plan.applicationIds, ...plan.historyIds]
    this.#places = featureIds.map((id) => all.indexOf(id))
    this.#applicationWidth = plan.applicationIds.length
    this.#close = close
  }

  single(applicationId: number): Promise<Float64Array> {
    return this.#inTurn(async () => {
      const row = (await this.#filed.of(applicationId)) ?? unknownApplication(applicationId)
      return this.#rows([row], [await this.#history.ofApplication(applicationId)])
    })
  }

  hypothesise(hypotheses: readonly Hypothesis[]): Promise<Float64Array> {
    return this.#inTurn(async () => {
      const rows: RawRow[] = []
      const histories: Float64Array[] = []
      const stored = new Map<number | null, Stored>([[null, { row: {}, history: this.#noHistory() }]])
      // The same rows behind many changes are worked out once.
      const given = new Map<Hypothesis['side'], Float64Array>()
      for (const { base, application, side, historyOf } of hypotheses) {
        checkRawRow(this.#evaluator.table, application)
        const from = stored.get(base) ?? this.#stored(base!)
        stored.set(base, from)
        rows.push({ ...from.row, ...application })
        if (historyOf !== undefined) histories.push(this.#storedHistory(historyOf))
        else if (side === undefined) histories.push(from.history)
        else {
          const history = given.get(side) ?? (await this.#history.ofRows(side))
          given.set(side, history)
          histories.push(history)
        }
      }
      return this.#rows(rows, histories)
    })
  }

  close(): void {
    this.#close()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }

  #noHistory(): Float64Array {
    return new Float64Array(this.#storedPlaces.length).fill(Number.NaN)
  }

  #stored(applicationId: number): Stored {
    const row = this.#matrix.rowOf(applicationId) ?? unknownApplication(applicationId)
    return {
      row: asRawRow(this.#evaluator.table, this.#matrix.filedRow(row)),
      history: this.#storedHistory(applicationId),
    }
  }

  #storedHistory(applicationId: number): Float64Array {
    const row = this.#matrix.rowOf(applicationId) ?? unknownApplication(applicationId)
    const history = this.#matrix.historyRow(row)
    return Float64Array.from(this.#storedPlaces, (place) => history[place]!)
  }

  #rows(applications: readonly RawRow[], histories: readonly Float64Array[]): Float64Array {
    const width = this.featureIds.length
    const rows = new Float64Array(applications.length * width)
    for (const [r, application] of applications.entries()) {
      const history = histories[r]!
      const values = this.#evaluator.values(application, history)
      for (const [column, place] of this.#places.entries()) {
        const inHistory = place - this.#applicationWidth
        rows[r * width + column] = inHistory < 0 ? values[place]! : history[inHistory]!
      }
    }
    return rows
  }
}

function unknownApplication(applicationId: number): never {
  fail('E_APPLICATION_UNKNOWN', {
    what: 'There is no such application.',
    got: String(applicationId),
    expected: 'the id of an application in the warehouse',
    remedy: 'Check the number.',
  })
}

function stale(got: string, expected: string): never {
  fail('E_MATRIX_STALE', {
    what: 'The matrix does not belong to this warehouse and catalogue.',
    got,
    expected,
    remedy: 'Run "vitrine features" again.',
  })
}
