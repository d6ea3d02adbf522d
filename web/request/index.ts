// In:  a path of the service, a body.
// Out: the answer's JSON, or a thrown ApiProblem.
// Units: none.
// Invariant: every failure is an ApiProblem with a status and a code; only an abort passes as it is.
// Source: RFC 9457.
export { ApiProblem, query, type Request, request } from './request.ts'
