import type { DisplayValue, LoanPlan, LocalText, PlansAnswer, PlansQuery } from '../../contract/index.ts'
import type { LoanPlanResult, PlanWishes, RawValue } from '../../workspace/index.ts'
import type { WordedBank } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { decidingScore, metRule, resultScore } from './scores.ts'

export async function plansAnswer(
  { header, corrected }: OpenApplication,
  { mostPayment, ...levers }: PlansQuery,
  context: WordedBank,
): Promise<PlansAnswer> {
  const { bank, lender, words } = context
  const wishes: PlanWishes = { levers, mostPayment: mostPayment ?? null }
  const { column } = lender.recourse.waiting
  const waitedValue = (days: RawValue): DisplayValue => words.columnValue('application', column, days)
  const { scored, plans, ...found } = await bank.plans(header.applicationId, wishes, corrected)
  return sealed({
    application: header,
    before: decidingScore(scored),
    rules: scored.rules.map(metRule),
    reason: found.reason,
    filed: { amount: found.filed.amount, payment: found.filed.payment, months: found.filed.months },
    waiting: { label: waitingLabel(context), filed: waitedValue(found.filed.waited) },
    levers: [...found.levers],
    plans: plans.map((plan) =>
      planOf(plan, plan.waitMonths === 0 ? null : waitedValue(plan.edits[column] ?? null)),
    ),
    tried: found.tried,
    marginPoints: found.marginPoints,
    provenance: provenanceOf(bank, scored),
  })
}

function planOf(plan: LoanPlanResult, waited: DisplayValue | null): LoanPlan {
  const { levers, edits, amount, payment, offer, waitMonths, result } = plan
  return {
    levers: [...levers],
    edits: { ...edits },
    amount,
    payment,
    offer: offer && {
      months: offer.months,
      annualRate: offer.annualRate,
      totalRepaid: offer.totalRepaid,
      cost: offer.cost,
    },
    waitMonths,
    waited,
    after: resultScore(result),
  }
}

/** As the what-if calls the fact, else as the tables do. */
function waitingLabel({ lender, words }: WordedBank): LocalText {
  const { column } = lender.recourse.waiting
  const editable = lender.pages.whatIf.editable.find((spec) => spec.column === column)
  return editable?.label ?? words.column('application', column).label
}
