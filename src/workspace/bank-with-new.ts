import type { TableSchema } from '../ingest/index.ts'
import type { ApplicationAnswers } from './application-answers.ts'
import { type Asked, askedNew } from './asked-application.ts'
import type {
  Bank,
  BareScore,
  CurveLine,
  DecidedApplication,
  Edits,
  Explanation,
  ModelCard,
  ModelHashes,
  NewApplication,
  NumberedApplication,
  PlansResult,
  RawValue,
  ResponseCurve,
  ScoredApplication,
  SimilarApplications,
  WhatIfResult,
} from './bank.ts'
import { type OverNewRows, overNewRows } from './new-rows-sql.ts'
import type { PlanWishes } from './plan-wishes.ts'

/** Who of everybody is nearest to a point. @param own numbers of applications that do not count */
export type Nearest = (point: Float64Array, count: number, own: readonly number[]) => SimilarApplications

interface Behind {
  readonly bank: Bank
  readonly answers: ApplicationAnswers
  readonly tables: readonly TableSchema[]
  readonly nearest: Nearest
}

/** A bank and one application that is in no table of it. */
export class BankWithNew implements Bank {
  readonly #bank: Bank
  readonly #answers: ApplicationAnswers
  readonly #nearest: Nearest
  readonly #id: number
  readonly #asked: Asked
  readonly #overRows: OverNewRows
  /** As it was posted: asked for by several parts of one answer. */
  #decided: Promise<DecidedApplication> | undefined

  constructor({ bank, answers, tables, nearest }: Behind, one: NumberedApplication) {
    this.#bank = bank
    this.#answers = answers
    this.#nearest = nearest
    this.#id = one.applicationId
    this.#asked = askedNew(one, bank.card.origin)
    this.#overRows = overNewRows(tables, one)
  }

  get modelId(): string {
    return this.#bank.modelId
  }

  get dataGeneration(): string {
    return this.#bank.dataGeneration
  }

  get hashes(): ModelHashes {
    return this.#bank.hashes
  }

  get card(): ModelCard {
    return this.#bank.card
  }

  async query(sql: string, parameters: readonly RawValue[] = []): Promise<Record<string, RawValue>[]> {
    const over = this.#overRows(sql, parameters)
    return this.#bank.query(over.sql, over.parameters)
  }

  async doubles(sql: string, parameters: readonly RawValue[] = []): Promise<readonly Float64Array[]> {
    const over = this.#overRows(sql, parameters)
    return this.#bank.doubles(over.sql, over.parameters)
  }

  async filedCells(
    applicationId: number,
    columns: readonly string[],
  ): Promise<Readonly<Record<string, RawValue>> | undefined> {
    if (applicationId !== this.#id) return this.#bank.filedCells(applicationId, columns)
    const cells = columns.map((name) => `"${name}"`).join(', ')
    return (await this.query(`select ${cells} from application`))[0]
  }

  async scored(applicationId: number): Promise<ScoredApplication | undefined> {
    return applicationId === this.#id
      ? (await this.decided(applicationId)).scored
      : this.#bank.scored(applicationId)
  }

  async explain(applicationId: number): Promise<Explanation> {
    return (await this.decided(applicationId)).explanation
  }

  async decided(applicationId: number, corrected: Edits = {}): Promise<DecidedApplication> {
    if (applicationId !== this.#id) return this.#bank.decided(applicationId, corrected)
    if (Object.keys(corrected).length > 0) return this.#answers.decided(this.#asked, corrected)
    this.#decided ??= this.#answers.decided(this.#asked, {})
    return this.#decided
  }

  decideNew(applications: readonly NewApplication[]): Promise<readonly DecidedApplication[]> {
    return this.#bank.decideNew(applications)
  }

  scoreNew(applications: readonly NewApplication[]): Promise<readonly BareScore[]> {
    return this.#bank.scoreNew(applications)
  }

  async whatIf(applicationId: number, edits: Edits, corrected: Edits = {}): Promise<WhatIfResult> {
    if (applicationId !== this.#id) return this.#bank.whatIf(applicationId, edits, corrected)
    return this.#answers.whatIf(this.#asked, edits, corrected)
  }

  async plans(applicationId: number, wishes: PlanWishes, corrected: Edits = {}): Promise<PlansResult> {
    if (applicationId !== this.#id) return this.#bank.plans(applicationId, wishes, corrected)
    return this.#answers.plans(this.#asked, wishes, corrected, (sql, parameters) =>
      this.query(sql, parameters),
    )
  }

  async similar(applicationId: number, count: number, own: readonly number[]): Promise<SimilarApplications> {
    if (applicationId !== this.#id) return this.#bank.similar(applicationId, count, own)
    return this.#nearest(await this.#answers.place(this.#asked), count, own)
  }

  async responseCurve(applicationId: number, line: CurveLine, corrected: Edits = {}): Promise<ResponseCurve> {
    if (applicationId !== this.#id) return this.#bank.responseCurve(applicationId, line, corrected)
    return this.#answers.responseCurve(this.#asked, line, corrected)
  }

  withNew(one: NumberedApplication): Bank {
    return this.#bank.withNew(one)
  }

  prepare(signal: AbortSignal): Promise<void> {
    return this.#bank.prepare(signal)
  }

  async close(): Promise<void> {}
}
