import { useScoring } from '../oversight-client.ts'
import { useText } from '../text/index.ts'

/** On every page of staff while new scores are stopped. */
export function StoppedBanner() {
  const { t } = useText()
  const { data } = useScoring()
  return (
    <div role="status">
      {data?.stopped ? (
        <p className="stopped">
          <b>{t('shell.stopped')}</b>{' '}
          {t('shell.stopped.why', { by: data.by || '–', reason: data.reason || '–' })}
        </p>
      ) : null}
    </div>
  )
}
