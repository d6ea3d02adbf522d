// In:  a binned matrix and 0/1 targets, or trees that look at one or two columns each.
// Out: a sum of shapes; the same as trees; points of a scorecard; SQL of the whole score.
// Units: raw scores and shapes are log-odds; points are the scorecard's own.
// Invariant: base + Σ shapes = raw score of the trees that stand for it; monotone where asked for.
// Source: Lou, Caruana & Gehrke 2012; Lou et al. 2013.
export { type AdditiveModel, type Axis, countParts, type Shape } from './additive-model.ts'
export { type AdditiveParams, defaultAdditiveParams } from './additive-params.ts'
export { compileShapes } from './compile-shapes.ts'
export { shapesOfEnsemble } from './from-ensemble.ts'
export { cellOf } from './part-of.ts'
export { type ScoreSqlOptions, writeScoreSql } from './score-sql.ts'
export {
  pointsOf,
  type Scorecard,
  type ScorecardCell,
  type ScorecardPart,
  type ScorecardScale,
  scorecardOf,
} from './scorecard.ts'
export { ensembleOfShapes } from './to-ensemble.ts'
export { trainAdditive } from './train-additive.ts'
