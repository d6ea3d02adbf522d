import type { ModelExplanation } from '../../workspace/index.ts'

/** Items that lists name: more would not fit an answer, and those after it move no risk by a visible amount. */
const MOST_LISTED = 140

/** Items of the model that move any score of it at all, strongest first, cut where a list of them stays readable. */
export function strongestEffects({
  effects,
}: Pick<ModelExplanation, 'effects'>): ModelExplanation['effects'][number][] {
  return effects
    .filter((effect) => effect.meanAbs > 0)
    .sort((a, b) => b.meanAbs - a.meanAbs)
    .slice(0, MOST_LISTED)
}

/** Six digits: enough for any drawing, and a third of the bytes. */
export function sixDigits(value: number): number {
  return Number(value.toPrecision(6))
}
