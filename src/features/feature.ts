import type { LocalText, Unit } from '../ingest/index.ts'

export type Theme = 'income-and-loan' | 'past-credit-here' | 'other-lenders' | 'external-scores' | 'file'

/**
 * One feature. The same SQL text gives the value in bulk, for one application and for a hypothetical one.
 * `history` features aggregate one of the side tables per application; `application` features are row-wise
 * over the application (`a.COLUMN`), the history features (`h.feature_id`) and the group medians (`g.median_id`).
 */
export interface FeatureDefinition {
  /** snake_case, stable: it is the column name in the matrix and in the model file. */
  readonly id: string
  readonly scope: 'application' | 'history'
  /** History only: the grain (named CTE of the catalogue) whose rows the aggregate reads. */
  readonly grain?: string
  /** A SQL expression of the portable subset that gives a double (NULL = missing), or text for a category. */
  readonly sql: string
  readonly kind: 'number' | 'category'
  /** Category only: the fixed list; anything else is missing. */
  readonly categories?: readonly string[]
  /** Category only: words of values that no raw column has words for. */
  readonly categoryWords?: Readonly<Record<string, LocalText>>
  /** Number only: words of values that a number would not tell, yes and no and steps of an order among them. */
  readonly numberWords?: Readonly<Record<number, LocalText>>
  readonly label: LocalText
  /** One sentence a customer understands: what is measured. */
  readonly about: LocalText
  readonly unit: Unit
  readonly theme: Theme
  /** Features of one reason group are summed before they are ranked. */
  readonly reasonGroup: string
  /** What a missing value means, in words. */
  readonly missing: LocalText
  /** What a higher value means, in words. */
  readonly higher: LocalText
  /** Direction the raw score may move when the value rises; absent = free. */
  readonly monotone?: 'increasing' | 'decreasing'
}

/** A group of features that a reason names once. */
export interface ReasonGroup {
  readonly id: string
  readonly theme: Theme
  /** Neutral name, used in charts: "Time in the current job". */
  readonly label: LocalText
  /** Said when the group raises the risk: "Short time in the current job". */
  readonly raises: LocalText
  /** Said when the group lowers the risk: "Long time in the current job". */
  readonly lowers: LocalText
  /** Said when the leading value is missing: "We have no information about the current job". */
  readonly missing: LocalText
  /** Same four, addressed to the customer ("You have been in your job for a short time"). */
  readonly toCustomer: { readonly raises: LocalText; readonly lowers: LocalText; readonly missing: LocalText }
  /** Feature whose value stands for the group on the page. */
  readonly lead: string
}

/** Rows from which history features aggregate: one named CTE, "one row per …". */
export interface Grain {
  readonly id: string
  /** Warehouse tables it reads. */
  readonly tables: readonly string[]
  /** Earlier grains it reads. */
  readonly grains?: readonly string[]
  /** A SELECT over `{table}` and `{grain}` placeholders; has SK_ID_CURR among its columns. */
  readonly sql: string
}

/**
 * The median of a value within groups of applications, fitted once on the train rows when a matrix is built.
 * Application features read the median of their row's group as `g.id`.
 */
export interface GroupMedian {
  readonly id: string
  /** Row-wise SQL over `a.COLUMN` that gives the group as text; NULL = no group, so no median. */
  readonly group: string
  /** Row-wise SQL over `a.COLUMN` that gives the value. Never an outcome. */
  readonly value: string
}

export interface Catalogue {
  readonly grains: readonly Grain[]
  readonly groupMedians?: readonly GroupMedian[]
  readonly features: readonly FeatureDefinition[]
  readonly reasonGroups: readonly ReasonGroup[]
}
