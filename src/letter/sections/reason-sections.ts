import type { LetterKind, LetterPart, LetterReason, LetterSection, Reason } from '../../contract/index.ts'
import { formatValue } from '../../format/index.ts'
import type { ExternalScore, LetterRequest } from '../letter-request.ts'
import type { LetterSettings } from '../settings.ts'
import { WORDS } from '../words/index.ts'

/** The rules, then the score's reasons in their order; after an approval also what spoke against it. */
export function reasonSections(
  request: LetterRequest,
  settings: LetterSettings,
  kind: LetterKind,
): LetterSection[] {
  const { decision, language } = request
  const words = WORDS[language].reasons
  const typical = words.typical[decision.baseline.kind]
  const table = (said: readonly Reason[]): LetterPart => ({
    kind: 'reasons',
    columns: { reason: words.reason, yours: words.yours, typical },
    rows: said.map((reason) => reasonRow(reason, request, settings)),
  })
  const { rules, reasons, counterpoints } = decision
  const parts: LetterPart[] = [
    ...(rules.length > 0 ? [ruleList(request)] : []),
    ...(reasons.length > 0 ? [table(reasons)] : []),
  ]
  const heading = words.heading(kind, rules.length + reasons.length)
  return [
    ...(parts.length > 0 ? [{ id: 'reasons' as const, heading, parts }] : []),
    ...(kind === 'approval' && counterpoints.length > 0
      ? [{ id: 'against' as const, heading: words.against, parts: [table(counterpoints)] }]
      : []),
  ]
}

function ruleList({ decision, language }: LetterRequest): LetterPart {
  return { kind: 'list', items: decision.rules.map(({ text, source }) => `${text[language]} (${source}).`) }
}

function reasonRow(reason: Reason, request: LetterRequest, settings: LetterSettings): LetterReason {
  const { decision, language, externalScores } = request
  const { currency } = decision.application
  return {
    group: reason.group,
    text: withNames(reason.toCustomer[language], externalScores, settings, language),
    fact: reason.fact[language],
    yours: formatValue(language, reason.value, currency).text,
    typical: formatValue(language, reason.typical, currency).text,
  }
}

/** Agencies by their names where the lender's texts have a letter. */
function withNames(
  text: string,
  scores: readonly ExternalScore[],
  { scoreProviders }: LetterSettings,
  language: 'en' | 'fr',
): string {
  return scores.reduce((said, { provider, saidAs }) => {
    const agency = WORDS[language].agency(scoreProviders[provider]!.name)
    const upper = (name: string): string => name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
    return said.replaceAll(saidAs[language], agency).replaceAll(upper(saidAs[language]), upper(agency))
  }, text)
}
