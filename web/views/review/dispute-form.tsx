import { useId } from 'react'
import type { ReviewAnswer } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { WordsForm } from '../../forms/index.ts'
import { useDispute } from '../../oversight-client.ts'
import { useText } from '../../text/index.ts'
import { reviewRefusal } from './review-refusal.ts'

/** Which fact is wrong, and what is right? The page of data leads here with the fact. */
export function DisputeForm({ answer }: { answer: ReviewAnswer }) {
  const text = useText()
  const { t, local, language } = text
  const [parameters] = useAddress()
  const dispute = useDispute(answer.application.applicationId)
  const id = useId()
  const facts = [...answer.facts].sort((a, b) => local(a.label).localeCompare(local(b.label), language))
  const asked = parameters.get('fact') ?? ''
  return (
    <WordsForm
      key={answer.version}
      label={t('review.dispute.view')}
      maxLength={2000}
      submit={t('review.dispute.submit')}
      busy={t('oversight.busy')}
      isBusy={dispute.isPending}
      missing={t('review.dispute.missing')}
      check={({ column }) => (column ? null : t('review.dispute.missing'))}
      refused={reviewRefusal(dispute.error, text)}
      onSubmit={(ownView, { column = '' }) => dispute.mutate({ column, ownView })}
    >
      <div className="field">
        <label htmlFor={id}>{t('review.dispute.fact')}</label>
        <select
          className="in"
          id={id}
          name="column"
          defaultValue={facts.some(({ column }) => column === asked) ? asked : ''}
        >
          <option value="">{t('review.dispute.choose')}</option>
          {facts.map(({ column, label }) => (
            <option key={column} value={column}>
              {local(label)}
            </option>
          ))}
        </select>
      </div>
    </WordsForm>
  )
}
