import { type ModelCard, OBJECTIVES, type ObjectiveId } from '../../workspace/index.ts'

export const LIMITS: Readonly<Record<ObjectiveId, number>> = { ranking: 0.14, bank_cost: 0.15, f_beta: 0.3 }

const one = { value: 0.7, low: 0.6, high: 0.8 }
const IDS = ['payment_share', 'loan_amount', 'outside_score', 'job']

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
  effects: IDS.map((id, k) => ({ id, meanAbs: 0.1 * (k + 1), share: 0.25, missingShare: 0 })),
  effectEdges: [-1, 0, 1],
  densities: [
    {
      id: 'job',
      valueBins: [
        { low: null, high: null, category: 'cook', missing: false, n: 30, meanEffect: 0, counts: [10, 20] },
      ],
    },
  ],
  reliability: [{ n: 60, meanPd: 0.1, observed: 0.1, low: 0.05, high: 0.2 }],
}
