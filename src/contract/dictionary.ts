import { type Static, Type } from 'typebox'
import { ColumnUse } from './person-data.ts'
import { LocalText, Theme, Unit } from './text.ts'

/** Entries of one answer, so that each stays below 100 kB. */
export const DICTIONARY_PAGE = 60

/** Either a theme, for its features, or a table, for its columns; neither gives the overview alone. */
export const DictionaryQuery = Type.Object({
  theme: Type.Optional(Theme),
  table: Type.Optional(Type.String({ maxLength: 60 })),
  /** From 1, each of DICTIONARY_PAGE entries. */
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export type DictionaryQuery = Static<typeof DictionaryQuery>

const Meaning = {
  label: LocalText,
  about: LocalText,
  unit: Unit,
  /** Under the policy of the model in use. */
  use: ColumnUse,
  why: LocalText,
  /** True when the model in use reads it. */
  scored: Type.Boolean(),
}

export const DictionaryFeature = Type.Object({
  id: Type.String(),
  ...Meaning,
  missing: LocalText,
  higher: LocalText,
  /** Raw columns (`table.COLUMN`) that it is made from. */
  sources: Type.Array(Type.String()),
})
export type DictionaryFeature = Static<typeof DictionaryFeature>

export const DictionaryColumn = Type.Object({
  /** `table.COLUMN` */
  id: Type.String(),
  ...Meaning,
  /** What it means that there is no value; null when there always is one. */
  missing: Type.Union([LocalText, Type.Null()]),
  /** What a reader of the raw data should know beside the meaning. */
  quirk: Type.Union([LocalText, Type.Null()]),
  /** Features that read it, by any path. */
  features: Type.Array(Type.String()),
})
export type DictionaryColumn = Static<typeof DictionaryColumn>

/** GET /v1/dictionary: what is looked at, in plain words. Names nobody. */
export const DictionaryAnswer = Type.Object({
  policy: Type.String(),
  /** How many features each theme has, and how many of them the model in use reads. */
  themes: Type.Array(Type.Object({ theme: Theme, features: Type.Integer(), scored: Type.Integer() })),
  tables: Type.Array(
    Type.Object({
      table: Type.String(),
      label: LocalText,
      about: LocalText,
      columns: Type.Integer(),
      /** Columns that a feature of the model in use is made from. */
      scored: Type.Integer(),
    }),
  ),
  features: Type.Array(DictionaryFeature),
  columns: Type.Array(DictionaryColumn),
  /** Names of the features and columns that the entries above mention, by id. */
  names: Type.Record(Type.String(), LocalText),
})
export type DictionaryAnswer = Static<typeof DictionaryAnswer>
