/** Text in the two languages of the product. */
export interface LocalText {
  readonly en: string
  readonly fr: string
}

/** How a value reads on a screen. `share` is shown as a percentage, `score` (0-1) as "x of 100". */
export type Unit =
  | 'money'
  | 'money-per-month'
  | 'share'
  | 'ratio'
  | 'score'
  | 'days'
  | 'months'
  | 'years'
  | 'count'
  | 'hour'
  | 'flag'
  | 'none'

export interface ColumnSchema {
  /** Exact header, upper case. */
  readonly name: string
  readonly type: 'integer' | 'number' | 'text'
  /** Text only: cells are calendar days written YYYY-MM-DD; anything else is an error. */
  readonly form?: 'iso-date'
  /** False = an empty cell is an error. */
  readonly nullable: boolean
  /** Cells that mean "missing" in this column (365243, "XNA", …); they become NULL and are counted in the summary. */
  readonly sentinels?: readonly (number | string)[]
  /** Numbers below or above become NULL and are counted (for example dates beyond ±36,500 days). */
  readonly range?: { readonly min?: number; readonly max?: number }
  readonly label: LocalText
  /** One sentence for the data dictionary. */
  readonly about: LocalText
  readonly unit: Unit
  /** The one file of the table that holds this column (TARGET stands only in application_train); rows of the others get NULL. */
  readonly onlyIn?: string
  /** Known values of a text column with their words; other values are kept as they are. */
  readonly values?: readonly { readonly value: string; readonly text: LocalText }[]
}

/** A 0/1 column added at ingest, before sentinels are blanked, so that no information is lost. */
export interface FlagSchema {
  readonly name: string
  /** True when the raw cell of `column` equals `equals`. */
  readonly column: string
  readonly equals: number | string
  readonly label: LocalText
  readonly about: LocalText
}

/** A text column added at ingest that says which file a row came from. */
interface OriginSchema {
  readonly name: string
  /** What to write for rows of each file, by the file's name as in `files`. */
  readonly values: Readonly<Record<string, string>>
  readonly label: LocalText
  readonly about: LocalText
}

export interface TableSchema {
  /** Name in the warehouse, lower case, for example `bureau_balance`. */
  readonly name: string
  /** File names without extension that hold this table; several are appended (application_train, application_test). */
  readonly files: readonly string[]
  /** An optional table may be absent; that is said, and its features are missing. */
  readonly required: boolean
  readonly columns: readonly ColumnSchema[]
  readonly flags: readonly FlagSchema[]
  readonly origin?: OriginSchema
  /** The 0/1 column that says how it ended; empty means not known, anything else is an error. */
  readonly outcome?: string
  /** What the lender's real data looks like; anything else is said in a warning, because copies with made-up rows circulate. */
  readonly usual?: {
    readonly ids: { readonly min: number; readonly max: number }
    readonly outcomeRate: { readonly min: number; readonly max: number }
  }
  /** Columns that identify a row; checked for duplicates when `unique`. */
  readonly key: readonly string[]
  readonly unique: boolean
  /** Column that holds the application id, and the table through which it is found when the file does not hold it. */
  readonly applicationId: {
    readonly column: string
    readonly via?: { readonly table: string; readonly on: string }
  }
  /** Physical order after ingest, application id first. */
  readonly sortBy: readonly string[]
  readonly label: LocalText
  readonly about: LocalText
}
