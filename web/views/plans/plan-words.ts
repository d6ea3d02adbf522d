import type { LoanPlan, PlansAnswer } from '../../../src/contract/index.ts'
import { decimalsNear, roundHalfUp } from '../../format/index.ts'
import type { MessageId, Text } from '../../text/index.ts'

/** From here on a smaller amount is called a little less; below the other share, much less. */
const LITTLE_LESS = 0.8
const MUCH_LESS = 0.6

/** What a plan asks for, in a few words: "Borrow a little less, pay over a longer time". */
export function planName(plan: LoanPlan, { filed }: PlansAnswer, { t }: Text): string {
  const share = filed.amount === null ? 1 : plan.amount / filed.amount
  const size = share >= LITTLE_LESS ? 'little' : share < MUCH_LESS ? 'much' : 'less'
  return t(`plans.name.${plan.levers.join('.')}` as MessageId, { size })
}

/** What changes, beside what was filed: "€10,000 instead of €12,112; €400 a month instead of €592 a month". */
export function planChanges(plan: LoanPlan, answer: PlansAnswer, text: Text): string {
  const { t } = text
  const { filed, waiting, application } = answer
  const { currency } = application
  const money = (value: number): string => text.money(value, currency)
  const monthly = (value: number): string => text.byUnit(value, 'money-per-month', currency)
  const loanMoves = plan.levers.some((lever) => lever !== 'wait')
  const parts: string[] = []
  if (plan.waited !== null)
    parts.push(
      t('plans.detail.wait', {
        fact: text.local(waiting.label),
        value: text.value(plan.waited, currency).text,
        filed: text.value(waiting.filed, currency).text,
      }),
    )
  parts.push(
    filed.amount !== null && plan.levers.includes('amount')
      ? t('plans.detail.instead', { now: money(plan.amount), filed: money(filed.amount) })
      : t('plans.detail.asFiled', { value: money(plan.amount) }),
  )
  if (loanMoves && filed.payment !== null)
    parts.push(t('plans.detail.instead', { now: monthly(plan.payment), filed: money(filed.payment) }))
  if (plan.offer !== null) {
    const months = text.byUnit(plan.offer.months, 'months', null)
    const rate = text.share(plan.offer.annualRate, 1)
    parts.push(
      filed.months === null || filed.months === plan.offer.months
        ? t('plans.detail.months', { months, rate })
        : t('plans.detail.otherMonths', { months, rate, filed: text.byUnit(filed.months, 'months', null) }),
    )
  }
  return parts.join(t('plans.detail.join'))
}

export interface PlanRisk {
  readonly risk: string
  readonly filed: string
  readonly limit: string
  /** People in 100 below the limit, of the rounded figures. */
  readonly margin: string
}

/** Risk as filed and after the plan, limit and distance: one number of decimals, so that the figures agree. */
export function planRisk({ after }: LoanPlan, { before }: PlansAnswer, text: Text): PlanRisk {
  const decimals = Math.max(1, decimalsNear(after.pd, after.limitPd), decimalsNear(before.pd, before.limitPd))
  const round = (pd: number): number => roundHalfUp(pd * 100, decimals)
  const write = (points: number): string => text.number(points, decimals)
  return {
    risk: write(round(after.pd)),
    filed: write(round(before.pd)),
    limit: limitText(after.limitPd, decimals, text),
    margin: write(roundHalfUp(round(after.limitPd) - round(after.pd), decimals)),
  }
}

/** The limit as everywhere on the page: whole when it is whole. */
export function limitText(limitPd: number, decimals: number, text: Text): string {
  const points = limitPd * 100
  return text.number(points, Math.abs(points - Math.round(points)) < 1e-9 ? 0 : decimals)
}
