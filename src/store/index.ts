// In:  a file path; accounts, passwords, codes and tokens; the present time, always as an argument.
// Out: accounts, invitations, sessions, what was done to accounts, and the access log, in one SQLite file.
// Units: times in milliseconds since 1970 (UTC).
// Invariant: no password, code or session token is ever stored, only their hashes; what was acknowledged survives a crash.
// Source: OWASP ASVS 5.0 (passwords, sessions); RFC 9106 (argon2id).

export { type AccessEntry, logAccess, readAccessLog } from './access-log.ts'
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
export { createInvited, type Invitation, redeemInvitation, resetAccount } from './invitations.ts'
export { changePassword, disableAccount, signOutEverywhere } from './manage-accounts.ts'
export { openStore, type Store } from './open-store.ts'
export { type OrganisationPerson, organisationAccount } from './organisation-account.ts'
export { closeSession, type LiveSession, openSession, readSession, SESSION_LIMITS } from './sessions.ts'
