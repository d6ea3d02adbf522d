import './oversight.css'
import type { OversightAnswer } from '../../../src/contract/index.ts'
import { FactList, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { OwnViewForm } from './own-view-form.tsx'

interface OwnViewPageProps {
  readonly answer: OversightAnswer
  /** Shows the score all the same: it stays on record that it was seen first. */
  readonly onShow: () => void
}

/** The facts without the score: what would you decide? */
export function OwnViewPage({ answer, onShow }: OwnViewPageProps) {
  const { t, number } = useText()
  const { application, facts, greyBandPoints } = answer
  const title = t('oversight.first.title')
  return (
    <div className="split">
      <div className="own-view">
        <Title question={t('decision.question')} name={title}>
          {title}
        </Title>
        <p className="lede">{t('oversight.first.lede', { points: number(greyBandPoints) })}</p>
        <OwnViewForm applicationId={application.applicationId} />
        <p className="note">
          {t('oversight.first.note')}{' '}
          <button type="button" className="link" onClick={onShow}>
            {t('oversight.first.show')}
          </button>
        </p>
      </div>
      <aside className="rail">
        <section>
          <h2>{t('decision.rail.asked')}</h2>
          <FactList facts={facts.asked} currency={application.currency} />
        </section>
        <section>
          <h2>{t('decision.rail.known')}</h2>
          <FactList facts={facts.known} currency={application.currency} />
          <p className="xs never">{t('decision.rail.never')}</p>
        </section>
      </aside>
    </div>
  )
}
