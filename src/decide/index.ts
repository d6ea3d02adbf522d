// In:  raw scores with outcomes; a score, its limit and calibration; grouped attributions; a way to re-score.
// Out: limits with their figures; the decision; up to four verified reasons; typical values; the answer's hash.
// Units: raw scores and limits are log-odds; PD in [0, 1]; points are people in 100.
// Invariant: raw score < limit approves, a tie declines; reasons are never struck or re-ranked, a failed one holds.
// Source: 12 CFR 1002.9 and its comments; Youden 1950; van Rijsbergen 1979 (F-beta).
export { answerHash } from './answer-hash.ts'
export { type Decision, decide, type Outcome } from './decision.ts'
export { type DecisionReasons, explainDecision, type Reason, type ScoredGroup } from './explain-decision.ts'
export { figuresAt, type LimitFigures, type Measures } from './limit-figures.ts'
export { type Direction, rankReasons } from './rank-reasons.ts'
export { type ReasonAgreement, reasonAgreement } from './reason-agreement.ts'
export * from './recourse/index.ts'
export { applyRules, type Condition, type FactValue, type Rule, type RuleHit } from './rules.ts'
export { costThreshold, fBetaThreshold, youdenThreshold } from './thresholds.ts'
export { type PlainValue, plainValue, type TypicalValue, typicalValues } from './typical-values.ts'
export { type Rescore, rescoreWith, type VerifiedReason, verifyReasons } from './verify-reasons.ts'
