import { decide } from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import type { FeatureEngine, StoredMatrix } from '../features/index.ts'
import { calibrate, NO_FOLD, splitPoints, type TreeScorer } from '../model/index.ts'
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
  OBJECTIVES,
  type ObjectiveId,
  type ObjectiveResult,
  type PlansResult,
  type RawValue,
  type ResponseCurve,
  type ScoredApplication,
  type SimilarApplications,
  type WhatIfResult,
} from './bank.ts'
import { BASELINES, type BaselineKind, type LoadedBundle } from './bundle-content.ts'
import { decideNew, FINAL, scoreNew } from './decide-new.ts'
import { type ExplainingModel, explainApplication, explainingModel } from './explain-application.ts'
import type { FiledCellsOf } from './filed-cells-of.ts'
import { findLoanPlans, type PointResult } from './find-loan-plans.ts'
import type { RecourseSpec } from './lender.ts'
import type { PdIntervals } from './pd-intervals.ts'
import type { PlanWishes } from './plan-wishes.ts'
import type { ReasonGroups } from './reason-groups.ts'
import { responseCurve } from './response-curve.ts'
import { scoredBy } from './score-columns.ts'
import { findSimilar, type SimilarSearch } from './similar/similar-search.ts'
import type { SqlSession } from './sql-session.ts'

export interface TrainedBankParts {
  readonly bundle: LoadedBundle
  /** The final model first, then each fold's. */
  readonly scorers: Readonly<Record<ObjectiveId, readonly TreeScorer[]>>
  /** Reads the 30 refits: the first answer with an interval waits for it, opening a bank does not. */
  readonly openIntervals: () => PdIntervals
  readonly groups: ReasonGroups
  readonly recourse: RecourseSpec
  readonly matrix: StoredMatrix
  /** Fold of each row of the matrix in the bundle's cross-validation; NO_FOLD = its outcome trained nothing. */
  readonly folds: Uint8Array
  readonly engine: FeatureEngine
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
  readonly #explaining = new Map<string, Promise<ExplainingModel>>()
  /** Read when first needed: it takes more memory than all the rest. */
  #similar: SimilarSearch | undefined
  #intervals: PdIntervals | undefined

  constructor(parts: TrainedBankParts) {
    this.#parts = parts
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
    return row === undefined ? undefined : this.#scoreRow(row, this.#values(row))
  }

  filedCells(applicationId: number, columns: readonly string[]): ReturnType<FiledCellsOf> {
    return this.#parts.filedCells(applicationId, columns)
  }

  async explain(applicationId: number): Promise<Explanation> {
    return (await this.decided(applicationId)).explanation
  }

