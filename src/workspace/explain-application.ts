import { explainDecision, plainValue } from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import {
  checkedAttribution,
  createAdditiveExplainer,
  createReferenceExplainer,
  groupAttributions,
  peopleIn100,
  type ReferenceExplainer,
} from '../explain/index.ts'
import { type Calibrator, calibrate, shapesOfEnsemble, type TreeEnsemble } from '../model/index.ts'
import type { Explanation, GroupContribution, RankedReason } from './bank.ts'
import type { Baseline, BaselineKind } from './bundle-content.ts'
import type { ReasonGroups } from './reason-groups.ts'

/** One model that explains against one set of rows, with everything prepared once. */
export interface ExplainingModel {
  readonly explainer: ReferenceExplainer
  readonly calibrator: Calibrator
}

/** How far the explainer's start may lie from the one that training stored, log-odds. */
const BASE_TOLERANCE = 1e-12

/**
 * @param declaredBase mean raw score of the reference rows, as the bundle states it
 * @throws VitrineError E_BASE_VALUE when the rows do not have that mean
 */
export async function explainingModel(
  ensemble: TreeEnsemble,
  calibrator: Calibrator,
  referenceRows: Float64Array,
  declaredBase: number,
): Promise<ExplainingModel> {
  // A sum of shapes looks its values up; the trees it is stored as would give the same.
  const explainer =
    ensemble.family === 'additive'
      ? createAdditiveExplainer(shapesOfEnsemble(ensemble), referenceRows)
      : await createReferenceExplainer(ensemble, referenceRows)
  const { baseValue } = explainer
  if (!(Math.abs(baseValue - declaredBase) <= BASE_TOLERANCE))
    fail('E_BASE_VALUE', {
      what: 'The rows that explanations start from do not have the mean score that the model states.',
      got: String(baseValue),
      expected: `${declaredBase}, to within ${BASE_TOLERANCE}`,
      remedy: 'Train again; the stored model and its reference rows do not belong together.',
    })
  return { explainer, calibrator }
}

export interface ExplainRequest {
  readonly model: ExplainingModel
  readonly groups: ReasonGroups
  /** Also says which decision is explained: declines start from the just-approved. */
  readonly kind: BaselineKind
  readonly baseline: Baseline
  /** Values of the person, one per column. */
  readonly row: Float64Array
  readonly rawScore: number
  readonly limitRawScore: number
}

/**
 * Why a score is what it is, from the baseline's average to this person, checked.
 * @throws VitrineError E_ATTRIBUTION_SUM when the parts do not add up to the score
 */
export async function explainApplication(request: ExplainRequest): Promise<Explanation> {
  const { model, groups, kind, baseline, row, rawScore } = request
  const phi = model.explainer.attribution(row, 1)
  const base = model.explainer.baseValue
  const { sumCheck } = checkedAttribution(base, phi, rawScore)
  const pd = (score: number): number => calibrate(model.calibrator, score)
  const points = peopleIn100({ phi, base, rawScore, pd })
  const groupPhi = groupAttributions(phi, groups.groupOf, groups.ids.length)
  const groupPoints = groupAttributions(points, groups.groupOf, groups.ids.length)
  const { reasons, counterpoints, held } = await explainDecision({
    decision: {
      outcome: kind === 'just-approved' ? 'declined' : 'approved',
      rawScore,
      limit: request.limitRawScore,
    },
    groups: groups.ids.map((id, index) => ({
      id,
      features: groups.columnsOf[index]!,
      lead: leadColumn(phi, groups.columnsOf[index]!, groupPhi[index]!),
    })),
    phi: groupPhi,
    points: groupPoints,
    columns: groups.columns,
    row,
    typical: baseline.typical,
    rescore: (features) => model.explainer.rescore(row, rawScore, features),
  })
  const ranked = (list: typeof reasons): RankedReason[] =>
    list.map(({ group, points, verified }) => ({ group, points, verified }))
  return {
    baseline: { kind, n: baseline.n, rawScore: base, pd: pd(base) },
    groups: groups.ids.map((group, index): GroupContribution => {
      let features: GroupContribution['features'] | undefined
      return {
        group,
        theme: groups.themes[index]!,
        attribution: groupPhi[index]!,
        points: groupPoints[index]!,
        // Made when looked at: a decision over the API names the features of four groups, a page those of all.
        get features() {
          features ??= groups.columnsOf[index]!.map((c) => ({
            id: groups.columns[c]!.id,
            value: plainValue(groups.columns[c]!, row[c]!),
            typical: baseline.typical[c]!.value,
            attribution: phi[c]!,
            points: points[c]!,
          })).sort((a, b) => Math.abs(b.attribution) - Math.abs(a.attribution))
          return features
        },
      }
    }),
    reasons: ranked(reasons),
    counterpoints: ranked(counterpoints),
    held,
    sumCheck,
  }
}

/** The item that speaks most for what its group says: its value stands for the group on the page. */
function leadColumn(phi: Float64Array, columns: readonly number[], groupPhi: number): number {
  const sign = Math.sign(groupPhi) || 1
  return columns.reduce((best, column) => (sign * phi[column]! > sign * phi[best]! ? column : best))
}
