import { explainDecision, rankReasons, reasonAgreement, type TypicalValue } from '../decide/index.ts'
import {
  checkSum,
  createReferenceExplainer,
  groupAttributions,
  type ReferenceExplainer,
} from '../explain/index.ts'
import type { TreeEnsemble } from '../model/index.ts'
import { createRandom } from '../random/index.ts'
import type { ReasonGroups } from './reason-groups.ts'

/** What one declined application's explanation shows about its own quality. */
export interface ExplainedDecline {
  /** |base + Σφ − raw score|, log-odds. */
  readonly sumDifference: number
  readonly nReasons: number
  /** A reason failed its re-score. */
  readonly held: boolean
  /** Without all its reasons together the application would be approved. */
  readonly jointCrosses: boolean
  /** A group that raises the risk more than a listed reason was left out. */
  readonly incomplete: boolean
  /** Share of the resampled reference sets that give the same first reason. */
  readonly sameFirst: number
  /** Mean share of reasons in common with those of the resampled sets. */
  readonly overlap: number
}

export interface DeclinesOfModel {
  readonly ensemble: TreeEnsemble
  readonly groups: ReasonGroups
  /** The just-approved, row-major. */
  readonly reference: Float64Array
  readonly typical: readonly TypicalValue[]
  readonly limit: number
  /** Declined applications, row-major, with the raw scores that this model gave them. */
  readonly rows: Float64Array
  readonly rawScores: Float64Array
  /** Reference sets drawn from the reference rows with replacement. */
  readonly resamples: number
  readonly seed: number
  readonly signal?: AbortSignal
}

/** Explains declined applications as the pages do, and again against resampled reference sets. */
export async function explainedDeclines(declines: DeclinesOfModel): Promise<ExplainedDecline[]> {
  const { ensemble, groups, reference, rows, rawScores, resamples, seed, signal } = declines
  const width = ensemble.columns.length
  const people = Array.from(rawScores, (rawScore, i) => ({
    row: rows.subarray(i * width, (i + 1) * width),
    rawScore,
  }))
  const explainer = await createReferenceExplainer(ensemble, reference, signal)
  const filed = people.map(({ row }) => groupsOf(explainer, row, groups))
  const agreements = people.map(() => ({ same: 0, overlap: 0 }))
  for (let draw = 0; draw < resamples; draw++) {
    const other = await createReferenceExplainer(
      ensemble,
      resampled(reference, width, createRandom(seed, `reference ${draw}`)),
      signal,
    )
    for (const [i, { row }] of people.entries()) {
      const { sameFirst, overlap } = reasonAgreement(
        rankReasons(filed[i]!, 'raises'),
        rankReasons(groupsOf(other, row, groups), 'raises'),
      )
      agreements[i]!.same += Number(sameFirst) / resamples
      agreements[i]!.overlap += overlap / resamples
    }
  }
  const explained: ExplainedDecline[] = []
  for (const [i, { row, rawScore }] of people.entries())
    explained.push({
      ...(await qualityOf(declines, explainer, row, rawScore, filed[i]!)),
      sameFirst: agreements[i]!.same,
      overlap: agreements[i]!.overlap,
    })
  return explained
}

async function qualityOf(
  { groups, typical, limit }: DeclinesOfModel,
  explainer: ReferenceExplainer,
  row: Float64Array,
  rawScore: number,
  groupPhi: Float64Array,
): Promise<Omit<ExplainedDecline, 'sameFirst' | 'overlap'>> {
  const { reasons, joint, held } = await explainDecision({
    decision: { outcome: 'declined', rawScore, limit },
    groups: groups.ids.map((id, index) => ({
      id,
      features: groups.columnsOf[index]!,
      lead: groups.columnsOf[index]![0]!,
    })),
    phi: groupPhi,
    points: groupPhi,
    columns: groups.columns,
    row,
    typical,
    rescore: (features) => explainer.rescore(row, rawScore, features),
  })
  const listed = new Set(reasons.map(({ group }) => group))
  const least = Math.min(...reasons.map(({ phi }) => phi))
  return {
    sumDifference: checkSum(explainer.baseValue, explainer.attribution(row, 1), rawScore).difference,
    nReasons: reasons.length,
    held,
    jointCrosses: joint.crossesLimit,
    incomplete: groups.ids.some((id, index) => !listed.has(id) && groupPhi[index]! > least),
  }
}

function groupsOf(explainer: ReferenceExplainer, row: Float64Array, groups: ReasonGroups): Float64Array {
  return groupAttributions(explainer.attribution(row, 1), groups.groupOf, groups.ids.length)
}

function resampled(
  reference: Float64Array,
  width: number,
  random: { integer(below: number): number },
): Float64Array {
  const out = new Float64Array(reference.length)
  const n = reference.length / width
  for (let row = 0; row < n; row++) {
    const from = random.integer(n) * width
    out.set(reference.subarray(from, from + width), row * width)
  }
  return out
}
