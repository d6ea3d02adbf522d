import type { LoanPlan, PlansAnswer } from '../../../src/contract/index.ts'
import { MiniScale } from '../../charts/index.ts'
import { useText } from '../../text/index.ts'
import { limitText, planChanges, planName, planRisk } from './plan-words.ts'

interface PlanTableProps {
  readonly answer: PlansAnswer
  /** True for the plan whose changes stand in the form. */
  readonly isShown: (plan: LoanPlan) => boolean
  readonly onTry: (plan: LoanPlan) => void
}

/** One plan a row: what changes, where it leads, what it costs, when. On a phone each row becomes a block. */
export function PlanTable({ answer, isShown, onTry }: PlanTableProps) {
  const text = useText()
  const { t } = text
  const { currency } = answer.application
  return (
    <table className="plans" aria-label={t('plans.table')}>
      <thead>
        <tr>
          <th scope="col">{t('plans.column.plan')}</th>
          <th scope="col" className="num">
            {t('plans.column.risk')}
          </th>
          <th scope="col">{t('plans.column.scale', { limit: limitText(answer.before.limitPd, 1, text) })}</th>
          <th scope="col" className="num">
            {t('plans.column.repaid')}
          </th>
          <th scope="col">{t('plans.column.effort')}</th>
          <th scope="col">{t('plans.column.when')}</th>
          <th scope="col">
            <span className="vh">{t('plans.column.try')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.plans.map((plan) => {
          const name = planName(plan, answer, text)
          const figures = planRisk(plan, answer, text)
          const shown = isShown(plan)
          return (
            <tr key={JSON.stringify(plan.edits)}>
              <th scope="row">
                <b>{name}</b>
                <span className="mut">{planChanges(plan, answer, text)}</span>
              </th>
              <td className="num" data-name={t('plans.column.risk')}>
                <b>{figures.risk}</b>
                <small>{t('plans.filed', { risk: figures.filed })}</small>
              </td>
              <td data-name={t('plans.column.margin')}>
                <MiniScale points={plan.after.pd * 100} limit={plan.after.limitPd * 100} />
                <small>{t('plans.margin', { points: figures.margin })}</small>
              </td>
              <td className="num" data-name={t('plans.column.repaid')}>
                {plan.offer === null ? (
                  <span className="mut">
                    {t(plan.levers.every((lever) => lever === 'wait') ? 'plans.asFiled' : 'plans.noOffer')}
                  </span>
                ) : (
                  <>
                    {text.money(plan.offer.totalRepaid, currency)}
                    <small>{t('plans.cost', { cost: text.money(plan.offer.cost, currency) })}</small>
                  </>
                )}
              </td>
              <td data-name={t('plans.column.effort')}>
                {t('plans.changes', { count: plan.levers.length })}
              </td>
              <td data-name={t('plans.column.when')}>
                {plan.waitMonths === 0 ? (
                  t('plans.now')
                ) : (
                  <>
                    {t('plans.later', { count: plan.waitMonths })}
                    <small>{t('plans.waiting')}</small>
                  </>
                )}
              </td>
              <td className="num">
                {shown ? (
                  <b className="shown">{t('plans.shown')}</b>
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('plans.try.name', { plan: name })}
                    onClick={() => onTry(plan)}
                  >
                    {t('plans.try')}
                  </button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
