import type { Kysely } from 'kysely'
import type { StoreTables } from './tables.ts'

export type EngineKind = 'sqlite' | 'postgres'

/** A connected database, before its tables are looked at. */
export interface Engine {
  readonly kind: EngineKind
  readonly database: Kysely<StoreTables>
  /** PostgreSQL: where its tables live. */
  readonly schema?: string
  close(): Promise<void>
}

/** An open store: the newest tables, one writer. */
export interface Store extends Engine {
  /** A file, or the address of a database without its password. */
  readonly place: string
}
