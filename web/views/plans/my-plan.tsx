import type { LoanPlan, PlansAnswer } from '../../../src/contract/index.ts'
import { addMonths } from '../../format/index.ts'
import { TickIcon } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { planRisk } from './plan-words.ts'

interface MyPlanProps {
  readonly plan: LoanPlan
  readonly answer: PlansAnswer
  readonly isHard: boolean
}

/** One plan as the customer would ask for it, what it costs, and that it was checked. */
export function MyPlan({ plan, answer, isHard }: MyPlanProps) {
  const text = useText()
  const { t } = text
  const { risk, limit } = planRisk(plan, answer, text)
  return (
    <li>
      <h3>{heading(plan, answer, text)}</h3>
      <p className="mut">{sentences(plan, answer, isHard, text).join(' ')}</p>
      <p className="tick">
        <TickIcon />
        <span>{t('myPlans.checked', { risk, limit })}</span>
      </p>
    </li>
  )
}

/** "Borrow €10,000 and pay €400 a month"; a plan that waits says until when first. */
function heading(plan: LoanPlan, { filed, application }: PlansAnswer, text: Text): string {
  const { t } = text
  const amount = text.money(plan.amount, application.currency)
  const payment = text.byUnit(plan.payment, 'money-per-month', application.currency)
  const kept = plan.amount === filed.amount
  if (plan.waitMonths === 0) return t(kept ? 'myPlans.plan.keep' : 'myPlans.plan.borrow', { amount, payment })
  const { receivedOn } = application
  const when =
    receivedOn === null
      ? t('myPlans.wait.months', { count: plan.waitMonths })
      : t('myPlans.wait.until', { month: text.month(addMonths(receivedOn, plan.waitMonths)) })
  const moves = plan.levers.length > 1
  return t(moves ? 'myPlans.plan.waitThen' : 'myPlans.plan.wait', { when, amount, payment })
}

function sentences(plan: LoanPlan, answer: PlansAnswer, isHard: boolean, text: Text): string[] {
  const { t } = text
  const { filed, waiting, application } = answer
  const { currency } = application
  const said: string[] = []
  if (filed.amount !== null && filed.payment !== null)
    said.push(
      t('myPlans.plan.asked', {
        amount: text.money(filed.amount, currency),
        payment: text.byUnit(filed.payment, 'money-per-month', currency),
      }),
    )
  if (plan.offer !== null) {
    const months = text.byUnit(plan.offer.months, 'months', null)
    said.push(
      filed.months === null || filed.months === plan.offer.months
        ? t('myPlans.plan.months', { months })
        : t('myPlans.plan.otherMonths', { months, filed: text.byUnit(filed.months, 'months', null) }),
      t('myPlans.plan.total', {
        total: text.money(plan.offer.totalRepaid, currency),
        cost: text.money(plan.offer.cost, currency),
      }),
    )
  }
  if (plan.waited !== null)
    said.push(
      t('myPlans.plan.waited', {
        fact: text.local(waiting.label),
        value: text.value(plan.waited, currency).text,
      }),
    )
  if (isHard) said.push(t('myPlans.plan.hard'))
  return said
}
