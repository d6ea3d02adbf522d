import { type Static, Type } from 'typebox'

/** A stored model in a line. */
export const ModelEntry = Type.Object({
  modelId: Type.String(),
  /** The champion decides; the challenger scores beside it. */
  role: Type.Union([Type.Literal('champion'), Type.Literal('challenger'), Type.Literal('none')]),
  /** ISO 8601; null when its files are not there. */
  storedAt: Type.Union([Type.String(), Type.Null()]),
  /** Null when it cannot be read. */
  sound: Type.Union([
    Type.Object({
      origin: Type.Union([Type.Literal('trained'), Type.Literal('imported')]),
      policy: Type.String(),
      dataGeneration: Type.String(),
      /** Known outcomes. */
      trainedOn: Type.Integer(),
      /** Of the deciding score, with its 95 % interval. */
      auc: Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() }),
      limitPd: Type.Number(),
    }),
    Type.Null(),
  ]),
  /** Code of why it cannot be read. */
  damage: Type.Union([Type.String(), Type.Null()]),
})
export type ModelEntry = Static<typeof ModelEntry>

/** GET /v1/models: the champion first, then the challenger. */
export const Models = Type.Object({ models: Type.Array(ModelEntry) })
export type Models = Static<typeof Models>

export const ModelParams = Type.Object({ modelId: Type.String({ minLength: 1, maxLength: 100 }) })
export type ModelParams = Static<typeof ModelParams>
