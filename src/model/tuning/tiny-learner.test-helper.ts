import { trainTrees } from '../training/index.ts'
import type { Learner } from './learner.ts'

/** Trees of few rounds: a search of them takes a second. Counts its trainings. */
export function tinyLearner(): Learner & { trained: number } {
  const learner = {
    id: 'tiny',
    trained: 0,
    space: {
      numLeaves: { from: 2, to: 16, scale: 'log', whole: true },
      learningRate: { from: 0.05, to: 0.5, scale: 'log', whole: false },
      minDataInLeaf: { from: 2, to: 60, scale: 'log', whole: true },
    } as const,
    starts: [{ numLeaves: 2, learningRate: 0.1, minDataInLeaf: 20 }],
    rounds: () => [2, 5, 12],
    train: (...[binned, target, settings, seed, options]: Parameters<Learner['train']>) => {
      learner.trained++
      return trainTrees(binned, target, { ...settings, featureFraction: 0.5, seed }, options)
    },
    trainStages: (...all: Parameters<Learner['train']>) => learner.train(...all),
  }
  return learner
}
