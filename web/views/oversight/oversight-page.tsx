import './oversight.css'
import type { ScoringState } from '../../../src/contract/index.ts'
import { useMay } from '../../client.ts'
import { useOverrideRates, useScoring } from '../../oversight-client.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { RatesSection } from './rates-section.tsx'
import { ScoringSection } from './scoring-section.tsx'

/** Do people still decide, and may the score? */
export function OversightPage() {
  const scoring = useScoring()
  return <Answer query={scoring}>{(state) => <Oversight state={state} />}</Answer>
}

function Oversight({ state }: { state: ScoringState }) {
  const { t } = useText()
  const mayTurn = useMay('stop-scoring')
  const maySee = useMay('override-rates')
  const title = t(state.stopped ? 'oversight.page.stopped' : 'oversight.page.running')
  return (
    <div className="oversight">
      <Title question={t('oversight.page.question')} name={title}>
        {title}
      </Title>
      <ScoringSection state={state} mayTurn={mayTurn} />
      {maySee ? <Rates /> : null}
    </div>
  )
}

function Rates() {
  const rates = useOverrideRates()
  return <Answer query={rates}>{(answer) => <RatesSection rates={answer} />}</Answer>
}
