// In:  learners with the settings they can take, a binned matrix, 0/1 targets, a measure per objective, a number of trials.
// Out: per objective the settings that serve it best in cross-validation, and the record of every trial.
// Units: merits are the measures' own, higher is better; a fold model is one training.
// Invariant: trial i depends on the seed and on trials before it, never on how many follow; same arguments, same bytes.
// Source: Jamieson & Talwalkar 2016 (successive halving); Bergstra et al. 2011 (Parzen estimator); Roberts 2018 (spread).
export type { Measure } from './judge-trial.ts'
export { type FoundSettings, type Learner, learnerOf, mostTrainingBytes } from './learner.ts'
export { type Settings, settingsAt } from './space.ts'
export { treeLearners } from './tree-learners.ts'
export { foldModelsOf, pilotMs, type TuneJob, type TuneResult, tune } from './tune.ts'
