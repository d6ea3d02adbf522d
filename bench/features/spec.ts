import type { TableAggregates } from './aggregate-list.ts'

/** What a side is told, as a JSON file. */
export interface Spec {
  readonly source: 'ingested' | 'csv'
  /** Folder of the raw tables. */
  readonly tablesDir: string
  /** The same as plain CSV. */
  readonly csvDir: string
  readonly dataDir: string
  readonly memoryLimit: string
  /** By table: the raw CSV, and for the peers the file of `source`. */
  readonly csvFiles: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
  readonly list: readonly TableAggregates[]
  /** Type by column of each table, as far as the aggregates read it. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The same for the catalogue: every column. */
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly features: readonly string[]
  /** Names of products by code, and kinds of employer by code. */
  readonly products: readonly (readonly string[])[]
  readonly employers: readonly string[]
  /** Where results go: a folder (aggregates), a file (catalogue), or null for nowhere. */
  readonly out: string | null
}
