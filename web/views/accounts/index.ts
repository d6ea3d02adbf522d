// In:  every account, and what was done to them.
// Out: the pages: who may sign in here (admin), and what was done to accounts (auditor).
// Units: times of the service in milliseconds since 1970, shown as days and minutes of the reader.
// Invariant: a code is shown once, right after it was made.
// Source: the design language, tables and fields.
export { AccountLogPage } from './account-log-page.tsx'
export { AccountsPage } from './accounts-page.tsx'
