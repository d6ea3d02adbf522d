// In:  what was scored, decided, seen, said and stopped; an open store; a folder of keys; the time, always an argument.
// Out: one append-only chain of records, checked, read back, erased person by person; the stop switch.
// Units: times in milliseconds since 1970 (UTC); hashes SHA-256, lower-case hex.
// Invariant: what was acknowledged is on disk and in the chain; nothing about a person is readable without that person's key.
// Source: AI Act Art. 12 and 14(4)(e), GDPR Art. 17, 12 CFR 1002.12; docs/adr/0024.
export { acceptRestored } from './accept-restored.ts'
export type { Actor, CorrectedFacts, Entry, Hashes, Judgement, RecordKind, Subject } from './entries.ts'
export { POSTED_FROM } from './entries.ts'
export { eraseAgain, erasePerson, RETENTION_MONTHS } from './erase-person.ts'
export type { Head } from './heads.ts'
export { type GivenAnswer, givenAnswers, type KeptRequest, keptRequest } from './kept-requests.ts'
export type { Keys } from './keys/key-folder.ts'
export { PersonKeys, unlessErased } from './keys/person-keys.ts'
export { isKnownScore, type ScoreEntry } from './known-score.ts'
export { type HashedRow as ChainedRow, lineOf } from './line.ts'
export { type DecisionRecord, openRecord, ownKeys } from './open-record.ts'
export { type PostedBy, postedNumbers, postedRecord } from './posted-record.ts'
export { probeRecord, type RecordProbe } from './probe-record.ts'
export {
  type OpenedRecord,
  openRow,
  recordAt,
  recordsAfter,
  recordsBefore,
  recordsOf,
  recordsOfKinds,
  type View,
  viewsBy,
} from './read-records.ts'
export { rotateSigningKey } from './rotate-key.ts'
export { readSwitch, type StopSwitch, setSwitch, watchSwitch } from './stop-switch.ts'
export { type Finding, type Verification, verifyRecord } from './verify-record.ts'
