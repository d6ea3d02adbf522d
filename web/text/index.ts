// In:  a message id with its values, or a text of an answer in both languages.
// Out: words in the reader's language; every number already formatted.
// Units: see format.
// Invariant: both languages have the same ids and the same ICU arguments (tested).
// Source: ICU MessageFormat; the word list of the design language, section 7.
export type { MessageId } from './messages.ts'
export { type Text, TextProvider, useText } from './use-text.tsx'
