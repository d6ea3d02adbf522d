import type { CompiledQuery, Kysely } from 'kysely'
import type { StoreTables } from './tables.ts'

export type EngineKind = 'sqlite' | 'postgres'

/** What a statement was and how long it took in milliseconds, waiting for the store included. */
export type ObserveStatement = (kind: StatementKind, milliseconds: number, failed: boolean) => void
export type StatementKind = 'select' | 'insert' | 'update' | 'delete' | 'other'

/** Rows of one table that are written together. */
export type NewRows = { readonly [T in keyof StoreTables]: RowsOf<T> }[keyof StoreTables]

interface RowsOf<T extends keyof StoreTables> {
  readonly into: T
  /** All with the same columns. */
  readonly rows: readonly StoreTables[T][]
  /** Which stays where a row with this column's value is there already; without it that is an error. */
  readonly onConflict?: { readonly column: keyof StoreTables[T] & string; readonly keep: 'new' | 'old' }
}

/** A connected database, before its tables are looked at. */
export interface Engine {
  readonly kind: EngineKind
  readonly database: Kysely<StoreTables>
  /** PostgreSQL: where its tables live. */
  readonly schema?: string
  /** Writes all of it or nothing, in one transaction and one journey to the engine; on disk once it resolves. */
  write(changes: readonly NewRows[]): Promise<void>
  /** Rows of a query with the SHA-256 (lower-case hex) of one column's texts in their place. */
  hashed<R>(query: CompiledQuery<R>, column: keyof R & string): Promise<readonly R[]>
  /**
   * Fires when the store can no longer be written to by this program and will not be again: its lock or its thread is
   * gone. The reason is a VitrineError; every later statement is refused with it.
   */
  readonly lost: AbortSignal
  close(): Promise<void>
}

/** An open store: the newest tables, one writer. */
export interface Store extends Engine {
  /** A file, or the address of a database without its password. */
  readonly place: string
}