  async decided(applicationId: number, corrected: Edits = {}): Promise<DecidedApplication> {
    const row = this.#rowOf(applicationId)
    const values = await this.#standing(row, corrected)
    const scored = this.#scoreRow(row, values)
    const explanation = await this.#explain(row, scored, values, baselineFor(scored))
    const halves = this.#intervals?.halvesOf(row) ?? new Uint8Array()
    return { scored, explanation, inputs: { values, halves, model: this.#modelOf(row) } }
  }

  async scoreNew(applications: readonly NewApplication[]): Promise<readonly BareScore[]> {
    return scoreNew(this.#parts, await this.#featuresOf(applications))
  }

  async decideNew(applications: readonly NewApplication[]): Promise<readonly DecidedApplication[]> {
    const { bundle, scorers, openIntervals } = this.#parts
    const rows = await this.#featuresOf(applications)
    this.#intervals ??= openIntervals()
    const explain = (scored: ScoredApplication, values: Float64Array) =>
      this.#explainBy(FINAL, scored, values, baselineFor(scored))
    return await decideNew(
      { bundle, scorers, intervals: this.#intervals, explain },
      rows,
      applications.length,
    )
  }

  async whatIf(applicationId: number, edits: Edits, corrected: Edits = {}): Promise<WhatIfResult> {
    const row = this.#rowOf(applicationId)
    const filedValues = await this.#standing(row, corrected)
    const width = filedValues.length
    const rows = await this.#parts.engine.hypothesise([
      { base: applicationId, application: corrected },
      { base: applicationId, application: { ...corrected, ...edits } },
    ])
    const again = rows.subarray(0, width)
    const changedValues = rows.slice(width)
    const filed = this.#scoreRow(row, filedValues)
    const changed = this.#scoreRow(row, changedValues)
    const reproduced = this.#scoreRow(row, again)
    const baseline = baselineFor(filed)
    let changedItems = 0
    for (let c = 0; c < width; c++) if (!Object.is(filedValues[c], changedValues[c])) changedItems++
    return {
      filed,
      changed,
      filedReproduced: OBJECTIVES.every((id) => sameResult(reproduced.results[id], filed.results[id])),
      filedExplanation: await this.#explain(row, filed, filedValues, baseline),
      changedExplanation: await this.#explain(row, changed, changedValues, baseline),
      changedItems,
    }
  }

  async similar(applicationId: number, count: number, own: readonly number[]): Promise<SimilarApplications> {
    const row = this.#rowOf(applicationId)
    const { matrix, openSimilar } = this.#parts
    this.#similar ??= openSimilar()
    const excluded = new Set([row, ...own.flatMap((id) => matrix.rowOf(id) ?? [])])
    return findSimilar(this.#similar, row, count, excluded)
  }

  async responseCurve(applicationId: number, line: CurveLine, corrected: Edits = {}): Promise<ResponseCurve> {
    const row = this.#rowOf(applicationId)
    const model = this.#modelOf(row)
    const calibrator = this.#calibrator(DECIDING, model)
    const scorer = this.#parts.scorers[DECIDING][model]!
    return responseCurve({
      line,
      rowsAt: (values) =>
        this.#hypothetical(
          applicationId,
          values.map((value) => ({ ...corrected, [line.column]: value })),
        ),
      rawScores: (rows) => scorer.rawScores(rows),
      pd: (rawScore) => calibrate(calibrator, rawScore),
      cuts: splitPoints(scorer.ensemble),
    })
  }

  async plans(applicationId: number, wishes: PlanWishes, corrected: Edits = {}): Promise<PlansResult> {
    const { recourse } = this.#parts
    const row = this.#rowOf(applicationId)
    const columns = [recourse.amount, recourse.payment, recourse.waiting.column]
    const read = columns.map((name) => `cast(a."${name}" as double) as "${name}"`).join(', ')
    const [filed] = await this.query(
      `select e.CURRENCY, ${read} from application a left join envelope e using (SK_ID_CURR) where SK_ID_CURR = ?`,
      [applicationId],
    )
    return findLoanPlans({
      scored: this.#scoreRow(row, await this.#standing(row, corrected)),
      spec: recourse,
      filed: { ...filed!, ...corrected },
      currency: filed!.CURRENCY as string | null,
      wishes,
      scoreEdits: async (edits) => {
        const rows = await this.#hypothetical(applicationId, over(corrected, edits))
        return this.#pointsOf(DECIDING, row, rows)
      },
      resultsOfEdits: async (edits) => {
        const rows = await this.#hypothetical(applicationId, over(corrected, edits))
        return this.#resultsOf(DECIDING, row, rows)
      },
    })
  }

  async prepare(signal: AbortSignal): Promise<void> {
    for (const kind of BASELINES) {
      for (const index of this.#parts.bundle.models[DECIDING].keys()) {
        if (signal.aborted) return
        await this.#explainingModel(index, kind)
      }
    }
  }

  async close(): Promise<void> {
    this.#parts.sql.close()
    this.#parts.closeFiles()
    this.#parts.engine.close()
    this.#parts.matrix.close()
  }

  /** @returns row-major, one row for each */
  #featuresOf(applications: readonly NewApplication[]): Promise<Float64Array> {
    return this.#parts.engine.hypothesise(applications.map((one) => ({ base: null, ...one })))
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

  /** Values of the facts as they stand: as filed, or with what was put right. */
  async #standing(row: number, corrected: Edits): Promise<Float64Array> {
    if (Object.keys(corrected).length === 0) return this.#values(row)
    return this.#hypothetical(this.#parts.matrix.rowIds[row]!, [corrected])
  }

  #values(row: number): Float64Array {
    return this.#parts.matrix.row(row)
  }

