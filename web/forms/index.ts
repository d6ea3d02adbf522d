// In:  labels, rules and what the service refused.
// Out: forms of text fields that say what is missing, keep what was typed, and put the focus where it is needed.
// Units: none.
// Invariant: every field has a label and names the text that says what is wrong with it.
// Source: WCAG 2.2, 3.3 (input assistance).
export { ChoiceField } from './choice-field.tsx'
export { type FieldSpec, TextForm } from './text-form.tsx'
export { WordsForm } from './words-form.tsx'
