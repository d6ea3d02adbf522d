import type { LetterSection, LoanPlan } from '../../contract/index.ts'
import {
  formatDate,
  formatMoney,
  formatMonths,
  formatRiskAndLimit,
  formatShare,
  formatValue,
} from '../../format/index.ts'
import { counterOffer } from '../find-holds.ts'
import type { LetterRequest } from '../letter-request.ts'
import { type LoanWords, WORDS } from '../words/index.ts'

/** More would not be read. */
const MOST_EXAMPLES = 3

/** @param until ISO date */
export function conditionsSection(
  { language }: LetterRequest,
  filed: LoanWords,
  until: string,
): LetterSection {
  const words = WORDS[language].conditions
  const text = `${words.loan(filed)} ${words.holds(formatDate(language, until))}`
  return { id: 'conditions', heading: words.heading, parts: [{ kind: 'text', text }] }
}

/** The loan that the lender could grant at once: scored again, and not binding. */
export function offerSection(request: LetterRequest): LetterSection {
  const { language, plans, decision } = request
  const words = WORDS[language].offer
  const plan = counterOffer(plans)!
  const { totalRepaid, cost, annualRate } = plan.offer!
  const money = (value: number): string => formatMoney(language, value, decision.application.currency)
  const { risk, limit } = formatRiskAndLimit(language, plan.after.pd, plan.after.limitPd)
  const sentences = [
    words.loan(loanOf(plan, request)),
    words.cost(money(totalRepaid), money(cost), formatShare(language, annualRate, 1)),
    words.checked(risk, limit),
    words.nonBinding,
  ]
  return { id: 'offer', heading: words.heading, parts: [{ kind: 'text', text: sentences.join(' ') }] }
}

/** How far other data would have led to another answer: at most three examples, each scored again. */
export function differentSection(request: LetterRequest): LetterSection[] {
  const { language, plans, purpose, decision } = request
  const words = WORDS[language].different
  const offered = purpose === 'counter-offer' ? counterOffer(plans) : undefined
  const shown = plans.plans.filter((plan) => plan !== offered).slice(0, MOST_EXAMPLES)
  const example = (plan: LoanPlan): string =>
    words.example({
      ...loanOf(plan, request),
      sameAmount: plan.amount === plans.filed.amount,
      wait:
        plan.waitMonths === 0
          ? null
          : {
              months: formatMonths(language, plan.waitMonths),
              fact: plans.waiting.label[language].toLocaleLowerCase(language),
              value: plan.waited && formatValue(language, plan.waited, decision.application.currency).text,
            },
    })
  const section = (parts: LetterSection['parts']): LetterSection[] => [
    { id: 'different', heading: words.heading, parts },
  ]
  // The offer itself is then the one example.
  if (shown.length === 0 && offered !== undefined) return []
  if (shown.length === 0) return section([{ kind: 'text', text: words.none(plans.tried) }])
  return section([
    { kind: 'list', items: shown.map(example) },
    { kind: 'text', text: words.checked },
  ])
}

function loanOf({ amount, payment, offer }: LoanPlan, { language, decision }: LetterRequest): LoanWords {
  const { currency } = decision.application
  return {
    amount: formatMoney(language, amount, currency),
    payment: formatMoney(language, payment, currency),
    months: offer === null ? null : formatMonths(language, offer.months),
  }
}
