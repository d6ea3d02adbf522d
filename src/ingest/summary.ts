import type { Json } from '../hash/index.ts'

/** Something to know that does not stop the load. */
export interface IngestWarning {
  /** Stable, starts with `W_`. */
  readonly code: string
  readonly table?: string
  readonly file?: string
  readonly column?: string
  readonly text: string
}

export interface TableSummary {
  readonly name: string
  /** Files as the person named them; empty when the table is absent. */
  readonly files: readonly string[]
  /** Rows in the warehouse. */
  readonly rows: number
  /** Distinct applications among them. */
  readonly applications: number
  /** NULLs per column after cleaning; columns without any are left out. */
  readonly missing: Readonly<Record<string, number>>
  /** Cells blanked per column (sentinel or out of range), counted over the file. */
  readonly blanked: Readonly<Record<string, number>>
  /** Rows left out because no application with their id exists. */
  readonly orphans: number
}

export interface IngestSummary {
  readonly generation: string
  /** All tables of the lender in the order of the schema. */
  readonly tables: readonly TableSummary[]
  readonly applications: {
    readonly rows: number
    readonly idMin: number
    readonly idMax: number
    /** Applications whose outcome is known, and the share of ones among them (null when none is known). */
    readonly known: number
    readonly outcomeRate: number | null
  }
  readonly warnings: readonly IngestWarning[]
}

/** The summary as JSON data, for the file and for `--json`. */
export function summaryJson(summary: IngestSummary): Json {
  return JSON.parse(JSON.stringify(summary)) as Json
}
