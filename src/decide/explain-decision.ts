import type { ColumnSpec } from '../matrix/index.ts'
import type { Decision } from './decision.ts'
import { type Direction, rankReasons } from './rank-reasons.ts'
import { type PlainValue, plainValue, type TypicalValue } from './typical-values.ts'
import { type Rescore, verifyReasons } from './verify-reasons.ts'

/** Most groups named that spoke the other way. */
const MAX_COUNTERPOINTS = 2

/** A reason group of the policy, its features as indices into the model's row. */
export interface ScoredGroup {
  readonly id: string
  readonly features: readonly number[]
  /** The feature whose value stands for the group. */
  readonly lead: number
}

/** Plain data. Words are joined later by `group` and `wording`. */
export type Reason = {
  readonly group: string
  readonly direction: Direction
  /** Which of the group's texts to say: `missing` when the leading value is not known. */
  readonly wording: Direction | 'missing'
  /** Log-odds against the reference rows. */
  readonly phi: number
  /** People in 100. */
  readonly points: number
  readonly leadFeature: string
  readonly value: PlainValue
  readonly typical: PlainValue
  /** Share of the reference rows without the leading value. */
  readonly typicalMissingShare: number
  /** Mean raw score with the group's features taken from the reference rows. */
  readonly rescored: number
  readonly verified: boolean
}

export type DecisionReasons = {
  /** Declines are compared with the just-approved, approvals with all applicants. */
  readonly baseline: 'just-approved' | 'all-applicants'
  /** At most four, strongest first: reasons for a decline, strengths for an approval. */
  readonly reasons: readonly Reason[]
  /** At most two groups that spoke the other way, strongest first. */
  readonly counterpoints: readonly Reason[]
  /** All reasons taken away together: the mean raw score, and whether it lies on the other side of the limit. */
  readonly joint: { readonly rescored: number; readonly crossesLimit: boolean }
  /** True when a reason failed its re-score: nothing may be sent before a person has looked. */
  readonly held: boolean
}

/**
 * The principal reasons of a decision, each verified by re-scoring. All inputs are against the same reference rows:
 * the border set for a decline, all applicants for an approval.
 * @param options.groups in policy order
 * @param options.phi per group, log-odds
 * @param options.points per group, people in 100
 * @param options.row the application's values, NaN = missing
 * @param options.typical one entry per column
 */
export async function explainDecision(options: {
  readonly decision: Pick<Decision, 'outcome' | 'rawScore' | 'limit'>
  readonly groups: readonly ScoredGroup[]
  readonly phi: Float64Array
  readonly points: Float64Array
  readonly columns: readonly ColumnSpec[]
  readonly row: Float64Array
  readonly typical: readonly TypicalValue[]
  readonly rescore: Rescore
}): Promise<DecisionReasons> {
  const { decision, groups, phi, rescore } = options
  if (phi.length !== groups.length) throw new RangeError(`${phi.length} values for ${groups.length} groups`)
  const declined = decision.outcome === 'declined'
  const towards: Direction = declined ? 'raises' : 'lowers'
  const against: Direction = declined ? 'lowers' : 'raises'
  const listed = rankReasons(phi, towards)
  const reasons = await reasonsOf(listed, towards, options)
  const counterpoints = await reasonsOf(rankReasons(phi, against, MAX_COUNTERPOINTS), against, options)
  const rescored = await rescore(listed.flatMap((group) => groups[group]!.features))
  return {
    baseline: declined ? 'just-approved' : 'all-applicants',
    reasons,
    counterpoints,
    joint: { rescored, crossesLimit: declined ? rescored < decision.limit : rescored >= decision.limit },
    held: reasons.some(({ verified }) => !verified),
  }
}

async function reasonsOf(
  listed: readonly number[],
  direction: Direction,
  options: Parameters<typeof explainDecision>[0],
): Promise<Reason[]> {
  const { decision, groups, phi, points, columns, row, typical, rescore } = options
  const checks = await verifyReasons({
    groups: listed.map((group) => groups[group]!.features),
    direction,
    rawScore: decision.rawScore,
    rescore,
  })
  return listed.map((index, place) => {
    const group = groups[index]!
    const spec = columns[group.lead]!
    const value = plainValue(spec, row[group.lead]!)
    return {
      group: group.id,
      direction,
      wording: value === null ? 'missing' : direction,
      phi: phi[index]!,
      points: points[index]!,
      leadFeature: spec.id,
      value,
      typical: typical[group.lead]!.value,
      typicalMissingShare: typical[group.lead]!.missingShare,
      ...checks[place]!,
    }
  })
}