  /** 0 = final; k = the model of fold k, which did not see this outcome. */
  #modelOf(row: number): number {
    const fold = this.#parts.folds[row]!
    return fold === NO_FOLD ? 0 : fold + 1
  }

  #calibrator(objective: ObjectiveId, model: number) {
    const { calibrators } = this.#parts.bundle.content.objectives.find((one) => one.id === objective)!
    return model === 0 ? calibrators.final : calibrators.perFold[model - 1]!
  }

  #scoreRow(row: number, values: Float64Array): ScoredApplication {
    const { matrix } = this.#parts
    const results = Object.fromEntries(
      OBJECTIVES.map((id) => [id, this.#resultsOf(id, row, values)[0]!]),
    ) as Record<ObjectiveId, ObjectiveResult>
    const target = matrix.target[row]!
    return {
      applicationId: matrix.rowIds[row]!,
      split: matrix.split[row] === 1 ? 'train' : 'test',
      target: Number.isNaN(target) ? null : (target as 0 | 1),
      scoredBy: scoredBy(this.#parts.folds[row]!, this.card.origin),
      results,
    }
  }

  async #hypothetical(applicationId: number, edits: readonly Edits[]): Promise<Float64Array> {
    if (edits.length === 0) return new Float64Array(0)
    return this.#parts.engine.hypothesise(edits.map((application) => ({ base: applicationId, application })))
  }

  /** @param values row-major, whole rows: what is filed in this row of the matrix, or might be */
  #pointsOf(objective: ObjectiveId, row: number, values: Float64Array): PointResult[] {
    const { bundle, scorers } = this.#parts
    const { limitRawScore } = bundle.content.objectives.find(({ id }) => id === objective)!
    const model = this.#modelOf(row)
    const calibrator = this.#calibrator(objective, model)
    const limitPd = calibrate(calibrator, limitRawScore)
    return Array.from(scorers[objective][model]!.rawScores(values), (rawScore) => ({
      rawScore,
      limitRawScore,
      pd: calibrate(calibrator, rawScore),
      limitPd,
    }))
  }

  #resultsOf(objective: ObjectiveId, row: number, values: Float64Array): ObjectiveResult[] {
    const { openIntervals, matrix } = this.#parts
    this.#intervals ??= openIntervals()
    const intervals = this.#intervals
    const calibrator = this.#calibrator(objective, this.#modelOf(row))
    const width = matrix.columns.length
    return this.#pointsOf(objective, row, values).map(({ rawScore, limitRawScore }, index) => {
      const own = values.subarray(index * width, (index + 1) * width)
      const { pd, limitPd, pdInterval, outcome, closeCall } = decide({
        rawScore,
        calibrate: (score) => calibrate(calibrator, score),
        limit: limitRawScore,
        ...(objective === DECIDING && { interval: (of) => intervals.of(row, own, of) }),
      })
      return { rawScore, limitRawScore, pd, limitPd, pdInterval, outcome, closeCall }
    })
  }

  #explain(
    row: number,
    scored: ScoredApplication,
    values: Float64Array,
    kind: BaselineKind,
  ): Promise<Explanation> {
    return this.#explainBy(this.#modelOf(row), scored, values, kind)
  }

  async #explainBy(
    index: number,
    scored: ScoredApplication,
    values: Float64Array,
    kind: BaselineKind,
  ): Promise<Explanation> {
    const { bundle, groups } = this.#parts
    const { rawScore, limitRawScore } = scored.results[DECIDING]
    const model = await this.#explainingModel(index, kind)
    return explainApplication({
      model,
      groups,
      kind,
      baseline: bundle.content.baselines[kind],
      row: values,
      rawScore,
      limitRawScore,
    })
  }

  /** Once for all readers: six models against two sets of rows would slow the start down. */
  #explainingModel(index: number, kind: BaselineKind): Promise<ExplainingModel> {
    const { models, referenceRows, content } = this.#parts.bundle
    const key = `${index} ${kind}`
    let model = this.#explaining.get(key)
    if (model === undefined) {
      model = explainingModel(
        models[DECIDING][index]!,
        this.#calibrator(DECIDING, index),
        referenceRows[kind],
        content.baselines[kind].baseValues[index]!,
      )
      this.#explaining.set(key, model)
    }
    return model
  }
}

/** Bit for bit, the interval included. */
function sameResult(one: ObjectiveResult, other: ObjectiveResult): boolean {
  return (
    Object.is(one.rawScore, other.rawScore) &&
    Object.is(one.pdInterval?.low, other.pdInterval?.low) &&
    Object.is(one.pdInterval?.high, other.pdInterval?.high)
  )
}

/** Every edit over the same corrections. */
function over(corrected: Edits, edits: readonly Edits[]): readonly Edits[] {
  return edits.map((edit) => ({ ...corrected, ...edit }))
}

/** Declines start from the just-approved, approvals from everybody. */
function baselineFor(scored: ScoredApplication): BaselineKind {
  return scored.results[DECIDING].outcome === 'declined' ? 'just-approved' : 'all-applicants'
}
