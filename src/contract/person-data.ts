import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { DisplayValue, LocalText } from './text.ts'

/** `model` and `review` may enter the score; `monitor` and `never` never do. */
export const ColumnUse = Type.Union([
  Type.Literal('model'),
  Type.Literal('review'),
  Type.Literal('monitor'),
  Type.Literal('never'),
])
export type ColumnUse = Static<typeof ColumnUse>

export const DataField = Type.Object({
  column: Type.String(),
  label: LocalText,
  about: LocalText,
  value: DisplayValue,
  use: ColumnUse,
  /** True when a feature of the model in use reads this column. */
  scored: Type.Boolean(),
})
export type DataField = Static<typeof DataField>

/** Rows of one side table, newest first, cut at `rows.length`. */
export const DataTable = Type.Object({
  table: Type.String(),
  label: LocalText,
  about: LocalText,
  totalRows: Type.Integer(),
  columns: Type.Array(Type.Object({ column: Type.String(), label: LocalText })),
  rows: Type.Array(Type.Array(DisplayValue)),
})
export type DataTable = Static<typeof DataTable>

/** GET /v1/applications/:applicationId/data: what is known about the person. Reading it is logged. */
export const PersonData = Type.Object({
  application: ApplicationHeader,
  factCount: Type.Integer(),
  scoredCount: Type.Integer(),
  /** The application's own columns, by source. */
  sections: Type.Array(
    Type.Object({
      id: Type.Union([
        Type.Literal('told'),
        Type.Literal('ours'),
        Type.Literal('others'),
        Type.Literal('never-used'),
      ]),
      fields: Type.Array(DataField),
    }),
  ),
  tables: Type.Array(DataTable),
})
export type PersonData = Static<typeof PersonData>
