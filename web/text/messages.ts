import type { Language } from '../format/index.ts'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'

export type MessageId = keyof typeof en

const MESSAGES: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { en, fr }

export function messagesOf(language: Language): Readonly<Record<MessageId, string>> {
  return MESSAGES[language]
}
