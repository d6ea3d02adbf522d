// In:  the reader's own session.
// Out: the page of the own account: another password, sign-out on every device.
// Units: none.
// Invariant: both end every session; the password of an organisation is not changed here.
// Source: OWASP ASVS 5.0 (7.4).
export { AccountPage } from './account-page.tsx'
