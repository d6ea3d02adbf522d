import { type ModelCard, type ModelExplanation, OBJECTIVES, type ObjectiveId } from '../../workspace/index.ts'

export const LIMITS: Readonly<Record<ObjectiveId, number>> = { ranking: 0.14, bank_cost: 0.15, f_beta: 0.3 }

const one = { value: 0.7, low: 0.6, high: 0.8 }
const IDS = ['payment_share', 'loan_amount', 'outside_score', 'job']

function explanation(
  objectives: readonly ObjectiveId[],
  step: number,
  pairs: ModelExplanation['pairs'],
): ModelExplanation {
  const bin = { low: null, high: null, n: 30, meanEffect: 0, counts: [10, 20] }
  return {
    objectives,
    effects: IDS.map((id, k) => ({ id, meanAbs: step * (k + 1), share: 0.25, missingShare: 0 })),
    effectEdges: [-1, 0, 1],
    densities: IDS.map((id) => ({
      id,
      valueBins: [
        { ...bin, category: id === 'job' ? 'cook' : null, missing: false },
        { ...bin, category: null, missing: true, n: 0, counts: [0, 0] },
      ],
    })),
    pairs,
  }
}

export const fixtureCard: ModelCard = {
  origin: { kind: 'trained' },
  policyVersion: 'test-1',
  trainedOn: 60,
  baseRate: 0.1,
  objectives: OBJECTIVES.map((objective) => ({
    objective,
    settings: { family: 'trees', settings: { rounds: 10 } },
    limitRawScore: 0,
    limitPd: LIMITS[objective],
    approvalRate: 0.6,
    difficultiesAmongApproved: 0.05,
    metrics: { auc: one, gini: one, ks: one, brier: one, logLoss: one, calibrationSlope: one },
  })),
  tuning: null,
  pdDensity: { bins: new Array<number>(60).fill(1 / 60), above: 0 },
  explanations: [
    explanation(['ranking', 'bank_cost'], 0.1, [{ features: ['payment_share', 'job'], meanAbs: 0.05 }]),
    explanation(['f_beta'], 0.2, []),
  ],
  reliability: [{ n: 60, meanPd: 0.1, observed: 0.1, low: 0.05, high: 0.2 }],
}
