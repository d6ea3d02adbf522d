import { useId, useState } from 'react'
import type { Outcome, OversightAnswer } from '../../../src/contract/index.ts'
import { WordsForm } from '../../forms/index.ts'
import { useDecide } from '../../oversight-client.ts'
import { useText } from '../../text/index.ts'
import { refusal } from './refusal.ts'

/** Confirm with one press, or decide otherwise with a reason and words. */
export function DecideForms({ answer, advised }: { answer: OversightAnswer; advised: Outcome }) {
  const text = useText()
  const { t, local } = text
  const { application, version, reasons, ruled, secondNeeded } = answer
  const decide = useDecide(application.applicationId)
  const [isAgainst, setAgainst] = useState(false)
  const field = useId()
  const other = advised === 'approved' ? 'declined' : 'approved'
  const refused = refusal(decide.error, text)
  const send = (outcome: Outcome, reason: string | null, words: string) =>
    decide.mutate({ after: version, outcome, reason, words })
  return (
    <>
      {secondNeeded[advised] ? <p className="xs mut">{t('oversight.second.needed')}</p> : null}
      <p className="doing">
        <button
          type="button"
          className="btn p w"
          disabled={decide.isPending}
          onClick={() => send(advised, null, '')}
        >
          {t(`oversight.confirm.${advised}`)}
        </button>
        <button
          type="button"
          className="btn w"
          aria-expanded={isAgainst}
          onClick={() => setAgainst(!isAgainst)}
        >
          {t(ruled ? 'oversight.against.rule' : `oversight.against.${other}`)}
        </button>
      </p>
      {isAgainst ? (
        <WordsForm
          label={t('oversight.against.words')}
          hint={t('oversight.note.hint')}
          maxLength={2000}
          submit={t(`oversight.against.submit.${other}`)}
          busy={t('oversight.busy')}
          isBusy={decide.isPending}
          missing={t('oversight.against.missing')}
          check={({ reason }) => (reason ? null : t('oversight.against.missing'))}
          refused={refused}
          onSubmit={(words, { reason = '' }) => send(other, reason, words)}
        >
          <div className="field">
            <label htmlFor={field}>{t('oversight.against.reason')}</label>
            <select className="in" id={field} name="reason" defaultValue="">
              <option value="">{t('oversight.against.choose')}</option>
              {reasons.map(({ id, words }) => (
                <option key={id} value={id}>
                  {local(words)}
                </option>
              ))}
            </select>
            {secondNeeded[other] ? <small>{t('oversight.second.needed')}</small> : null}
          </div>
        </WordsForm>
      ) : (
        <div aria-live="polite">{refused === null ? null : <p className="wrong">{refused}</p>}</div>
      )}
    </>
  )
}
