// In:  a language.
// Out: every sentence a letter can say in it.
// Units: figures come in as text, already written for the language.
// Invariant: short sentences; no reason is worded here, those are the lender's.
// Source: Directive 2019/882 (text not above CEFR B2); 12 CFR 1002.9 for the American notice.
import type { LetterLanguage } from '../../contract/index.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { LetterWords } from './letter-words.ts'

export type { LetterWords, LoanWords } from './letter-words.ts'

export const WORDS: Readonly<Record<LetterLanguage, LetterWords>> = { en, fr }
