import { useId, useState } from 'react'
import type { EditableFact, ReviewAnswer, ShownDispute } from '../../../src/contract/index.ts'
import { WordsForm } from '../../forms/index.ts'
import { useCorrect } from '../../oversight-client.ts'
import { useText } from '../../text/index.ts'
import { type Edit, FactField, mayBe } from '../what-if/index.ts'
import { reviewRefusal } from './review-refusal.ts'

interface CorrectionFormProps {
  readonly answer: ReviewAnswer
  /** The dispute that it answers: its fact is the one to put right. */
  readonly dispute: ShownDispute | null
}

/** One fact, its right value and why: then it is scored again. */
export function CorrectionForm({ answer, dispute }: CorrectionFormProps) {
  const text = useText()
  const { t, local } = text
  const { application, editable, version } = answer
  const correct = useCorrect(application.applicationId)
  const [column, setColumn] = useState(dispute?.column ?? editable[0]?.column)
  const fact = editable.find((one) => one.column === column)
  const [value, setValue] = useState<Edit>(fact?.filedValue ?? null)
  const id = useId()
  if (fact === undefined) return null
  const choose = (next: EditableFact | undefined) => {
    setColumn(next?.column)
    setValue(next?.filedValue ?? null)
  }
  return (
    <WordsForm
      label={t('review.correct.words')}
      hint={t('review.reply.hint')}
      maxLength={2000}
      submit={t('review.correct.submit')}
      busy={t('oversight.busy')}
      isBusy={correct.isPending}
      missing={t('review.correct.missing')}
      check={() => (value === fact.filedValue || !mayBe(fact, value) ? t('review.correct.same') : null)}
      refused={reviewRefusal(correct.error, text)}
      onSubmit={(words) =>
        correct.mutate({
          after: version,
          dispute: dispute?.dispute ?? null,
          edits: { [fact.column]: value },
          words,
        })
      }
    >
      {dispute === null ? (
        <div className="field">
          <label htmlFor={id}>{t('review.correct.fact')}</label>
          <select
            className="in"
            id={id}
            value={fact.column}
            onChange={(event) => choose(editable.find((one) => one.column === event.target.value))}
          >
            {editable.map((one) => (
              <option key={one.column} value={one.column}>
                {local(one.label)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <FactField fact={fact} value={value} currency={application.currency} onChange={setValue} />
    </WordsForm>
  )
}
