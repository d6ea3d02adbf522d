import { decide, type Rule } from '../decide/index.ts'
import { type Explainer, groupAttributions } from '../explain/index.ts'
import type { FeatureEngine } from '../features/index.ts'
import { calibrate, splitPoints, type TreeScorer } from '../model/index.ts'
import type { Asked } from './asked-application.ts'
import {
  type CurveLine,
  DECIDING,
  type DecidedApplication,
  type Edits,
  type Explanation,
  OBJECTIVES,
  type ObjectiveId,
  type ObjectiveResult,
  type PlansResult,
  type RawValue,
  type ResponseCurve,
  type ScoredApplication,
  type WhatIfResult,
} from './bank.ts'
import type { BaselineKind, LoadedBundle } from './bundle-content.ts'
import { decideNew } from './decide-new.ts'
import {
  baselineFor,
  type ExplainingModel,
  explainApplication,
  explainingModel,
} from './explain-application.ts'
import { globalExplainer } from './explain-models.ts'
import { findLoanPlans, type PointResult } from './find-loan-plans.ts'
import type { RecourseSpec } from './lender.ts'
import type { PdIntervals } from './pd-intervals.ts'
import type { PlanWishes } from './plan-wishes.ts'
import type { ReasonGroups } from './reason-groups.ts'
import { responseCurve } from './response-curve.ts'
import { type RuleCheck, ruleCheck, ruleCuts } from './rule-check.ts'

export interface AnsweringParts {
  readonly bundle: LoadedBundle
  /** The final model first, then each fold's. */
  readonly scorers: Readonly<Record<ObjectiveId, readonly TreeScorer[]>>
  /** Reads the 30 refits: the first answer with an interval waits for it, opening a bank does not. */
  readonly openIntervals: () => PdIntervals
  readonly groups: ReasonGroups
  readonly recourse: RecourseSpec
  readonly engine: FeatureEngine
}

/** SQL over the tables in which an application stands. */
type Query = (sql: string, parameters: readonly RawValue[]) => Promise<Record<string, RawValue>[]>

/** What one bundle says about one application, filed or not: scores, reasons, what-ifs and plans. */
export class ApplicationAnswers {
  readonly #parts: AnsweringParts
  readonly #rules: readonly Rule[]
  readonly #rulesOf: RuleCheck
  readonly #explaining = new Map<string, Promise<ExplainingModel>>()
  readonly #placing = new Map<number, Explainer>()
  #intervals: PdIntervals | undefined

  constructor(parts: AnsweringParts) {
    this.#parts = parts
    const { rules = [], columns } = parts.bundle.content
    this.#rules = rules
    this.#rulesOf = ruleCheck(rules, columns)
  }

  async scored(asked: Asked): Promise<ScoredApplication> {
    return this.#score(asked, await this.#standing(asked, {}))
  }

  async decided(asked: Asked, corrected: Edits): Promise<DecidedApplication> {
    const values = await this.#standing(asked, corrected)
    const scored = this.#score(asked, values)
    const explanation = await this.#explain(asked.model, scored, values, baselineFor(scored.results))
    const halves = asked.halves(this.#openedIntervals())
    return { scored, explanation, inputs: { values, halves, model: asked.model } }
  }

  /** @param rows row-major, features of applications that are in no table @param nNew how many @throws E_FACT_RANGE */
  decideNew(rows: Float64Array, nNew: number): Promise<readonly DecidedApplication[]> {
    const { bundle, scorers } = this.#parts
    const explain = (scored: ScoredApplication, values: Float64Array, model: number) =>
      this.#explain(model, scored, values, baselineFor(scored.results))
    const intervals = this.#openedIntervals()
    return decideNew({ bundle, scorers, intervals, rulesOf: this.#rulesOf, explain }, rows, nNew)
  }

  async whatIf(asked: Asked, edits: Edits, corrected: Edits): Promise<WhatIfResult> {
    const filedValues = await this.#standing(asked, corrected)
    const width = filedValues.length
    const rows = await this.#hypothetical(asked, [corrected, { ...corrected, ...edits }])
    const again = rows.subarray(0, width)
    const changedValues = rows.slice(width)
    const filed = this.#score(asked, filedValues)
    const changed = this.#score(asked, changedValues)
    const reproduced = this.#score(asked, again)
    const baseline = baselineFor(filed.results)
    let changedItems = 0
    for (let c = 0; c < width; c++) if (!Object.is(filedValues[c], changedValues[c])) changedItems++
    return {
      filed,
      changed,
      filedReproduced: OBJECTIVES.every((id) => sameResult(reproduced.results[id], filed.results[id])),
      filedExplanation: await this.#explain(asked.model, filed, filedValues, baseline),
      changedExplanation: await this.#explain(asked.model, changed, changedValues, baseline),
      changedItems,
    }
  }

  responseCurve(asked: Asked, line: CurveLine, corrected: Edits): Promise<ResponseCurve> {
    const calibrator = this.#calibrator(DECIDING, asked.model)
    const scorer = this.#parts.scorers[DECIDING][asked.model]!
    return responseCurve({
      line,
      rowsAt: (values) =>
        this.#hypothetical(
          asked,
          values.map((value) => ({ ...corrected, [line.column]: value })),
        ),
      rawScores: (rows) => scorer.rawScores(rows),
      pd: (rawScore) => calibrate(calibrator, rawScore),
      ruled: (rows) => this.#ruled(rows),
      cuts: ruleCuts(this.#rules, scorer.ensemble.columns, splitPoints(scorer.ensemble)),
    })
  }

  async plans(asked: Asked, wishes: PlanWishes, corrected: Edits, query: Query): Promise<PlansResult> {
    const { recourse } = this.#parts
    const columns = [recourse.amount, recourse.payment, recourse.waiting.column]
    const read = columns.map((name) => `cast(a."${name}" as double) as "${name}"`).join(', ')
    const [filed] = await query(
      `select e.CURRENCY, ${read} from application a left join envelope e using (SK_ID_CURR) where SK_ID_CURR = ?`,
      [asked.about.applicationId],
    )
    return findLoanPlans({
      scored: this.#score(asked, await this.#standing(asked, corrected)),
      spec: recourse,
      filed: { ...filed!, ...corrected },
      currency: filed!.CURRENCY as string | null,
      wishes,
      scoreEdits: async (edits) => {
        const rows = await this.#hypothetical(asked, over(corrected, edits))
        const ruled = this.#ruled(rows)
        return this.#pointsOf(DECIDING, asked, rows).map((point, index) => ({
          ...point,
          ruled: ruled[index]!,
        }))
      },
      resultsOfEdits: async (edits) => {
        const rows = await this.#hypothetical(asked, over(corrected, edits))
        return this.#resultsOf(DECIDING, asked, rows)
      },
    })
  }

