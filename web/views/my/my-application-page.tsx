import { useDecision } from '../../client.ts'
import { useReview } from '../../oversight-client.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { MyApplicationView } from './my-application-view.tsx'

/** Was I accepted, how far from the limit, why? */
export function MyApplicationPage({ applicationId }: { applicationId: number | undefined }) {
  return applicationId === undefined ? <NoApplication /> : <OneApplication applicationId={applicationId} />
}

function OneApplication({ applicationId }: { applicationId: number }) {
  const decision = useDecision(applicationId)
  const review = useReview(applicationId)
  return (
    <Answer query={review}>
      {(people) => (
        <Answer query={decision}>{(answer) => <MyApplicationView answer={answer} people={people} />}</Answer>
      )}
    </Answer>
  )
}

function NoApplication() {
  const { t } = useText()
  return (
    <>
      <Title question={t('my.none.question')} name={t('my.none.title')}>
        {t('my.none.title')}
      </Title>
      <p className="lede">{t('my.none.help')}</p>
    </>
  )
}
