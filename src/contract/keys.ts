import { type Static, Type } from 'typebox'

/**
 * What the key of a machine may be used for. `score`: new applications, one or many. `explain`: decisions, what-ifs, plans
 * and data of filed applications. `compare`: groups and similar applications. `letter`, `records`, `models`: to read them.
 */
export const Scope = Type.Union([
  Type.Literal('score'),
  Type.Literal('explain'),
  Type.Literal('compare'),
  Type.Literal('letter'),
  Type.Literal('records'),
  Type.Literal('models'),
])
export type Scope = Static<typeof Scope>

const MachineNameText = Type.String({ minLength: 1, maxLength: 100 })

export const MachineName = Type.Object({ name: MachineNameText })
export type MachineName = Static<typeof MachineName>

/** POST /v1/keys: a machine and its first key. */
export const NewKeyBody = Type.Object(
  {
    name: MachineNameText,
    scopes: Type.Array(Scope, { minItems: 1, maxItems: 6, uniqueItems: true }),
    /** Days until the key ends. */
    days: Type.Integer({ minimum: 1, maximum: 730 }),
  },
  { additionalProperties: false },
)
export type NewKeyBody = Static<typeof NewKeyBody>

/** POST /v1/keys/:name/rotate: a new key; the old one works on for as long as the machine needs to take the new one. */
export const RotateKeyBody = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 730 }),
    /** Hours that the old key still works; 0 = it ends at once. */
    overlapHours: Type.Integer({ minimum: 0, maximum: 720 }),
  },
  { additionalProperties: false },
)
export type RotateKeyBody = Static<typeof RotateKeyBody>

/** The key itself is told this once; only its first letters can be read again. */
export const KeyAnswer = Type.Object({
  name: Type.String(),
  key: Type.String(),
  prefix: Type.String(),
  scopes: Type.Array(Scope),
  /** Milliseconds since 1970. */
  expiresAt: Type.Integer(),
})
export type KeyAnswer = Static<typeof KeyAnswer>

/** GET /v1/keys: by name, newest first of each. */
export const Keys = Type.Object({
  keys: Type.Array(
    Type.Object({
      name: Type.String(),
      prefix: Type.String(),
      scopes: Type.Array(Scope),
      state: Type.Union([Type.Literal('active'), Type.Literal('expired'), Type.Literal('revoked')]),
      /** Milliseconds since 1970. */
      createdAt: Type.Integer(),
      expiresAt: Type.Integer(),
      /** To the minute; null = never used. */
      lastUsedAt: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
})
export type Keys = Static<typeof Keys>
