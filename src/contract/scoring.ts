import { type Static, Type } from 'typebox'

/** GET /v1/scoring: whether new scores are stopped, by whom and why. */
export const ScoringState = Type.Object({
  stopped: Type.Boolean(),
  /** Name of the person or of the operator; empty while nobody turned the switch, or where only the record knows. */
  by: Type.String(),
  reason: Type.String(),
})
export type ScoringState = Static<typeof ScoringState>

/** POST /v1/scoring: stops new scores at once, or allows them again. */
export const TurnScoring = Type.Object(
  { stopped: Type.Boolean(), reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
)
export type TurnScoring = Static<typeof TurnScoring>
