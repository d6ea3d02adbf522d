import { type DecisionRecord, recordsOfKinds } from '../record/index.ts'
import type { OversightSettings } from './settings-schema.ts'

/** How often people decided against the score, over one group of decisions in force. */
export interface OverrideRate {
  /** Model, branch or pseudonym of the person; null = all, or no branch. */
  readonly of: string | null
  readonly decisions: number
  readonly overrides: number
  /** Null: nothing alarming, or fewer decisions than the lender wants to hear of. */
  readonly alarm: 'low' | 'high' | null
  /** Of an alarm: so many or so few come about by chance in more than one of twenty cases, at just the share allowed. */
  readonly mayBeChance: boolean
}

export interface OverrideRates {
  readonly all: OverrideRate
  readonly byModel: readonly OverrideRate[]
  readonly byBranch: readonly OverrideRate[]
  readonly byPerson: readonly OverrideRate[]
}

/** What comes about less often is no chance. */
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
  }
}

function rateOf(
  of: string | null,
  counted: readonly Counted[],
  limits: OversightSettings['overrideRate'],
): OverrideRate {
  const decisions = counted.length
  const overrides = counted.filter((one) => one.isOverride).length
  return { of, decisions, overrides, ...alarmOf(overrides, decisions, limits) }
}

/**
 * `low` below the lowest share, `high` above the highest.
 * @param overrides 0 to `decisions`
 */
export function alarmOf(
  overrides: number,
  decisions: number,
  { lowShare, highShare, fewestDecisions }: OversightSettings['overrideRate'],
): Pick<OverrideRate, 'alarm' | 'mayBeChance'> {
  if (decisions < fewestDecisions) return { alarm: null, mayBeChance: false }
  const share = overrides / decisions
  if (share < lowShare) return { alarm: 'low', mayBeChance: atMost(overrides, decisions, lowShare) > CHANCE }
  if (share > highShare)
    return { alarm: 'high', mayBeChance: 1 - atMost(overrides - 1, decisions, highShare) > CHANCE }
  return { alarm: null, mayBeChance: false }
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
