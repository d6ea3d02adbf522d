import './letter.css'
import type { LetterLanguage, LetterPurpose } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { useLetter } from '../../client.ts'
import { Answer } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { LetterView } from './letter-view.tsx'

/** What do we write? The letter may be in another language than the pages. */
export function LetterPage({ applicationId }: { applicationId: number }) {
  const { language } = useText()
  const [parameters, change] = useAddress()
  const chosen = parameters.get('in')
  const asked = {
    lang: chosen === 'en' || chosen === 'fr' ? chosen : (language as LetterLanguage),
    purpose: (parameters.get('purpose') === 'counter-offer' ? 'counter-offer' : 'answer') as LetterPurpose,
  }
  const letter = useLetter(applicationId, asked)
  return (
    <Answer query={letter}>
      {(answer) => (
        <LetterView
          answer={answer}
          asked={asked}
          onChange={({ lang, purpose }) => change({ in: lang, purpose })}
        />
      )}
    </Answer>
  )
}
