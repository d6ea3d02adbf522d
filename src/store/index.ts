// In:  a file path or the address of a PostgreSQL database; accounts, passwords and tokens; the present time, always as an argument.
// Out: accounts, sessions and the tables of the decision record, in one SQLite file or one schema of a database; the same tables on both.
// Units: times in milliseconds since 1970 (UTC).
// Invariant: no password and no session token is ever stored, only their hashes; what was acknowledged survives a crash.
// Source: OWASP ASVS 5.0 (passwords, sessions); RFC 9106 (argon2id).

export { type Account, createAccount, findAccount, type NewAccount } from './accounts.ts'
export { type Authentication, authenticate } from './authenticate.ts'
export { backUpStore } from './backup/back-up-store.ts'
export { restoreStore } from './backup/restore-store.ts'
export { openStore, readStore } from './open-store.ts'
export { purge } from './purge.ts'
export { closeSession, type LiveSession, openSession, readSession, SESSION_LIMITS } from './sessions.ts'
export type { Store } from './store.ts'
export type { StoreTables } from './tables.ts'
