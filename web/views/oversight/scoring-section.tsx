import type { ScoringState } from '../../../src/contract/index.ts'
import { WordsForm } from '../../forms/index.ts'
import { useTurnScoring } from '../../oversight-client.ts'
import { useText } from '../../text/index.ts'
import { refusal } from './refusal.ts'

/** The stop switch: whether new scores are made, and for those who may, the way to stop them. */
export function ScoringSection({ state, mayTurn }: { state: ScoringState; mayTurn: boolean }) {
  const text = useText()
  const { t } = text
  const turn = useTurnScoring()
  const next = state.stopped ? 'resume' : 'stop'
  return (
    <section className="sec scoring">
      <h2>{t('oversight.scoring.title')}</h2>
      <p>
        <b>{t(state.stopped ? 'oversight.scoring.stopped' : 'oversight.scoring.running')}</b>{' '}
        {state.reason === ''
          ? null
          : t('oversight.scoring.why', { by: state.by || '–', reason: state.reason })}
      </p>
      <p className="mut">{t('oversight.scoring.about')}</p>
      {mayTurn ? (
        <WordsForm
          key={next}
          label={t('oversight.scoring.reason')}
          maxLength={500}
          submit={t(`oversight.scoring.${next}`)}
          busy={t('oversight.busy')}
          isBusy={turn.isPending}
          missing={t('oversight.scoring.missing')}
          refused={refusal(turn.error, text)}
          onSubmit={(reason) => turn.mutate({ stopped: !state.stopped, reason })}
        />
      ) : null}
    </section>
  )
}
