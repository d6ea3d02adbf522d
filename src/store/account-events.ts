import { randomUUID } from 'node:crypto'
import type { Store } from './store.ts'

export type AccountEventKind =
  | 'created'
  | 'invited'
  | 'disabled'
  | 'reset'
  | 'password-chosen'
  | 'signed-in'
  | 'signed-out-everywhere'
  | 'role-changed'
  | 'key-added'
  | 'key-rotated'
  | 'key-revoked'

/** What was done to an account, or with it, and by whom. */
export interface AccountEvent {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly accountId: number
  /** Null: the command line, the organisation, or the account itself. */
  readonly byAccountId: number | null
  readonly event: AccountEventKind
}

export interface KeptEvent extends AccountEvent {
  readonly eventId: string
}

export async function logAccountEvent(store: Pick<Store, 'database'>, entry: AccountEvent): Promise<void> {
  await store.database
    .insertInto('account_event')
    .values({
      event_id: randomUUID(),
      at: entry.at,
      account_id: entry.accountId,
      by_account_id: entry.byAccountId,
      event: entry.event,
    })
    .execute()
}

/** The newest first. */
export async function readAccountEvents(store: Store, limit: number): Promise<readonly KeptEvent[]> {
  const rows = await store.database
    .selectFrom('account_event')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('event_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    eventId: row.event_id,
    at: row.at,
    accountId: row.account_id,
    byAccountId: row.by_account_id,
    event: row.event as AccountEventKind,
  }))
}