  /** Where it stands among everybody: what its deciding score is made of by reason group, as `attributionsOfAll` has it. */
  async place(asked: Asked): Promise<Float64Array> {
    const { bundle, groups } = this.#parts
    const explainer = this.#placing.get(asked.model) ?? globalExplainer(bundle.models[DECIDING][asked.model]!)
    this.#placing.set(asked.model, explainer)
    const phi = explainer.attribution(await this.#standing(asked, {}), 1)
    return groupAttributions(phi, groups.groupOf, groups.ids.length).map(Math.fround)
  }

  /** Once for all readers: six models against two sets of rows would slow the start down. */
  explainingModel(index: number, kind: BaselineKind): Promise<ExplainingModel> {
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

  #openedIntervals(): PdIntervals {
    this.#intervals ??= this.#parts.openIntervals()
    return this.#intervals
  }

  /** Values of the facts as they stand: as filed, or with what was put right. */
  async #standing(asked: Asked, corrected: Edits): Promise<Float64Array> {
    const kept = Object.keys(corrected).length === 0 ? asked.kept() : undefined
    return kept ?? this.#hypothetical(asked, [corrected])
  }

  async #hypothetical(asked: Asked, edits: readonly Edits[]): Promise<Float64Array> {
    if (edits.length === 0) return new Float64Array(0)
    return this.#parts.engine.hypothesise(edits.map((one) => asked.changed(one)))
  }

  #calibrator(objective: ObjectiveId, model: number) {
    const { calibrators } = this.#parts.bundle.content.objectives.find((one) => one.id === objective)!
    return model === 0 ? calibrators.final : calibrators.perFold[model - 1]!
  }

  #score(asked: Asked, values: Float64Array): ScoredApplication {
    const results = Object.fromEntries(
      OBJECTIVES.map((id) => [id, this.#resultsOf(id, asked, values)[0]!]),
    ) as Record<ObjectiveId, ObjectiveResult>
    return { ...asked.about, results, rules: this.#rulesOf(values) }
  }

  /** Whether a rule declines each of the rows. @param values row-major, whole rows */
  #ruled(values: Float64Array): boolean[] {
    const width = this.#width
    return Array.from(
      { length: values.length / width },
      (_, index) => this.#rulesOf(values, index * width).length > 0,
    )
  }

  get #width(): number {
    return this.#parts.bundle.content.columns.length
  }

  /** @param values row-major, whole rows: what is filed, or might be */
  #pointsOf(objective: ObjectiveId, { model }: Asked, values: Float64Array): Omit<PointResult, 'ruled'>[] {
    const { bundle, scorers } = this.#parts
    const { limitRawScore } = bundle.content.objectives.find(({ id }) => id === objective)!
    const calibrator = this.#calibrator(objective, model)
    const limitPd = calibrate(calibrator, limitRawScore)
    return Array.from(scorers[objective][model]!.rawScores(values), (rawScore) => ({
      rawScore,
      limitRawScore,
      pd: calibrate(calibrator, rawScore),
      limitPd,
    }))
  }

  #resultsOf(objective: ObjectiveId, asked: Asked, values: Float64Array): ObjectiveResult[] {
    const intervals = this.#openedIntervals()
    const halves = asked.halves(intervals)
    const calibrator = this.#calibrator(objective, asked.model)
    const width = this.#width
    return this.#pointsOf(objective, asked, values).map(({ rawScore, limitRawScore }, index) => {
      const own = values.subarray(index * width, (index + 1) * width)
      const { pd, limitPd, pdInterval, outcome, closeCall } = decide({
        rawScore,
        calibrate: (score) => calibrate(calibrator, score),
        limit: limitRawScore,
        ...(objective === DECIDING && {
          rules: this.#rulesOf(own),
          interval: (of) => intervals.of(halves, own, of),
        }),
      })
      return { rawScore, limitRawScore, pd, limitPd, pdInterval, outcome, closeCall }
    })
  }

  async #explain(
    index: number,
    scored: ScoredApplication,
    values: Float64Array,
    kind: BaselineKind,
  ): Promise<Explanation> {
    const { bundle, groups } = this.#parts
    const { rawScore, limitRawScore } = scored.results[DECIDING]
    return explainApplication({
      model: await this.explainingModel(index, kind),
      groups,
      kind,
      baseline: bundle.content.baselines[kind],
      row: values,
      rawScore,
      limitRawScore,
      ruled: scored.rules.length > 0,
    })
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
