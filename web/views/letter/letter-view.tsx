import type { LetterAnswer, LetterLanguage, LetterPurpose } from '../../../src/contract/index.ts'
import { Title } from '../../parts/index.ts'
import { query } from '../../request/index.ts'
import { useText } from '../../text/index.ts'
import { LetterHolds } from './letter-holds.tsx'
import { LetterSheet } from './letter-sheet.tsx'

interface Asked {
  readonly lang: LetterLanguage
  readonly purpose: LetterPurpose
}

interface LetterViewProps {
  readonly answer: LetterAnswer
  readonly asked: Asked
  readonly onChange: (asked: Asked) => void
}

const LANGUAGES = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const

export function LetterView({ answer, asked, onChange }: LetterViewProps) {
  const { t } = useText()
  const { letter, holds, hasCounterOffer, application } = answer
  const title = letter === null ? t('letter.held') : t(`letter.title.${letter.kind}`)
  const file = `/v1/applications/${application.applicationId}/letter.pdf${query({ ...asked })}`
  return (
    <>
      <Title question={t('letter.question')} name={title}>
        {title}
      </Title>
      <div className="letter-bar">
        <fieldset className="seg">
          <legend className="vh">{t('letter.language')}</legend>
          {LANGUAGES.map(([lang, name]) => (
            <button
              key={lang}
              type="button"
              lang={lang}
              aria-pressed={asked.lang === lang}
              onClick={() => onChange({ ...asked, lang })}
            >
              {name}
            </button>
          ))}
        </fieldset>
        {hasCounterOffer ? (
          <fieldset className="seg">
            <legend className="vh">{t('letter.purpose')}</legend>
            {(['answer', 'counter-offer'] as const).map((purpose) => (
              <button
                key={purpose}
                type="button"
                aria-pressed={asked.purpose === purpose}
                onClick={() => onChange({ ...asked, purpose })}
              >
                {t(`letter.purpose.${purpose}`)}
              </button>
            ))}
          </fieldset>
        ) : null}
        {letter === null ? null : (
          <a className="btn p" href={file} target="_blank" rel="noopener">
            {t('letter.pdf')}
          </a>
        )}
      </div>
      {letter === null ? <LetterHolds holds={holds} /> : <LetterSheet letter={letter} />}
    </>
  )
}
