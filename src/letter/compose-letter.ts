import type { Letter, LetterHold, LetterKind } from '../contract/index.ts'
import { addDays, formatApplicationId, formatDate, formatMoney, formatMonths } from '../format/index.ts'
import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import { findHolds } from './find-holds.ts'
import type { LetterRequest } from './letter-request.ts'
import { dataSection } from './sections/data-section.ts'
import { conditionsSection, differentSection, offerSection } from './sections/loan-sections.ts'
import { reasonSections } from './sections/reason-sections.ts'
import { rightsSection } from './sections/rights-section.ts'
import { riskFigures } from './sections/risk-figures.ts'
import { completeSettings, type LetterSettings } from './settings.ts'
import { WORDS } from './words/index.ts'

export type LetterResult =
  | { readonly state: 'held'; readonly holds: readonly LetterHold[] }
  | {
      readonly state: 'ready'
      readonly letter: Letter
      /** SHA-256 of the letter's canonical JSON. */
      readonly contentHash: string
    }

/**
 * The letter about one decision, or why it may not leave.
 * @throws VitrineError E_LETTER_PROFILE
 */
export function composeLetter(request: LetterRequest): LetterResult {
  const holds = findHolds(request)
  const state = completeSettings(request.settings, request.needs)
  if (holds.length > 0 || 'missing' in state) return { state: 'held', holds }
  const letter = written(request, state.settings)
  return { state: 'ready', letter, contentHash: sha256(canonicalJson(letter as unknown as Json)) }
}

export function letterKind({ decision, purpose }: Pick<LetterRequest, 'decision' | 'purpose'>): LetterKind {
  if (purpose === 'counter-offer') return 'counter-offer'
  return decision.outcome === 'approved' ? 'approval' : 'decline'
}

function written(request: LetterRequest, settings: LetterSettings): Letter {
  const { language, issuedOn, decision, plans } = request
  const { application, reasons, rules, provenance } = decision
  const kind = letterKind(request)
  const words = WORDS[language]
  const money = (value: number | null): string | null =>
    value === null ? null : formatMoney(language, value, application.currency)
  const id = formatApplicationId(application.applicationId)
  const loanType = application.loanType[language].toLocaleLowerCase(language)
  const amount = money(application.amount)
  const figures = riskFigures(decision, words, language)
  const filed = {
    amount,
    payment: money(plans.filed.payment),
    months: plans.filed.months === null ? null : formatMonths(language, plans.filed.months),
  }
  const asked = words.asked({
    ...filed,
    date: application.receivedOn === null ? null : formatDate(language, application.receivedOn),
  })
  const ruledOnly = rules.length > 0 && reasons.length === 0
  const how = [
    ...(rules.length > 0 ? [words.rules.checked(rules.length)] : []),
    ruledOnly ? words.rules.alone : words.score(figures.risk, figures.limit, figures.scale.risk),
  ]
  return {
    kind,
    language,
    issuedOn,
    title: words.title(kind, amount),
    specimen: settings.fictitious ? words.specimen : null,
    sender: { name: settings.lender.name, lines: [...settings.lender.address] },
    recipient: application.displayName === null ? [] : [application.displayName],
    reference: [formatDate(language, issuedOn), words.number(id, loanType)],
    salutation: words.salutation(application.displayName),
    opening: [`${asked} ${words.outcome[kind]} ${how.join(' ')}`],
    scale: ruledOnly ? null : figures.scale,
    sections: [
      ...reasonSections(request, settings, kind),
      ...(kind === 'approval'
        ? [conditionsSection(request, filed, addDays(issuedOn, settings.approvalValidDays))]
        : [...(kind === 'counter-offer' ? [offerSection(request)] : []), ...differentSection(request)]),
      dataSection(request, settings),
      rightsSection(request, settings),
    ],
    closing: {
      greeting: words.greeting,
      name: application.adviser ?? settings.lender.name,
      role: application.branch ?? '',
    },
    foot: [
      words.foot({
        application: id,
        model: provenance.modelId.slice(0, 12),
        answer: provenance.answerHash.slice(0, 12),
        count: reasons.length,
      }),
    ],
    provenance,
  }
}
