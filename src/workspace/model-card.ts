import { observedRate } from '../compare/index.ts'
import type { StoredMatrix } from '../features/index.ts'
import type { TreeEnsemble } from '../model/index.ts'
import type { ModelCard, ModelOrigin, ObjectiveId, ObjectiveSummary } from './bank.ts'
import { explainModels } from './explain-models.ts'
import type { TrainedScore } from './train-score.ts'

/** The risk scale of every page: half points from 0 to 30 in 100. */
const SCALE_BINS = 60
const SCALE_TOP = 0.3
const GRADES = 10

/**
 * What is true of the model as a whole.
 * @param deciding the deciding score
 * @param finals final model of each score
 * @param known rows whose outcome is known; target their outcomes
 */
export async function modelCard(
  origin: ModelOrigin,
  matrix: StoredMatrix,
  deciding: TrainedScore,
  finals: Readonly<Record<ObjectiveId, TreeEnsemble>>,
  known: Uint32Array,
  target: Float64Array,
  policyVersion: string,
  objectives: readonly ObjectiveSummary[],
  tuning: ModelCard['tuning'],
  signal?: AbortSignal,
): Promise<ModelCard> {
  return {
    origin,
    policyVersion,
    trainedOn: known.length,
    baseRate: target.reduce((sum, outcome) => sum + outcome, 0) / target.length,
    objectives,
    tuning,
    pdDensity: density(deciding.pds),
    explanations: await explainModels(finals, matrix, signal),
    reliability: reliability(
      Float64Array.from(known, (row) => deciding.pds[row]!),
      target,
    ),
  }
}

function density(pds: Float64Array): ModelCard['pdDensity'] {
  const bins = new Array<number>(SCALE_BINS).fill(0)
  let above = 0
  for (const pd of pds) {
    const bin = Math.floor((pd / SCALE_TOP) * SCALE_BINS)
    if (bin < SCALE_BINS) bins[bin]! += 1 / pds.length
    else above += 1 / pds.length
  }
  return { bins, above }
}

/** Ten groups of equal size by PD: what was estimated and what came. */
function reliability(pds: Float64Array, target: Float64Array): ModelCard['reliability'] {
  const order = Uint32Array.from(pds.keys()).sort((a, b) => pds[a]! - pds[b]! || a - b)
  return Array.from({ length: GRADES }, (_, grade) => {
    const rows = order.subarray(
      Math.floor((grade * order.length) / GRADES),
      Math.floor(((grade + 1) * order.length) / GRADES),
    )
    let bad = 0
    let sum = 0
    for (const row of rows) {
      bad += target[row]!
      sum += pds[row]!
    }
    const { n, rate, low, high } = observedRate(rows.length, bad)
    return { n, meanPd: sum / n, observed: rate, low, high }
  })
}
