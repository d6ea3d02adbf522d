import type { LoanPlan, PlansAnswer, PlansQuery } from '../../contract/index.ts'
import type { LoanPlanResult, PlanWishes } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { decidingScore, resultScore } from './scores.ts'

export async function plansAnswer(
  { header }: OpenApplication,
  { mostPayment, ...levers }: PlansQuery,
  { bank }: Context,
): Promise<PlansAnswer> {
  const wishes: PlanWishes = { levers, mostPayment: mostPayment ?? null }
  const { scored, plans, ...found } = await bank.plans(header.applicationId, wishes)
  return sealed({
    application: header,
    before: decidingScore(scored),
    reason: found.reason,
    filed: found.filed,
    levers: [...found.levers],
    plans: plans.map(planOf),
    tried: found.tried,
    marginPoints: found.marginPoints,
    provenance: provenanceOf(bank, scored),
  })
}

function planOf({ levers, edits, amount, payment, offer, waitMonths, result }: LoanPlanResult): LoanPlan {
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
    after: resultScore(result),
  }
}
