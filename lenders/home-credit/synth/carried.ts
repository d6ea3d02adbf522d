import effects from './effects.json' with { type: 'json' }

const { mean, deviationsPerLogOdds, spread, groups } = effects.carriedByScores

/** The groups whose default rates differ without an effect of their own. */
export type CarriedGroups = Readonly<Record<keyof typeof groups, string>>

/**
 * How much lower, in standard deviations, the external scores of an application stand because of the groups that it
 * belongs to: that is how their default rates come to differ.
 */
export function carriedShift(belongsTo: CarriedGroups): number {
  let risk = 0
  for (const [name, weights] of Object.entries(groups)) {
    const ofGroup: Readonly<Record<string, number>> = weights
    risk += ofGroup[belongsTo[name as keyof typeof groups]] ?? 0
  }
  return (risk - mean) * deviationsPerLogOdds
}

/** A trait lowered by the shift, brought back to about the spread of one that nothing carries. */
export function lowered(trait: number, shift: number): number {
  return (trait - shift) / spread
}
