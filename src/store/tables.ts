import type { Generated } from 'kysely'

/** Rows as they lie in the file. Times are milliseconds since 1970. */
export interface StoreTables {
  account: {
    id: Generated<number>
    /** Folded: what is compared at sign-in. */
    name: string
    display_name: string
    role: 'customer' | 'manager'
    branch: string | null
    password_hash: string
    /** Customer: the person whose applications the account owns. */
    person_id: string | null
    /** Customer: further applications, a JSON list of numbers. */
    application_ids: string
    created_at: number
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
  access_log: {
    id: Generated<number>
    at: number
    account_id: number
    action: string
    application_id: number | null
    request_id: string
  }
  /** Kysely's own book of the steps taken. */
  kysely_migration: { name: string; timestamp: string }
}
