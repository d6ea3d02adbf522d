import type { LetterSection } from '../../contract/index.ts'
import type { LetterRequest } from '../letter-request.ts'
import type { LetterSettings } from '../settings.ts'
import { WORDS } from '../words/index.ts'

/** Which data, from where, which databases and scores, and what was left out. */
export function dataSection(request: LetterRequest, settings: LetterSettings): LetterSection {
  const { language, decision, externalScores, neverUsed } = request
  const words = WORDS[language].data
  const themes = decision.themes.filter(({ items }) => items.length > 0)
  const sources = themes.flatMap(({ theme }) => words.source[theme] ?? [])
  const named = externalScores.map(({ provider, known }) => ({
    provider,
    known,
    ...settings.scoreProviders[provider]!,
  }))
  const unknown = named.filter(({ known }) => !known).map(({ name }) => name)
  const sentences = [
    words.used(sources),
    words.consulted(settings.databases.map((database) => database[language])),
    ...(unknown.length > 0 ? [words.noScore(unknown)] : []),
    ...(named.length > 0 ? [words.scores(named)] : []),
    ...(neverUsed.length > 0 ? [words.never(neverUsed.map((fact) => fact[language]))] : []),
  ]
  return { id: 'data', heading: words.heading, parts: [{ kind: 'text', text: sentences.join(' ') }] }
}
