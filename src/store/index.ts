// In:  a file path or the address of a PostgreSQL database; accounts, passwords, codes and tokens; the present time, always as an argument.
// Out: accounts, invitations, sessions, what was done to accounts, and the tables of the decision record, in one SQLite file or one schema of a database; the same tables on both.
// Units: times in milliseconds since 1970 (UTC).
// Invariant: no password, code or session token is ever stored, only their hashes; what was acknowledged survives a crash.
// Source: OWASP ASVS 5.0 (passwords, sessions); RFC 9106 (argon2id).

export { logAccountEvent, readAccountEvents } from './account-events.ts'
export {
  type Account,
  type AccountFacts,
  createAccount,
  findAccount,
  type ListedAccount,
  listAccounts,
  type NewAccount,
} from './accounts.ts'
export { type Authentication, accountWith, authenticate } from './authenticate.ts'
export { backUpStore } from './backup/back-up-store.ts'
export { restoreStore } from './backup/restore-store.ts'
export { createInvited, type Invitation, redeemInvitation, resetAccount } from './invitations.ts'
export {
  addMachine,
  type ListedKey,
  listKeys,
  type Machine,
  type MadeKey,
  readKey,
  revokeKeys,
  rotateKey,
} from './machine-keys.ts'
export { changePassword, disableAccount, signOutEverywhere } from './manage-accounts.ts'
export { openStore, readStore } from './open-store.ts'
export { type OrganisationPerson, organisationAccount } from './organisation-account.ts'
export { purge } from './purge.ts'
export { closeSession, type LiveSession, openSession, readSession, SESSION_LIMITS } from './sessions.ts'
export type { NewRows, ObserveStatement, StatementKind, Store } from './store.ts'
export type { StoreTables } from './tables.ts'
