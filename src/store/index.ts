// In:  a file path or the address of a PostgreSQL database; accounts, passwords and tokens; the present time, always as an argument.
// Out: accounts, sessions and the access log, in one SQLite file or one schema of a database; the same tables on both.
// Units: times in milliseconds since 1970 (UTC).
// Invariant: no password and no session token is ever stored, only their hashes; what was acknowledged survives a crash.
// Source: OWASP ASVS 5.0 (passwords, sessions); RFC 9106 (argon2id).

export { type AccessEntry, logAccess, readAccessLog } from './access-log.ts'
export { type Account, createAccount, findAccount, type NewAccount } from './accounts.ts'
export { type Authentication, authenticate } from './authenticate.ts'
export { openStore, readStore } from './open-store.ts'
export { closeSession, type LiveSession, openSession, readSession, SESSION_LIMITS } from './sessions.ts'
export type { Store } from './store.ts'
