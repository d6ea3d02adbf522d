import type { TreeEnsemble } from '../ensemble.ts'
import { type BinnedMatrix, type TrainOptions, trainingBytes } from '../training/index.ts'
import type { Family } from './search.ts'
import type { Settings } from './space.ts'

/** A kind of model as the search sees it: what can be set, and how one is trained. */
export interface Learner extends Family {
  /** Numbers of rounds at which one training can be judged, ascending; the last is what it trains. */
  rounds(settings: Settings): readonly number[]
  /** The model that settings with `rounds` stand for. */
  readonly train: Train
  /**
   * The same settings as a search judges them: the model of r rounds is the first r trees of the same training with more,
   * after those of a linear start. May be cheaper than the model that `train` gives.
   */
  readonly trainStages: Train
}

/** @param settings with `rounds` */
export type Train = (
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  settings: Settings,
  seed: number,
  options: TrainOptions,
) => Promise<TreeEnsemble>

/** Settings that a search has found, and whose they are. */
export interface FoundSettings {
  readonly family: string
  /** With `rounds`. */
  readonly settings: Settings
}

/** The learner that settings belong to. */
export function learnerOf(learners: readonly Learner[], { family }: Pick<FoundSettings, 'family'>): Learner {
  const learner = learners.find(({ id }) => id === family)
  if (learner === undefined) throw new RangeError(`no learner for the family ${family}`)
  return learner
}

/** Memory that a training of these learners takes at most, its bins included, bytes. @param rows to train on */
export function mostTrainingBytes(
  binned: BinnedMatrix,
  learners: readonly Learner[],
  rows: Uint32Array,
): number {
  return learners.reduce((most, learner) => {
    const largest = Object.fromEntries(Object.entries(learner.space).map(([name, { to }]) => [name, to]))
    const params = { numLeaves: 2, ...largest, rounds: learner.rounds(largest).at(-1)! }
    return Math.max(most, trainingBytes(binned, params, rows))
  }, 0)
}
