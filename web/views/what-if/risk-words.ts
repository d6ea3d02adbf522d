import type { DisplayValue, EditableFact, WhatIfAnswer } from '../../../src/contract/index.ts'
import { decimalsNear, roundHalfUp, roundParts } from '../../format/index.ts'
import type { MessageId, Text } from '../../text/index.ts'
import type { Edit, Edits } from './edits.ts'

/** The figures of the page: one decimal or more, so that before, change and after add up as shown. */
export interface RiskFigures {
  readonly decimals: number
  readonly before: number
  readonly after: number
  readonly change: number
  readonly limit: string
  /** Each group that moved, rounded so that all sum to the change. */
  readonly parts: readonly number[]
}

export function riskFigures(answer: WhatIfAnswer, text: Text): RiskFigures {
  const { before, after } = answer
  const decimals = Math.max(1, decimalsNear(before.pd, before.limitPd), decimalsNear(after.pd, after.limitPd))
  const from = roundHalfUp(before.pd * 100, decimals)
  const to = roundHalfUp(after.pd * 100, decimals)
  const change = roundHalfUp(to - from, decimals)
  const points = after.limitPd * 100
  const whole = Math.abs(points - Math.round(points)) < 1e-9
  return {
    decimals,
    before: from,
    after: to,
    change,
    limit: text.number(points, whole ? 0 : decimals),
    parts: roundParts(
      answer.moved.map((part) => part.points),
      change,
      decimals,
    ),
  }
}

/** "A loan of €10,000 at €400 a month would be approved:" and "7.7 in 100; the limit is 9." */
export function whatIfSentence(
  answer: WhatIfAnswer,
  facts: readonly EditableFact[],
  edits: Edits,
  text: Text,
): { readonly lead: string; readonly rest: string } {
  const { t } = text
  const currency = answer.application.currency
  const filledIn = (unit: EditableFact['unit']): string | null => {
    const fact = facts.find((each) => each.section === 'loan' && each.unit === unit)
    if (fact === undefined) return null
    const value: Edit = fact.column in edits ? edits[fact.column]! : fact.filedValue
    return typeof value === 'number' ? text.byUnit(value, unit, currency) : null
  }
  const amount = filledIn('money')
  const payment = filledIn('money-per-month')
  const loan =
    amount === null
      ? t('whatIf.loan.none')
      : payment === null
        ? t('whatIf.loan.amount', { amount })
        : t('whatIf.loan.both', { amount, payment })
  const figures = riskFigures(answer, text)
  const state = answer.changedFacts === 0 ? 'filed' : 'changed'
  return {
    lead: t(`whatIf.title.${state}.${answer.after.outcome}` as MessageId, { loan }),
    rest: t('whatIf.title.rest', {
      risk: text.number(figures.after, figures.decimals),
      limit: figures.limit,
    }),
  }
}

/** "121% to 100%"; one value when both read the same. */
export function fromTo(
  before: DisplayValue,
  after: DisplayValue,
  text: Text,
  currency: string | null,
): string {
  const words = [before, after].map((value) =>
    value.number === null && value.text === null
      ? text.t('common.noInformation')
      : text.value(value, currency).text,
  )
  return words[0] === words[1] ? words[0]! : text.range(words[0]!, words[1]!)
}
