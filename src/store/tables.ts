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
  access_log: {
    id: Generated<number>
    at: number
    account_id: number
    action: string
    application_id: number | null
    request_id: string
  }
}
