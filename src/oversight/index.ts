// In:  the decision record, the lender's oversight settings, the reader, the time, always an argument.
// Out: what people thought, decided, asked and put right about an application; which files wait for a person; override rates.
// Units: times in milliseconds since 1970 (UTC), days as ISO dates, shares in [0, 1].
// Invariant: the state of a file is what its records say, and nothing else; of two who change a file at once one is refused.
// Source: AI Act Art. 14, GDPR Art. 22(3), 12 CFR 1002.9 comment 9(b)(2)-7; docs/adr/0027.
export { correctFile } from './correct-file.ts'
export { correctedEdits } from './corrected-edits.ts'
export { type Caller, type DecidedFile, decideFile, judgeFile, needsSecond } from './decide-file.ts'
export { type Edits, FileBook, type FileNote, standingFor } from './file-book.ts'
export { type FileState, foldFile, OVERSIGHT_KINDS, type PersonDecision } from './file-state.ts'
export { type LetterHoldByPeople, letterHoldOf } from './letter-hold.ts'
export { overrideRates } from './override-rates.ts'
export {
  answerBy,
  answerReview,
  askReview,
  disputeFact,
  keepFact,
  LONGEST_ANSWER_DAYS,
  type ReviewTerms,
  whyNoReview,
} from './review.ts'
export { answerSecond } from './second-opinion.ts'
export { oversightSettingsJsonSchema, parseOversightSettings } from './settings.ts'
export type { OversightSettings } from './settings-schema.ts'
export { standingOf, waitsForPerson } from './standing.ts'
