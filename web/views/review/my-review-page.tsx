import './review.css'
import type { ReviewAnswer } from '../../../src/contract/index.ts'
import { WordsForm } from '../../forms/index.ts'
import { useAskReview, useReview } from '../../oversight-client.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { DisputeForm } from './dispute-form.tsx'
import { DisputesList } from './disputes-list.tsx'
import { reviewRefusal } from './review-refusal.ts'
import { ReviewsList } from './reviews-list.tsx'
import { VersionsSection } from './versions-section.tsx'

/** I do not agree. What can I do? */
export function MyReviewPage({ applicationId }: { applicationId: number }) {
  const review = useReview(applicationId)
  return <Answer query={review}>{(answer) => <MyReviewView answer={answer} />}</Answer>
}

export function MyReviewView({ answer }: { answer: ReviewAnswer }) {
  const { t, date } = useText()
  const { may, reviews, disputes, askUntil, answerBy, standing } = answer
  const title = t(titleOf(answer))
  const isOpen = standing === 'review-asked'
  return (
    <>
      <Title question={t('review.my.question')} name={title}>
        {title}
      </Title>
      <p className="lede">{t('review.my.lede')}</p>
      <div className="ccols">
        <div className="asking">
          {may.ask ? <AskForm answer={answer} /> : null}
          {reviews.length === 0 ? null : (
            <section className={may.ask ? 'sec' : undefined}>
              <h2>{t('review.my.asked')}</h2>
              <ReviewsList reviews={reviews} />
            </section>
          )}
          <VersionsSection answer={answer} />
          <section className="sec">
            <h2>{t('review.my.wrong')}</h2>
            <p>{t('review.my.wrong.lede')}</p>
            <DisputesList disputes={disputes} />
            {may.dispute ? <DisputeForm answer={answer} /> : null}
          </section>
        </div>
        <aside className="rail">
          {may.ask || isOpen ? (
            <section>
              <h2>{t('review.my.then')}</h2>
              <ol className="steps">
                <li>
                  <b>{t('review.my.then.today')}</b>
                  <br />
                  <span className="mut">{t('review.my.then.copy')}</span>
                </li>
                <li>
                  <b>
                    {t('review.my.then.by', {
                      date: date(isOpen ? (reviews[0]?.answerBy ?? answerBy) : answerBy),
                    })}
                  </b>
                  <br />
                  <span className="mut">{t('review.my.then.answer')}</span>
                </li>
              </ol>
            </section>
          ) : null}
          <section>
            <h2>{t('review.my.also')}</h2>
            <p className="mut">{t('review.my.also.letter')}</p>
            {askUntil === null ? null : (
              <p className="mut">{t('review.my.until', { date: date(askUntil) })}</p>
            )}
          </section>
        </aside>
      </div>
    </>
  )
}

function titleOf({ may, standing, outcome }: ReviewAnswer) {
  if (may.ask) return 'review.my.title.ask'
  if (standing === 'review-asked') return 'review.my.title.waiting'
  if (standing === 'review-kept') return 'review.my.title.kept'
  if (standing === 'review-changed') return 'review.my.title.changed'
  return outcome === 'approved' ? 'review.my.title.approved' : 'review.my.title.late'
}

function AskForm({ answer }: { answer: ReviewAnswer }) {
  const text = useText()
  const { t } = text
  const ask = useAskReview(answer.application.applicationId)
  return (
    <WordsForm
      label={t('review.my.view')}
      maxLength={2000}
      submit={t('review.my.submit')}
      busy={t('oversight.busy')}
      isBusy={ask.isPending}
      missing={t('review.my.missing')}
      refused={reviewRefusal(ask.error, text)}
      after={
        <div className="field">
          <label htmlFor="documents">{t('review.my.documents')}</label>
          <small id="documents-hint">{t('review.my.documents.hint')}</small>
          <textarea
            className="in"
            id="documents"
            name="documents"
            maxLength={10_000}
            aria-describedby="documents-hint"
          />
        </div>
      }
      onSubmit={(ownView, { documents = '' }) => ask.mutate({ ownView, documents: documents.trim() })}
    />
  )
}
