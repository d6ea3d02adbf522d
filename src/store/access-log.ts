import type { Store } from './store.ts'

/** Who looked at what, and when. Holds no fact about the person whose application it is. */
export interface AccessEntry {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly accountId: number
  /** What was read or done, for example `data` or `what-if`. */
  readonly action: string
  readonly applicationId: number | null
  readonly requestId: string
}

export async function logAccess(store: Store, entry: AccessEntry): Promise<void> {
  await store.database
    .insertInto('access_log')
    .values({
      at: entry.at,
      account_id: entry.accountId,
      action: entry.action,
      application_id: entry.applicationId,
      request_id: entry.requestId,
    })
    .execute()
}

/** What was done with one application, newest first. */
export async function readAccessLog(store: Store, applicationId: number): Promise<readonly AccessEntry[]> {
  const rows = await store.database
    .selectFrom('access_log')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    accountId: row.account_id,
    action: row.action,
    applicationId: row.application_id,
    requestId: row.request_id,
  }))
}
