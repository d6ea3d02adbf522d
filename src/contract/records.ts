import { type Static, Type } from 'typebox'

/** One record of the chain, without what it says about a person: that stays sealed under the person's key. */
export const RecordEntry = Type.Object({
  /** 1, 2, 3, … without a gap. */
  recordId: Type.Integer(),
  /** Milliseconds since 1970. */
  at: Type.Integer(),
  kind: Type.String(),
  /** Role and pseudonym of who did it. */
  role: Type.String(),
  actor: Type.String(),
  /** Pseudonyms; null where the record is about nobody. */
  person: Type.Union([Type.String(), Type.Null()]),
  application: Type.Union([Type.String(), Type.Null()]),
  /** The record that this one answers or follows. */
  of: Type.Union([Type.Integer(), Type.Null()]),
  /** What it says without naming anybody: the model, its hashes, the part of a file that was opened. */
  body: Type.Record(Type.String(), Type.Unknown()),
  /** Hash of the record before and of this one, SHA-256, lower-case hex. */
  prev: Type.String(),
  hash: Type.String(),
})
export type RecordEntry = Static<typeof RecordEntry>

/** GET /v1/records?kind=&cursor= : newest first, at most 100 a page. */
export const RecordsQuery = Type.Object(
  {
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type RecordsQuery = Static<typeof RecordsQuery>

export const Records = Type.Object({
  items: Type.Array(RecordEntry),
  /** Goes on behind the last item, whatever was added meanwhile; null after the first record. */
  nextCursor: Type.Union([Type.String(), Type.Null()]),
})
export type Records = Static<typeof Records>

export const RecordParams = Type.Object({ recordId: Type.Integer({ minimum: 1 }) })
export type RecordParams = Static<typeof RecordParams>
