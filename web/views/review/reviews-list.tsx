import type { ShownReview } from '../../../src/contract/index.ts'
import { nameOf, whenOf } from '../../staff-words/index.ts'
import { useText } from '../../text/index.ts'

/** What was asked and answered, newest first. */
export function ReviewsList({ reviews }: { reviews: readonly ShownReview[] }) {
  const text = useText()
  const { t, date } = text
  return reviews.map(({ askedAt, ownView, documents, answerBy, isLate, answer }) => (
    <article className="asked" key={askedAt}>
      <h3>{t('review.asked', { when: whenOf(askedAt, text) })}</h3>
      <p className="said">{ownView}</p>
      {documents === '' ? null : (
        <>
          <h4>{t('review.documents')}</h4>
          <p className="said">{documents}</p>
        </>
      )}
      {answer === null ? (
        <p>
          <b>{t(isLate ? 'review.late' : 'review.due', { date: date(answerBy) })}</b>
        </p>
      ) : (
        <>
          <h4>
            {t(answer.kept ? 'review.kept' : 'review.changed', {
              name: nameOf(answer.by, text),
              when: whenOf(answer.at, text),
            })}
          </h4>
          <p className="said">{answer.words}</p>
        </>
      )}
    </article>
  ))
}
