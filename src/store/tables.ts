import type { Generated } from 'kysely'
import type { Role } from '../contract/index.ts'

/** Rows as they lie in the file. Times are milliseconds since 1970. */
export interface StoreTables {
  account: {
    id: Generated<number>
    /** Folded: what is compared at sign-in. */
    name: string
    display_name: string
    role: Role
    branch: string | null
    /** Empty: none chosen yet, or the organisation signs in. */
    password_hash: string
    /** Customer: the person whose applications the account owns. */
    person_id: string | null
    /** Customer: further applications, a JSON list of numbers. */
    application_ids: string
    created_at: number
    /** Null: may sign in. */
    disabled_at: number | null
    /** Issuer and subject of the organisation's sign-in; null: a local account. */
    subject: string | null
  }
  invitation: {
    /** SHA-256 of the code's letters. */
    code_hash: string
    account_id: number
    expires_at: number
  }
  account_event: {
    event_id: string
    at: number
    account_id: number
    /** Null: the command line, or the account's own doing. */
    by_account_id: number | null
    event: string
  }
  session: {
    token_hash: string
    account_id: number
    opened_at: number
    seen_at: number
  }
  sign_in_failure: {
    /** SHA-256 of the folded name, so that mistyped passwords in the name field are not kept. */
    name_hash: string
    failures: number
    failed_at: number
    locked_until: number
  }
  /** The chain of everything that was decided, seen and said; written by the room record alone. */
  record: {
    /** 1, 2, 3, … without a gap. */
    seq: number
    at: number
    kind: string
    /** Role and pseudonym of who did it. */
    role: string
    actor: string
    /** Pseudonyms; null where the record is about nobody. */
    person: string | null
    application: string | null
    /** The record that this one answers or follows. */
    of: number | null
    /** Canonical JSON that names nobody. */
    body: string
    /** What it says about a person, under that person's key; base64. */
    sealed: string | null
    /** Hash of the record before; 64 zeros for the first. */
    prev: string
    hash: string
  }
  /** One row: the newest record, signed. */
  record_head: { id: number; seq: number; hash: string; signing_key: string; signature: string }
  /** The last record of each day, signed. */
  daily_head: { day: string; seq: number; hash: string; signing_key: string; signature: string }
  person_key: {
    /** Pseudonym. */
    person: string
    /** The person's key under the master key, base64; null once erased. */
    wrapped: string | null
    made_at: number
    erased_at: number | null
  }
  /** Keys of accounts of the role machine. */
  machine_key: {
    /** SHA-256 of the key. */
    token_hash: string
    account_id: number
    /** Its first letters: all that can be read of it. */
    prefix: string
    /** JSON list. */
    scopes: string
    created_at: number
    expires_at: number
    revoked_at: number | null
    /** To the minute. */
    last_used_at: number | null
  }
  /** Requests for scores that were answered; written with the record of the score. */
  answered_request: {
    /** Keyed hash of who asked and the key of the request. */
    request: string
    body_hash: string
    /** The record of its score. */
    seq: number
    /** Pseudonym. */
    person: string
    /** The answer as it left, under the person's key; base64. */
    sealed: string
  }
  /** Kysely's own book of the steps taken. */
  kysely_migration: { name: string; timestamp: string }
}

/** Every table that a backup holds, those that others refer to first, each with the column it is read in order of. */
export const TABLES = {
  account: 'id',
  invitation: 'code_hash',
  account_event: 'event_id',
  session: 'token_hash',
  sign_in_failure: 'name_hash',
  person_key: 'person',
  record: 'seq',
  record_head: 'id',
  daily_head: 'day',
  machine_key: 'token_hash',
  answered_request: 'request',
} as const satisfies { readonly [T in Exclude<keyof StoreTables, 'kysely_migration'>]: keyof StoreTables[T] }
