// In:  a trained bank, the store of accounts, the lender's words, a clock.
// Out: the HTTP service: sign-in, roles, one route per answer of the contract, the pages of the web application.
// Units: as in the contract; times in milliseconds since 1970.
// Invariant: no route without a rule; a person's application is read through a query that holds the right to it.
// Source: contract; RFC 9457 (problems); OWASP ASVS 5.0 (sessions, access control).
export { createLetters, type People } from './create-letters.ts'
export { createServer, LIMITS, type ServerOptions } from './create-server.ts'
export { createLogger } from './logger.ts'
export { measuredRecord } from './operations/measured-record.ts'
export { createMetrics, type Metrics } from './operations/metrics.ts'
export { type MetricsServer, serveMetrics } from './operations/metrics-server.ts'
export { createOrganisation } from './organisation/organisation.ts'
export { readOrganisationSettings } from './organisation/settings.ts'
export { openPosted } from './score/posted-file.ts'
