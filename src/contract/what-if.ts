import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { MetRule, ObjectiveScore } from './decision.ts'
import { DisplayValue, LocalText, Provenance, Unit } from './text.ts'

/** A fact of the application that the page lets the reader change, to another value or to none. */
export const EditableFact = Type.Object({
  /** Raw column of the application. */
  column: Type.String(),
  label: LocalText,
  unit: Unit,
  kind: Type.Union([Type.Literal('number'), Type.Literal('category')]),
  /** `loan`: asked for, can change now. `time`: changes by waiting. */
  section: Type.Union([Type.Literal('loan'), Type.Literal('time')]),
  filed: DisplayValue,
  /** Value as filed, raw; null = missing. */
  filedValue: Type.Union([Type.Number(), Type.String(), Type.Null()]),
  /** Number: what may be entered. */
  bounds: Type.Union([Type.Object({ min: Type.Number(), max: Type.Number() }), Type.Null()]),
  /** Number: the part of the bounds around the filed value that the slider and the response curve run along. */
  slider: Type.Union([
    Type.Object({ min: Type.Number(), max: Type.Number(), step: Type.Number() }),
    Type.Null(),
  ]),
  /** Category: what may be chosen. */
  values: Type.Array(Type.Object({ value: Type.String(), text: LocalText })),
  /** Number: only whole values. */
  whole: Type.Boolean(),
})
export type EditableFact = Static<typeof EditableFact>

/** GET /v1/applications/:applicationId/what-if */
export const WhatIfForm = Type.Object({
  application: ApplicationHeader,
  editable: Type.Array(EditableFact),
  /** Facts that cannot be changed here. */
  locked: Type.Array(Type.Object({ label: LocalText, value: DisplayValue })),
})
export type WhatIfForm = Static<typeof WhatIfForm>

/** POST /v1/applications/:applicationId/what-if. No edits = exactly the filed score. */
export const WhatIfEdits = Type.Object(
  {
    edits: Type.Record(
      Type.String({ maxLength: 100 }),
      Type.Union([Type.Number(), Type.String(), Type.Null()]),
    ),
  },
  { additionalProperties: false },
)
export type WhatIfEdits = Static<typeof WhatIfEdits>

export const WhatIfAnswer = Type.Object({
  application: ApplicationHeader,
  /** Deciding score as filed and after the edits. */
  before: ObjectiveScore,
  after: ObjectiveScore,
  /** Rules that decline it as filed and after the edits. */
  rules: Type.Object({ before: Type.Array(MetRule), after: Type.Array(MetRule) }),
  /** All three scores after the edits, by themselves. */
  scoresAfter: Type.Array(ObjectiveScore),
  changedFacts: Type.Integer(),
  /** Scored items whose value differs from the filed one. */
  changedItems: Type.Integer(),
  /** True when the unedited application, scored again here, equals the filed score bit for bit. */
  filedReproduced: Type.Boolean(),
  /** Groups that moved, biggest first; points are after − before and sum to the change. */
  moved: Type.Array(
    Type.Object({
      group: Type.String(),
      label: LocalText,
      before: DisplayValue,
      after: DisplayValue,
      points: Type.Number(),
    }),
  ),
  provenance: Provenance,
})
export type WhatIfAnswer = Static<typeof WhatIfAnswer>

/** GET /v1/applications/:applicationId/what-if/curve?along= : the deciding score along one fact, everything else as filed. */
export const CurveQuery = Type.Object(
  { along: Type.String({ maxLength: 100 }) },
  { additionalProperties: false },
)
export type CurveQuery = Static<typeof CurveQuery>

export const CurveAnswer = Type.Object({
  application: ApplicationHeader,
  /** Raw column. */
  along: Type.String(),
  /** True: every step of the score, to the very value. False: values here and there, because there are too many steps. */
  exact: Type.Boolean(),
  /** What one unit of the fact is cut into: 1 = whole values, 100 = cents. Between two such values nothing is asked. */
  perUnit: Type.Integer(),
  /** Rising. Every value from `from` to `to` has this PD; `ruled`, there only when true: a rule declines it all the same. */
  steps: Type.Array(
    Type.Object({
      from: Type.Number(),
      to: Type.Number(),
      pd: Type.Number(),
      ruled: Type.Optional(Type.Literal(true)),
    }),
  ),
  limitPd: Type.Number(),
  provenance: Provenance,
})
export type CurveAnswer = Static<typeof CurveAnswer>
