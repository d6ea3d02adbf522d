import { explainDecision, plainValue } from '../decide/index.ts'
import {
  checkedAttribution,
  createJointRescore,
  createTreeExplainer,
  type Explainer,
  groupAttributions,
  type JointRescore,
  peopleIn100,
} from '../explain/index.ts'
import { type Calibrator, calibrate, type TreeEnsemble } from '../model/index.ts'
import type { Explanation, GroupContribution, RankedReason } from './bank.ts'
import type { Baseline, BaselineKind } from './bundle-content.ts'
import type { ReasonGroups } from './reason-groups.ts'

/** One model that explains: the final one or a fold's, with everything prepared once. */
export interface ExplainingModel {
  readonly explainer: Explainer
  readonly rescore: JointRescore
  /** Place among the models of the bundle: 0 = final. */
  readonly index: number
  readonly calibrator: Calibrator
}

export function explainingModel(
  ensemble: TreeEnsemble,
  index: number,
  calibrator: Calibrator,
): ExplainingModel {
  return {
    explainer: createTreeExplainer(ensemble),
    rescore: createJointRescore(ensemble),
    index,
    calibrator,
  }
}

export interface ExplainRequest {
  readonly model: ExplainingModel
  readonly groups: ReasonGroups
  /** Also says which decision is explained: declines start from the just-approved. */
  readonly kind: BaselineKind
  readonly baseline: Baseline
  readonly referenceRows: Float64Array
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
  const { model, groups, kind, baseline, referenceRows, row, rawScore } = request
  const means = baseline.means[model.index]!
  const phi = model.explainer.attribution(row, 1)
  for (let c = 0; c < phi.length; c++) phi[c]! -= means.attribution[c]!
  const { sumCheck } = checkedAttribution(means.rawScore, phi, rawScore)
  const pd = (score: number): number => calibrate(model.calibrator, score)
  const points = peopleIn100({ phi, base: means.rawScore, rawScore, pd })
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
    rescore: (features) => model.rescore(row, rawScore, referenceRows, features),
  })
  const ranked = (list: typeof reasons): RankedReason[] =>
    list.map(({ group, points, verified }) => ({ group, points, verified }))
  return {
    baseline: { kind, n: baseline.n, rawScore: means.rawScore, pd: pd(means.rawScore) },
    groups: groups.ids.map(
      (group, index): GroupContribution => ({
        group,
        theme: groups.themes[index]!,
        attribution: groupPhi[index]!,
        points: groupPoints[index]!,
        features: groups.columnsOf[index]!.map((c) => ({
          id: groups.columns[c]!.id,
          value: plainValue(groups.columns[c]!, row[c]!),
          typical: baseline.typical[c]!.value,
          attribution: phi[c]!,
          points: points[c]!,
        })).sort((a, b) => Math.abs(b.attribution) - Math.abs(a.attribution)),
      }),
    ),
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
