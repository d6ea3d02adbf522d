// In:  the letter about one application, or what holds it.
// Out: its preview, the same for adviser and customer, and the way to its PDF.
// Units: none; the letter comes word for word.
// Invariant: nothing is worded here that the letter says; a held letter shows no text.
// Source: the design language, sheet 06.
export { LetterPage } from './letter-page.tsx'
export { LetterView } from './letter-view.tsx'
