// In:  nothing; this room only describes what crosses the wire.
// Out: schemas of every request, answer and problem, their static types, the cohort filter text, the routes.
// Units: pd in [0, 1]; points = people in 100; rawScore in log-odds; days count back from the application (≤ 0).
// Invariant: server and browser share these objects; nothing else describes an answer.
// Source: JSON Schema 2020-12, OpenAPI 3.1, RFC 9457.
export * from './accounts.ts'
export * from './application.ts'
export * from './comparison.ts'
export * from './decision.ts'
export * from './dictionary.ts'
export * from './filter.ts'
export * from './keys.ts'
export * from './letter.ts'
export * from './model.ts'
export * from './models.ts'
export * from './oversight.ts'
export * from './person-data.ts'
export * from './plans.ts'
export * from './problem.ts'
export * from './records.ts'
export * from './review.ts'
export * from './rights.ts'
export * from './score.ts'
export * from './scoring.ts'
export * from './session.ts'
export * from './similar.ts'
export * from './standing.ts'
export * from './text.ts'
export * from './what-if.ts'
