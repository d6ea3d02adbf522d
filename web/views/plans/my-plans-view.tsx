import type { LoanPlan, PlansAnswer } from '../../../src/contract/index.ts'
import { Foot, TickIcon, Title, VerdictMark } from '../../parts/index.ts'
import { type MessageId, useText } from '../../text/index.ts'
import { MyPlan } from './my-plan.tsx'
import { noneFound } from './plans-section.tsx'
import { WishFields } from './wish-fields.tsx'
import { NO_WISHES, type Wishes } from './wishes.ts'

interface MyPlansViewProps {
  readonly answer: PlansAnswer
  readonly wishes: Wishes
  readonly onWish: (part: Readonly<Record<string, string | null>>) => void
}

/** What the customer can do, then the changes that would be accepted, in the customer’s words. */
export function MyPlansView({ answer, wishes, onWish }: MyPlansViewProps) {
  const { t } = useText()
  const { reason, plans, before, application } = answer
  const isHard = (plan: LoanPlan): boolean => plan.levers.some((lever) => wishes[lever] === 'hard')
  const title = titleOf(answer)
  const words = t(title.id, { count: title.count })
  const { adviser } = application
  return (
    <>
      <Title question={t('myPlans.question')} name={words}>
        <VerdictMark outcome={plans.length > 0 ? 'approved' : before.outcome} closeCall={false} />
        {words}
      </Title>
      <p className="vh" aria-live="polite">
        {words}
      </p>
      <p className="lede">
        {plans.length === 0
          ? t(noneFound(answer).replace('plans.', 'myPlans.') as MessageId, { tried: answer.tried })
          : t(reason === 'declined' ? 'myPlans.lede.declined' : 'myPlans.lede.close')}
      </p>
      {answer.levers.length === 0 || reason === 'clear' ? null : (
        <section className="sec">
          <h2>{t('myPlans.wishes')}</h2>
          <WishFields answer={answer} wishes={wishes} reader="myPlans" onChange={onWish} />
          <p>
            <button
              type="button"
              className="btn"
              disabled={Object.keys(wishes).length === 0}
              onClick={() => onWish(NO_WISHES)}
            >
              {t('myPlans.wishes.lift')}
            </button>
          </p>
        </section>
      )}
      {plans.length === 0 ? null : (
        <section className="sec">
          <h2>{t('myPlans.plans')}</h2>
          <ol className="my-plans">
            {plans.map((plan) => (
              <MyPlan
                key={JSON.stringify(plan.edits)}
                plan={plan}
                answer={answer}
                isHard={isHard(plan) && !plans.every(isHard)}
              />
            ))}
          </ol>
          <p className="tick">
            <TickIcon />
            <span>{t('myPlans.tick', { count: plans.length, tried: answer.tried })}</span>
          </p>
          <p className="next">
            {adviser === null ? t('myPlans.next') : t('myPlans.next.adviser', { adviser })}
          </p>
        </section>
      )}
      {reason === 'clear' ? null : <p className="note">{t('myPlans.fixed')}</p>}
      <Foot provenance={answer.provenance} objective={before.objective} />
    </>
  )
}

/** How many changes would be accepted, today first. */
function titleOf({ reason, plans }: PlansAnswer): { readonly id: MessageId; readonly count: number } {
  if (reason !== 'declined')
    return { id: plans.length > 0 ? 'myPlans.title.close' : 'myPlans.title.clear', count: plans.length }
  const today = plans.filter((plan: LoanPlan) => plan.waitMonths === 0).length
  if (today > 0) return { id: 'myPlans.title.today', count: today }
  return { id: plans.length > 0 ? 'myPlans.title.later' : 'myPlans.title.none', count: plans.length }
}
