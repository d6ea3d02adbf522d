import type { LetterHold, LoanPlan, PlansAnswer } from '../contract/index.ts'
import { isGeneric } from './generic-phrases.ts'
import type { LetterRequest } from './letter-request.ts'
import { completeSettings } from './settings.ts'

/** Everything that a person has to clear before the letter may leave, none when it may. */
export function findHolds(request: LetterRequest): LetterHold[] {
  const { decision, purpose, plans, language, barredColumns, heldByPeople } = request
  const { reasons, counterpoints, outcome, rules } = decision
  // A refusal does not print what spoke for the applicant.
  const said = outcome === 'approved' ? [...reasons, ...counterpoints] : reasons
  const state = completeSettings(request.settings, request.needs)
  const failed = said.filter(({ verified }) => !verified).map(({ group }) => group)
  const texts = [...rules.map(({ text }) => text), ...said.map(({ toCustomer }) => toCustomer)]
  const generic = texts.map((text) => text[language]).filter(isGeneric)
  const holds: LetterHold[] = []
  if ('missing' in state) holds.push({ code: 'settings-missing', missing: [...state.missing] })
  if (heldByPeople !== null) holds.push({ code: heldByPeople })
  if (failed.length > 0) holds.push({ code: 'reason-not-verified', groups: failed })
  if (barredColumns.length > 0) holds.push({ code: 'reason-from-barred-column', columns: [...barredColumns] })
  if (generic.length > 0) holds.push({ code: 'reason-not-specific', texts: generic })
  if (outcome === 'declined' && reasons.length === 0 && rules.length === 0) holds.push({ code: 'no-reason' })
  if (purpose === 'counter-offer' && counterOffer(plans) === undefined)
    holds.push({ code: 'no-counter-offer' })
  return holds
}

/** The smallest change that the lender could grant at once: a smaller amount or a longer term, at its own prices. */
export function counterOffer({ before, plans }: PlansAnswer): LoanPlan | undefined {
  if (before.outcome !== 'declined') return undefined
  return plans.find(
    ({ levers, offer, waitMonths }) =>
      waitMonths === 0 && offer !== null && levers.every((lever) => lever === 'amount' || lever === 'longer'),
  )
}
