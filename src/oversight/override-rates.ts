import { type DecisionRecord, recordsOfKinds } from '../record/index.ts'
import type { OversightSettings } from './settings-schema.ts'

/** How often people decided against the score, over one group of decisions in force. */
export interface OverrideRate {
  /** Model, branch or pseudonym of the person; null = all, or no branch. */
  readonly of: string | null
  readonly decisions: number
  readonly overrides: number
  /** Null: nothing alarming, or too few decisions to tell. */
  readonly alarm: 'low' | 'high' | null
  /** Enough decisions for both alarms to be possible. */
  readonly isEnough: boolean
}

export interface OverrideRates {
  readonly all: OverrideRate
  readonly byModel: readonly OverrideRate[]
  readonly byBranch: readonly OverrideRate[]
  readonly byPerson: readonly OverrideRate[]
  /** Decisions without any override from which on "too few" can be told from chance. */
  readonly enoughForLow: number
}

/** An alarm is wrong in one of twenty cases at most, where people override at just the share allowed. */
const CHANCE = 0.05

interface Counted {
  readonly model: string
  readonly branch: string | null
  readonly person: string
  readonly isOverride: boolean
}

/**
 * Decisions of the window that came into force. Nothing about applicants is read.
 * @param now milliseconds since 1970
 */
export async function overrideRates(
  { store }: DecisionRecord,
  { overrideRate }: OversightSettings,
  now: number,
): Promise<OverrideRates> {
  const since = now - overrideRate.windowDays * 86_400_000
  const rows = await recordsOfKinds(store, ['decision', 'override', 'second-opinion'], since)
  const agreed = new Set<number | null>()
  for (const row of rows) {
    if (row.kind === 'second-opinion' && (JSON.parse(row.body) as { agreed: boolean }).agreed)
      agreed.add(row.of)
  }
  const counted = rows.flatMap((row): Counted[] => {
    if (row.kind === 'second-opinion') return []
    const body = JSON.parse(row.body) as { modelId: string; branch: string | null; awaitsSecond: boolean }
    if (body.awaitsSecond && !agreed.has(row.seq)) return []
    return [
      { model: body.modelId, branch: body.branch, person: row.actor, isOverride: row.kind === 'override' },
    ]
  })
  const by = (key: 'model' | 'branch' | 'person'): OverrideRate[] =>
    [...new Set(counted.map((one) => one[key]))]
      .map((of) =>
        rateOf(
          of,
          counted.filter((one) => one[key] === of),
          overrideRate,
        ),
      )
      .sort((a, b) => b.decisions - a.decisions || String(a.of).localeCompare(String(b.of)))
  return {
    all: rateOf(null, counted, overrideRate),
    byModel: by('model'),
    byBranch: by('branch'),
    byPerson: by('person'),
    enoughForLow: enoughForLow(overrideRate),
  }
}

function rateOf(
  of: string | null,
  counted: readonly Counted[],
  limits: OversightSettings['overrideRate'],
): OverrideRate {
  const decisions = counted.length
  const overrides = counted.filter((one) => one.isOverride).length
  const isEnough = decisions >= enoughForLow(limits)
  return { of, decisions, overrides, alarm: alarmOf(overrides, decisions, limits), isEnough }
}

/**
 * `low` below the lowest share, `high` above the highest, where chance alone would seldom bring so few or so many about.
 * @param overrides 0 to `decisions`
 */
export function alarmOf(
  overrides: number,
  decisions: number,
  { lowShare, highShare, fewestDecisions }: OversightSettings['overrideRate'],
): 'low' | 'high' | null {
  if (decisions < fewestDecisions) return null
  const share = overrides / decisions
  if (share < lowShare && atMost(overrides, decisions, lowShare) <= CHANCE) return 'low'
  if (share > highShare && 1 - atMost(overrides - 1, decisions, highShare) <= CHANCE) return 'high'
  return null
}

/** The fewest decisions, none of them an override, that bring the alarm `low` about. */
export function enoughForLow({ lowShare, fewestDecisions }: OversightSettings['overrideRate']): number {
  if (lowShare <= 0) return fewestDecisions
  return Math.max(fewestDecisions, Math.ceil(Math.log(CHANCE) / Math.log(1 - lowShare)))
}

/** Probability of at most `k` in `n` draws of chance `p`: summed in logarithms, so that n may be large. */
function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (p <= 0) return 1
  if (p >= 1) return k >= n ? 1 : 0
  let term = n * Math.log(1 - p)
  let sum = Math.exp(term)
  for (let i = 1; i <= k; i++) {
    term += Math.log(((n - i + 1) * p) / (i * (1 - p)))
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}
