import './review.css'
import type { ReviewAnswer, ShownDispute } from '../../../src/contract/index.ts'
import { ChoiceField, WordsForm } from '../../forms/index.ts'
import { useAnswerReview, useKeepFact, useReview } from '../../oversight-client.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { CorrectionForm } from './correction-form.tsx'
import { DisputesList } from './disputes-list.tsx'
import { reviewRefusal } from './review-refusal.ts'
import { ReviewsList } from './reviews-list.tsx'
import { VersionsSection } from './versions-section.tsx'

/** What does the customer ask, and is a fact wrong? */
export function ReviewPage({ applicationId }: { applicationId: number }) {
  const review = useReview(applicationId)
  return <Answer query={review}>{(answer) => <ReviewView answer={answer} />}</Answer>
}

export function ReviewView({ answer }: { answer: ReviewAnswer }) {
  const { t } = useText()
  const { may, reviews, disputes, standing } = answer
  const title = t(`oversight.standing.${standing}`)
  return (
    <div className="review">
      <Title question={t('review.question')} name={title}>
        {title}
      </Title>
      <section className="sec">
        <h2>{t('review.reviews')}</h2>
        {reviews.length === 0 ? <p className="mut">{t('review.reviews.none')}</p> : null}
        <ReviewsList reviews={reviews} />
        {may.answer ? <ReplyForm answer={answer} /> : null}
        {may.correct && !may.answer && standing === 'review-asked' ? (
          <p className="note">{t('review.refused.E_SAME_PERSON')}</p>
        ) : null}
      </section>
      <section className="sec">
        <h2>{t('review.disputes')}</h2>
        {disputes.length === 0 ? <p className="mut">{t('review.disputes.none')}</p> : null}
        <DisputesList
          disputes={disputes}
          {...(may.correct && {
            answer: (dispute: ShownDispute) => <OpenDispute answer={answer} dispute={dispute} />,
          })}
        />
      </section>
      <VersionsSection answer={answer} />
      {may.correct ? (
        <section className="sec">
          <h2>{t('review.correct')}</h2>
          <p>{t('review.correct.lede')}</p>
          <CorrectionForm key={answer.version} answer={answer} dispute={null} />
        </section>
      ) : null}
    </div>
  )
}

function ReplyForm({ answer }: { answer: ReviewAnswer }) {
  const text = useText()
  const { t } = text
  const reply = useAnswerReview(answer.application.applicationId)
  return (
    <WordsForm
      label={t('review.reply.words')}
      hint={t('review.reply.hint')}
      maxLength={2000}
      submit={t('review.reply.submit')}
      busy={t('oversight.busy')}
      isBusy={reply.isPending}
      missing={t('review.reply.missing')}
      check={({ kept }) => (kept === undefined ? t('review.reply.missing') : null)}
      refused={reviewRefusal(reply.error, text)}
      onSubmit={(words, { kept }) =>
        reply.mutate({ after: answer.version, kept: kept === 'yes', answer: words })
      }
    >
      <ChoiceField
        legend={t('review.reply.choose')}
        name="kept"
        options={[
          { value: 'yes', text: t('review.reply.kept') },
          { value: 'no', text: t('review.reply.changed') },
        ]}
      />
    </WordsForm>
  )
}

/** Put it right, or say why it stays. */
function OpenDispute({ answer, dispute }: { answer: ReviewAnswer; dispute: ShownDispute }) {
  const text = useText()
  const { t } = text
  const keep = useKeepFact(answer.application.applicationId)
  const mayEdit = answer.editable.some(({ column }) => column === dispute.column)
  return (
    <>
      {mayEdit ? (
        <CorrectionForm key={answer.version} answer={answer} dispute={dispute} />
      ) : (
        <p className="note">{t('review.dispute.elsewhere')}</p>
      )}
      <details>
        <summary>{t('review.dispute.keep')}</summary>
        <WordsForm
          label={t('review.reply.words')}
          hint={t('review.reply.hint')}
          maxLength={2000}
          submit={t('review.dispute.keep.submit')}
          busy={t('oversight.busy')}
          isBusy={keep.isPending}
          missing={t('review.reply.missing')}
          refused={reviewRefusal(keep.error, text)}
          onSubmit={(words) =>
            keep.mutate({ after: answer.version, dispute: dispute.dispute, answer: words })
          }
        />
      </details>
    </>
  )
}
