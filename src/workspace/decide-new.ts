import { decide, type RuleHit } from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import { calibrate, NO_FOLD, type PdInterval, type TreeScorer } from '../model/index.ts'
import {
  type BareScore,
  DECIDING,
  type DecidedApplication,
  type Explanation,
  OBJECTIVES,
  type ObjectiveId,
  type ObjectiveResult,
} from './bank.ts'
import type { LoadedBundle } from './bundle-content.ts'
import type { PdIntervals } from './pd-intervals.ts'
import type { RuleCheck } from './rule-check.ts'
import { scoredBy } from './score-columns.ts'

/** The final model: nobody who is new trained it. */
export const FINAL = 0

/** Explanations before others get their turn. */
const MOST_IN_A_ROW = 8

export interface NewScoring {
  /** The final model first. */
  readonly scorers: Readonly<Record<ObjectiveId, readonly TreeScorer[]>>
  readonly bundle: LoadedBundle
  readonly intervals: PdIntervals
  readonly rulesOf: RuleCheck
  explain(scored: DecidedApplication['scored'], values: Float64Array, model: number): Promise<Explanation>
}

/**
 * The deciding score of each row and nothing else.
 * @param values row-major, whole rows: features of applications that are in no table
 * @throws E_FACT_RANGE
 */
export function scoreNew(
  { scorers, bundle }: Pick<NewScoring, 'scorers' | 'bundle'>,
  values: Float64Array,
): readonly BareScore[] {
  requireFinite(values)
  const { calibrators } = bundle.content.objectives.find(({ id }) => id === DECIDING)!
  return Array.from(scorers[DECIDING][FINAL]!.rawScores(values), (rawScore) => ({
    rawScore,
    pd: calibrate(calibrators.final, rawScore),
  }))
}

/**
 * @param values row-major, whole rows: features of applications that are in no table
 * @param nNew how many rows
 * @throws E_FACT_RANGE when a feature is infinite: no score may follow from that
 */
export async function decideNew(
  scoring: NewScoring,
  values: Float64Array,
  nNew: number,
): Promise<readonly DecidedApplication[]> {
  const width = values.length / nNew
  requireFinite(values)
  // One pass over the trees for all rows of a model, not one per person.
  const rawScores = Object.fromEntries(
    OBJECTIVES.map((id) => [id, scoring.scorers[id][FINAL]!.rawScores(values)]),
  ) as Record<ObjectiveId, Float64Array>
  const interval = scoring.intervals.ofNew(values)
  const decided: DecidedApplication[] = []
  for (let row = 0; row < nNew; row++) {
    const own = values.slice(row * width, (row + 1) * width)
    const rules = scoring.rulesOf(own)
    const results = Object.fromEntries(
      OBJECTIVES.map((id) => [
        id,
        resultOf(scoring, id, rawScores[id][row]!, (pd) => interval(row, pd), rules),
      ]),
    ) as Record<ObjectiveId, ObjectiveResult>
    const { origin } = scoring.bundle.content.card
    const scored: DecidedApplication['scored'] = {
      applicationId: 0,
      split: 'test',
      target: null,
      scoredBy: scoredBy(NO_FOLD, origin),
      results,
      rules,
    }
    // Other readers are answered in between.
    if (row > 0 && row % MOST_IN_A_ROW === 0) await new Promise(setImmediate)
    const explanation = await scoring.explain(scored, own, FINAL)
    const halves = scoring.intervals.halvesOfNew()
    decided.push({ scored, explanation, inputs: { values: own, halves, model: FINAL } })
  }
  return decided
}

function resultOf(
  { bundle }: NewScoring,
  objective: ObjectiveId,
  rawScore: number,
  interval: (pd: number) => PdInterval,
  rules: readonly RuleHit[],
): ObjectiveResult {
  const { calibrators, limitRawScore } = bundle.content.objectives.find(({ id }) => id === objective)!
  const { pd, limitPd, pdInterval, outcome, closeCall } = decide({
    rawScore,
    calibrate: (score) => calibrate(calibrators.final, score),
    limit: limitRawScore,
    ...(objective === DECIDING && { rules, interval }),
  })
  return { rawScore, limitRawScore, pd, limitPd, pdInterval, outcome, closeCall }
}

function requireFinite(values: Float64Array): void {
  if (values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) {
    fail('E_FACT_RANGE', {
      what: 'The facts lead to a number without end.',
      got: 'a feature that is infinite',
      expected: 'facts of a size that people have',
      remedy: 'Check amounts that are very large or very small.',
    })
  }
}
