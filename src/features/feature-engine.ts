import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import { ApplicationStatement } from './application-statement.ts'
import { type EngineLimits, type EngineSession, openSession } from './engine-session.ts'
import type { Catalogue } from './feature.ts'
import { HistoryStatements } from './history-statements.ts'
import { catalogueHash } from './matrix-folder.ts'
import { compilePlan, duckDb } from './plan.ts'
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
}

/** Feature values of one application or of hypothetical ones, by the same SQL as the matrix. */
export interface FeatureEngine {
  /** Order of the values in a row. */
  readonly featureIds: readonly string[]
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
 * Opens the warehouse read-only and prepares one statement per grain and one for the application features.
 * @throws E_MATRIX_STALE when the matrix was built from another catalogue
 */
export async function openFeatureEngine(options: FeatureEngineOptions): Promise<FeatureEngine> {
  const matrix = openMatrix(options.matrixDir)
  const spillDir = mkdtempSync(join(tmpdir(), 'vitrine-features-'))
  let session: EngineSession | undefined
  const close = () => {
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
    if (absent !== undefined) stale(`no history of ${absent}`, 'the history of every feature asked for')
    // One application's rows are few: a second thread costs more than it gives.
    session = await openSession(options.warehousePath, { threads: 1, ...options }, spillDir)
    const history = await HistoryStatements.create(session.connection, plan, options.tables)
    const statement = await ApplicationStatement.prepare(session.connection, plan, options.tables)
    return new WarehouseFeatureEngine(featureIds, matrix, history, statement, plan.historyIds, close)
  } catch (error) {
    close()
    throw error
  }
}

class WarehouseFeatureEngine implements FeatureEngine {
  readonly featureIds: readonly string[]
  readonly #matrix: StoredMatrix
  readonly #history: HistoryStatements
  readonly #statement: ApplicationStatement
  readonly #historyIds: readonly string[]
  readonly #storedPlaces: readonly number[]
  readonly #close: () => void
  /** Prepared statements hold their parameters, so calls take turns. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    featureIds: readonly string[],
    matrix: StoredMatrix,
    history: HistoryStatements,
    statement: ApplicationStatement,
    historyIds: readonly string[],
    close: () => void,
  ) {
    this.featureIds = featureIds
    this.#matrix = matrix
    this.#history = history
    this.#statement = statement
    this.#historyIds = historyIds
    this.#storedPlaces = historyIds.map((id) => matrix.historyIds.indexOf(id))
    this.#close = close
  }

  single(applicationId: number): Promise<Float64Array> {
    return this.#inTurn(async () => {
      const filed = await this.#filed([applicationId])
      return this.#rows([filed.get(applicationId)!], [await this.#history.ofApplication(applicationId)])
    })
  }

  hypothesise(hypotheses: readonly Hypothesis[]): Promise<Float64Array> {
    return this.#inTurn(async () => {
      const rows: RawRow[] = []
      const histories: Float64Array[] = []
      const filed = await this.#filed(hypotheses.flatMap(({ base }) => (base === null ? [] : [base])))
      for (const { base, application, side } of hypotheses) {
        checkRawRow(this.#statement.table, application)
        rows.push(base === null ? application : { ...filed.get(base), ...application })
        if (side !== undefined) histories.push(await this.#history.ofRows(side))
        else histories.push(base === null ? this.#noHistory() : this.#storedHistory(base))
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

  async #filed(applicationIds: readonly number[]): Promise<ReadonlyMap<number, RawRow>> {
    const { table } = this.#statement
    const rows = await this.#statement.filedRows(applicationIds)
    const unknown = applicationIds.find((id) => !rows.has(id))
    if (unknown !== undefined) {
      fail('E_APPLICATION_UNKNOWN', {
        what: 'There is no such application.',
        got: String(unknown),
        expected: 'the id of an application in the warehouse',
        remedy: 'Check the number.',
      })
    }
    return new Map([...rows].map(([id, row]) => [id, asRawRow(table, row)]))
  }

  #noHistory(): Float64Array {
    return new Float64Array(this.#historyIds.length).fill(Number.NaN)
  }

  #storedHistory(applicationId: number): Float64Array {
    const row = this.#matrix.rowOf(applicationId)
    if (row === undefined)
      stale(`no row of application ${applicationId}`, 'every application of the warehouse')
    const stored = this.#matrix.historyRow(row)
    return Float64Array.from(this.#storedPlaces, (place) => stored[place]!)
  }

  async #rows(applications: readonly RawRow[], histories: readonly Float64Array[]): Promise<Float64Array> {
    const computed = await this.#statement.run(applications, histories)
    const width = this.featureIds.length
    const rows = new Float64Array(applications.length * width)
    for (const [column, id] of this.featureIds.entries()) {
      const values = computed.get(id)
      const place = this.#historyIds.indexOf(id)
      for (let r = 0; r < applications.length; r++) {
        rows[r * width + column] = values !== undefined ? values[r]! : histories[r]![place]!
      }
    }
    return rows
  }
}

function stale(got: string, expected: string): never {
  fail('E_MATRIX_STALE', {
    what: 'The matrix does not belong to this warehouse and catalogue.',
    got,
    expected,
    remedy: 'Run "vitrine features" again.',
  })
}
