// In:  every feature and raw column in words, with what may enter the score.
// Out: the page for advisers and, in other words, for customers.
// Units: named, never converted: the page shows no value of anybody.
// Invariant: what may never be used is shown as never used; nothing here is about one person.
// Source: the design language, section 1; screen 04c.
export { DictionaryPage } from './dictionary-page.tsx'
