import './plans.css'
import { useState } from 'react'
import type { LoanPlan, PlansAnswer } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { usePlans } from '../../client.ts'
import { Answer, TickIcon } from '../../parts/index.ts'
import { type MessageId, useText } from '../../text/index.ts'
import { PlanTable } from './plan-table.tsx'
import { WishFields } from './wish-fields.tsx'
import { NO_WISHES, readWishes, type Wishes } from './wishes.ts'

interface PlansSectionProps {
  readonly applicationId: number
  readonly isShown: (plan: LoanPlan) => boolean
  readonly onTry: (plan: LoanPlan) => void
}

/** Which changes would be approved, within what the customer can do? */
export function PlansSection({ applicationId, isShown, onTry }: PlansSectionProps) {
  const [parameters, change] = useAddress()
  const wishes = readWishes(parameters)
  const plans = usePlans(applicationId, wishes)
  return (
    <section
      className="sec plans-part"
      aria-busy={plans.isFetching}
      data-working={plans.isPlaceholderData ? '' : undefined}
    >
      <Answer query={plans} skeleton={<div className="skel h160" aria-hidden="true" />}>
        {(answer) => (
          <PlansView answer={answer} wishes={wishes} onWish={change} isShown={isShown} onTry={onTry} />
        )}
      </Answer>
    </section>
  )
}

interface PlansViewProps extends Omit<PlansSectionProps, 'applicationId'> {
  readonly answer: PlansAnswer
  readonly wishes: Wishes
  readonly onWish: (part: Readonly<Record<string, string | null>>) => void
}

export function PlansView({ answer, wishes, onWish, isShown, onTry }: PlansViewProps) {
  const text = useText()
  const { t } = text
  const { reason, plans } = answer
  const given = Object.keys(wishes).length
  // A link with limits shows them; after that the reader opens and closes.
  const [startsOpen] = useState(given > 0)
  const title = t(`plans.title.${reason}`, { count: plans.length })
  return (
    <>
      <header>
        <div>
          <h2>{title}</h2>
          <p>
            {t(
              plans.length === 0
                ? noneFound(answer)
                : reason === 'declined'
                  ? 'plans.lede.declined'
                  : 'plans.lede.close',
              figuresOf(answer),
            )}
          </p>
        </div>
      </header>
      <p className="vh" aria-live="polite">
        {title}
      </p>
      {answer.levers.length === 0 || reason === 'clear' ? null : (
        <details className="limits" open={startsOpen}>
          <summary>{t('plans.wishes', { count: given })}</summary>
          <WishFields answer={answer} wishes={wishes} reader="plans" onChange={onWish} />
          <p>
            <button type="button" className="btn" disabled={given === 0} onClick={() => onWish(NO_WISHES)}>
              {t('plans.wishes.lift')}
            </button>
          </p>
        </details>
      )}
      {plans.length === 0 ? null : (
        <>
          <PlanTable answer={answer} isShown={isShown} onTry={onTry} />
          <p className="tick">
            <TickIcon />
            <span>{t('plans.tick', { count: plans.length, ...figuresOf(answer) })}</span>
          </p>
          {plans.some((plan) => plan.waitMonths > 0) ? (
            <p className="note">{t('plans.waiting.note', { fact: text.local(answer.waiting.label) })}</p>
          ) : null}
        </>
      )}
      {answer.filed.months === null && answer.levers.includes('amount') && reason !== 'clear' ? (
        <p className="note">{t('plans.amountOnly')}</p>
      ) : null}
    </>
  )
}

/** Why there is no plan: nothing can move, nothing was left to try, or nothing that was tried is enough. */
export function noneFound({ reason, levers, tried }: PlansAnswer): MessageId {
  if (reason === 'clear') return 'plans.none.clear'
  if (levers.length === 0) return 'plans.none.nothing'
  if (tried === 0) return 'plans.none.wishes'
  return `plans.none.${reason}`
}

function figuresOf({ tried, marginPoints }: PlansAnswer) {
  return { tried, margin: marginPoints }
}
