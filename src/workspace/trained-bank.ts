import { fail } from '../errors/index.ts'
import type { StoredMatrix } from '../features/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import { type AnsweringParts, ApplicationAnswers } from './application-answers.ts'
import { type Asked, askedFiled } from './asked-application.ts'
import {
  type Bank,
  type BareScore,
  type CurveLine,
  DECIDING,
  type DecidedApplication,
  type Edits,
  type Explanation,
  type ModelCard,
  type ModelHashes,
  type NewApplication,
  type NumberedApplication,
  type PlansResult,
  type RawValue,
  type ResponseCurve,
  type ScoredApplication,
  type SimilarApplications,
  type WhatIfResult,
} from './bank.ts'
import { BankWithNew, type Nearest } from './bank-with-new.ts'
import { BASELINES } from './bundle-content.ts'
import { scoreNew } from './decide-new.ts'
import type { FiledCellsOf } from './filed-cells-of.ts'
import type { PlanWishes } from './plan-wishes.ts'
import { findSimilar, type SimilarSearch } from './similar/similar-search.ts'
import type { SqlSession } from './sql-session.ts'

export interface TrainedBankParts extends AnsweringParts {
  readonly tables: readonly TableSchema[]
  readonly matrix: StoredMatrix
  /** Fold of each row of the matrix in the bundle's cross-validation; NO_FOLD = its outcome trained nothing. */
  readonly folds: Uint8Array
  readonly sql: SqlSession
  readonly filedCells: FiledCellsOf
  /** Closes what else was opened for this bank. */
  readonly closeFiles: () => void
  /** Reads everybody's attributions. */
  readonly openSimilar: () => SimilarSearch
}

/** A bank whose answers come from one bundle and one warehouse generation. */
export class TrainedBank implements Bank {
  readonly #parts: TrainedBankParts
  readonly #answers: ApplicationAnswers
  /** Read when first needed: it takes more memory than all the rest. */
  #similar: SimilarSearch | undefined

  constructor(parts: TrainedBankParts) {
    this.#parts = parts
    this.#answers = new ApplicationAnswers(parts)
  }

  get modelId(): string {
    return this.#parts.bundle.id
  }

  get dataGeneration(): string {
    return this.#parts.bundle.content.hashes.generation
  }

  get hashes(): ModelHashes {
    return this.#parts.bundle.content.hashes
  }

  get card(): ModelCard {
    return this.#parts.bundle.content.card
  }

  query(sql: string, parameters?: readonly RawValue[]): Promise<Record<string, RawValue>[]> {
    return this.#parts.sql.query(sql, parameters)
  }

  doubles(sql: string, parameters?: readonly RawValue[]): Promise<readonly Float64Array[]> {
    return this.#parts.sql.doubles(sql, parameters)
  }

  async scored(applicationId: number): Promise<ScoredApplication | undefined> {
    const row = this.#parts.matrix.rowOf(applicationId)
    return row === undefined ? undefined : this.#answers.scored(this.#askedRow(row))
  }

  filedCells(applicationId: number, columns: readonly string[]): ReturnType<FiledCellsOf> {
    return this.#parts.filedCells(applicationId, columns)
  }

  async explain(applicationId: number): Promise<Explanation> {
    return (await this.decided(applicationId)).explanation
  }

  async decided(applicationId: number, corrected: Edits = {}): Promise<DecidedApplication> {
    return this.#answers.decided(this.#asked(applicationId), corrected)
  }

  async scoreNew(applications: readonly NewApplication[]): Promise<readonly BareScore[]> {
    return scoreNew(this.#parts, await this.#featuresOf(applications))
  }

  async decideNew(applications: readonly NewApplication[]): Promise<readonly DecidedApplication[]> {
    return this.#answers.decideNew(await this.#featuresOf(applications), applications.length)
  }

  async whatIf(applicationId: number, edits: Edits, corrected: Edits = {}): Promise<WhatIfResult> {
    return this.#answers.whatIf(this.#asked(applicationId), edits, corrected)
  }

  async similar(applicationId: number, count: number, own: readonly number[]): Promise<SimilarApplications> {
    const point = this.#everybody().points.point(this.#rowOf(applicationId))
    return this.#nearest(point, count, [applicationId, ...own])
  }

  async responseCurve(applicationId: number, line: CurveLine, corrected: Edits = {}): Promise<ResponseCurve> {
    return this.#answers.responseCurve(this.#asked(applicationId), line, corrected)
  }

  async plans(applicationId: number, wishes: PlanWishes, corrected: Edits = {}): Promise<PlansResult> {
    const query = this.#parts.sql.query
    return this.#answers.plans(this.#asked(applicationId), wishes, corrected, query)
  }

  withNew(one: NumberedApplication): Bank {
    const { tables } = this.#parts
    const nearest: Nearest = (point, count, own) => this.#nearest(point, count, own)
    return new BankWithNew({ bank: this, answers: this.#answers, tables, nearest }, one)
  }

  async prepare(signal: AbortSignal): Promise<void> {
    for (const kind of BASELINES) {
      for (const index of this.#parts.bundle.models[DECIDING].keys()) {
        if (signal.aborted) return
        await this.#answers.explainingModel(index, kind)
      }
    }
  }

  async close(): Promise<void> {
    this.#parts.sql.close()
    this.#parts.closeFiles()
    this.#parts.engine.close()
    this.#parts.matrix.close()
  }

  #everybody(): SimilarSearch {
    this.#similar ??= this.#parts.openSimilar()
    return this.#similar
  }

  #nearest(point: Float64Array, count: number, own: readonly number[]): SimilarApplications {
    const excluded = new Set(own.flatMap((id) => this.#parts.matrix.rowOf(id) ?? []))
    return findSimilar(this.#everybody(), point, count, excluded)
  }

  /** @returns row-major, one row for each */
  #featuresOf(applications: readonly NewApplication[]): Promise<Float64Array> {
    return this.#parts.engine.hypothesise(applications.map((one) => ({ base: null, ...one })))
  }

  #asked(applicationId: number): Asked {
    return this.#askedRow(this.#rowOf(applicationId))
  }

  #askedRow(row: number): Asked {
    return askedFiled(this.#parts.matrix, row, this.#parts.folds[row]!, this.card.origin)
  }

  #rowOf(applicationId: number): number {
    return (
      this.#parts.matrix.rowOf(applicationId) ??
      fail('E_APPLICATION_UNKNOWN', {
        what: 'There is no such application.',
        got: String(applicationId),
        expected: 'the number of an application in the warehouse',
        remedy: 'Check the number.',
      })
    )
  }
}
