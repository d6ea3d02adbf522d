import { Input, Label, NumberField } from 'react-aria-components'
import type { PlanLever, PlansAnswer } from '../../../src/contract/index.ts'
import { Choice } from '../../controls/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { leverWish, paymentWish, WILLINGNESS, type Wishes } from './wishes.ts'

interface WishFieldsProps {
  readonly answer: PlansAnswer
  readonly wishes: Wishes
  /** Who reads: the adviser reads of the customer, the customer is spoken to. */
  readonly reader: 'plans' | 'myPlans'
  readonly onChange: (part: Readonly<Record<string, string | null>>) => void
}

/** Easy, hard or impossible for each thing that can change here, and the highest payment. */
export function WishFields({ answer, wishes, reader, onChange }: WishFieldsProps) {
  const text = useText()
  const { t } = text
  const { currency } = answer.application
  const { payment } = answer.filed
  return (
    <div className="wishes">
      {answer.levers.map((lever) => (
        <div className="wish" key={lever}>
          <p>
            <b>{t(`${reader}.lever.${lever}`)}</b>
            <span className="mut sm">{askedFor(lever, answer, reader, text)}</span>
          </p>
          <Choice
            name={t(`${reader}.lever.${lever}`)}
            options={WILLINGNESS.map((id) => ({ id, text: t(`plans.${id}`) }))}
            chosen={wishes[lever] ?? 'easy'}
            onChoose={(willing) => onChange(leverWish(lever, willing))}
          />
        </div>
      ))}
      {answer.levers.length === 0 || payment === null ? null : (
        <NumberField
          className="wish"
          value={wishes.mostPayment ?? Number.NaN}
          formatOptions={
            currency === null
              ? { maximumFractionDigits: 2 }
              : { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 2 }
          }
          onChange={(entered) => onChange(paymentWish(entered))}
        >
          <Label>
            <b>{t(`${reader}.most`)}</b>
            <span className="mut sm">
              {t(`${reader}.asked.payment`, { payment: text.byUnit(payment, 'money-per-month', currency) })}
            </span>
          </Label>
          <Input className="in num" placeholder={t('plans.most.none')} />
        </NumberField>
      )}
    </div>
  )
}

/** What was asked for, or how things stand, beside the wish. */
function askedFor(
  lever: PlanLever,
  { application, filed, waiting }: PlansAnswer,
  reader: WishFieldsProps['reader'],
  text: Text,
): string {
  const { t } = text
  if (lever === 'wait')
    return t('plans.asked.wait', {
      fact: text.local(waiting.label),
      value: text.value(waiting.filed, application.currency).text,
    })
  if (lever === 'amount')
    return filed.amount === null
      ? ''
      : t(`${reader}.asked.amount`, { amount: text.money(filed.amount, application.currency) })
  return filed.months === null
    ? ''
    : t(`${reader}.asked.months`, { months: text.byUnit(filed.months, 'months', null) })
}
