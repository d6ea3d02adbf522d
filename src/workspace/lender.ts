import type { OfferTable } from '../decide/index.ts'
import type { Catalogue, Policy } from '../features/index.ts'
import type { LocalText, TableSchema, Unit } from '../ingest/index.ts'

/** Everything of one lender in one object: what its files look like, what is made of them, what pages say. */
export interface Lender {
  /** kebab-case, stable. */
  readonly id: string
  /** As customers know it. */
  readonly name: string
  readonly tables: readonly TableSchema[]
  /** What a reader of the raw data should know beside a column's meaning, by `table.COLUMN`. */
  readonly quirks: Readonly<Record<string, LocalText>>
  readonly catalogue: Catalogue
  /** One per profile; the first is the default. */
  readonly policies: readonly Policy[]
  readonly recourse: RecourseSpec
  readonly pages: LenderPages
  readonly letter: LenderLetter
}

/** What letters need to know of this lender's columns; its names and addresses are settings, not code. */
export interface LenderLetter {
  readonly externalScores: readonly {
    /** A, B, C: its key in the letter settings. */
    readonly provider: string
    /** Raw application column. */
    readonly column: string
    /** How the reasons name the agency. */
    readonly saidAs: LocalText
  }[]
  /** Said to be unused while the policy keeps every one of the columns (`table.COLUMN`) out of the score. */
  readonly neverUsed: readonly { readonly columns: readonly string[]; readonly words: LocalText }[]
}

/** Which raw application columns a plan may move, and what the lender grants. */
export interface RecourseSpec {
  readonly amount: string
  /** Monthly. */
  readonly payment: string
  readonly amountBounds: { readonly min: number; readonly step: number }
  /** What grows by waiting, and by how much a month. */
  readonly waiting: { readonly column: string; readonly perMonth: number }
  /** Null = the lender names no offers: only the amount moves, at the filed share of payment. */
  readonly offers: OfferTable | null
}

export interface WordedValue {
  readonly value: string
  readonly text: LocalText
}

/**
 * One line of a facts panel. `sql` reads the application as `a`, its envelope as `e`, and may hold subqueries
 * over other tables tied to `a`; it gives a double or a text, NULL = missing.
 */
export interface FactSpec {
  /** Raw column that stands for the fact; its name in the answer. */
  readonly column: string
  readonly sql: string
  /** Raw columns it shows (`table.COLUMN`): the fact is dropped when the policy forbids one of them. */
  readonly reads: readonly string[]
  readonly label: LocalText
  /** Another label when the envelope says that income is per month or per year. */
  readonly labelByIncomePeriod?: Readonly<Record<'month' | 'year', LocalText>>
  readonly unit: Unit
  /** Words of a category; other values are shown as they are. */
  readonly values?: readonly WordedValue[]
  /** What it means that there is no value. */
  readonly missing: LocalText
}

/** A raw application column that a reader may change in a what-if. */
export interface EditableSpec {
  readonly column: string
  readonly section: 'loan' | 'time'
  readonly label: LocalText
  /**
   * Number: what may be entered is `absolute`; the slider runs along `relative` (shares of the filed value, in whole
   * steps), or along everything where there is no filed value. Absent for categories, whose values
   * are those of the schema.
   */
  readonly bounds?: {
    readonly relative?: { readonly min: number; readonly max: number }
    readonly absolute: { readonly min: number; readonly max: number }
    readonly step: number
  }
}

/** Rows of a side table on the Data page. */
export interface SideTableSpec {
  readonly table: string
  readonly columns: readonly string[]
  /** Newest first: an ORDER BY list over the table's columns that ends in a unique key. */
  readonly newestFirst: string
  /** At most this many rows are sent. */
  readonly rows: number
}

/** What the pages show of this lender's columns: plain data, no logic. */
export interface LenderPages {
  readonly header: {
    /** Raw application columns. */
    readonly loanType: string
    readonly amount: string
  }
  readonly facts: { readonly asked: readonly FactSpec[]; readonly known: readonly FactSpec[] }
  readonly whatIf: { readonly editable: readonly EditableSpec[]; readonly locked: readonly FactSpec[] }
  /**
   * Where each raw application column comes from. Columns that the policy keeps out of the score move to
   * "never used" whatever stands here; technical columns stand in `left`.
   */
  readonly sections: {
    readonly told: readonly string[]
    readonly ours: readonly string[]
    readonly others: readonly string[]
    readonly left: readonly string[]
  }
  /** What a missing value of a raw application column means: by column, else by section. */
  readonly missing: {
    readonly columns: Readonly<Record<string, LocalText>>
    readonly sections: Readonly<Record<'told' | 'ours' | 'others', LocalText>>
    /** In side tables. */
    readonly sideTables: LocalText
  }
  readonly sideTables: readonly SideTableSpec[]
  readonly history: {
    /**
     * One row per earlier credit or application, newest first; every `?` is the application id. Columns: LANE
     * (here, elsewhere), KIND (text), AMOUNT, OWED, START_DAY, END_DAY, PLANNED_END_DAY, STATE, LATE_DAYS,
     * LATE_DAY. Days count from this application; a missing KIND gets `unknownKind`.
     */
    readonly sql: string
    readonly kinds: readonly WordedValue[]
    readonly unknownKind: LocalText
  }
  /** Who counts as similar: same values, and numbers within a share of the applicant's own. */
  readonly similar: {
    readonly equal: readonly string[]
    readonly within: readonly { readonly column: string; readonly share: number }[]
  }
  /** Raw application columns for filters and comparison, beside the features of the model. */
  readonly comparable: readonly { readonly column: string; readonly theme: Theme }[]
}

type Theme = Catalogue['features'][number]['theme']
