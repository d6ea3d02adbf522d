// In:  a decision with its reasons and plans, the lender's settings, a language, a date.
// Out: the letter word for word, or why it is held; then an HTML page, a tagged PDF, and both sealed by their hashes.
// Units: money in the currency of the application; risks are people in 100; the page is A4.
// Invariant: pure; same request, same bytes; nothing generic, unverified or from a barred column leaves.
// Source: 12 CFR 1002.9; GDPR 13-15, 22; C-203/22; AI Act 26(11), 86; CCD2 18; Directive 2019/882; ISO 14289-1.
export { composeLetter, type LetterResult } from './compose-letter.ts'
export { counterOffer } from './find-holds.ts'
export { isGeneric } from './generic-phrases.ts'
export { letterHtml } from './letter-html.ts'
export { letterPdf, printedLetter } from './letter-pdf.ts'
export type { ExternalScore, LetterRequest } from './letter-request.ts'
export { type SealedLetter, sealLetter } from './seal-letter.ts'
export {
  AUTHORITIES,
  completeSettings,
  type LetterNeeds,
  type LetterSettings,
  parseLetterSettings,
} from './settings.ts'
export { type LetterSettingsFile, letterSettingsJsonSchema } from './settings-schema.ts'
