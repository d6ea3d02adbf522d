// In:  a code, what was got, what was expected, what to do about it.
// Out: one error class whose text a person can act on, and whose fields a machine can read.
// Units: line and column count from 1.
// Invariant: every failure that a user can cause carries all four; codes are stable and start with E_.
// Source: fastify's error catalogue; RFC 9457 for the HTTP form.
export { fail, type Problem, type ProblemDetails, VitrineError } from './vitrine-error.ts'
