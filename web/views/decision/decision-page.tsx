import { useState } from 'react'
import type { OversightAnswer } from '../../../src/contract/index.ts'
import { useDecision, useMay } from '../../client.ts'
import { useOversight } from '../../oversight-client.ts'
import { Answer } from '../../parts/index.ts'
import { DecisionPanel, OwnViewPage } from '../oversight/index.ts'
import { DecisionView } from './decision-view.tsx'

/** Should this application be supported? Where a person decides, the own view comes before the score. */
export function DecisionPage({ applicationId }: { applicationId: number }) {
  const oversight = useOversight(applicationId)
  const [isShown, setShown] = useState(false)
  return (
    <Answer query={oversight}>
      {(answer) =>
        answer.ownViewFirst && !isShown ? (
          <OwnViewPage answer={answer} onShow={() => setShown(true)} />
        ) : (
          <ScoredFile oversight={answer} />
        )
      }
    </Answer>
  )
}

function ScoredFile({ oversight }: { oversight: OversightAnswer }) {
  const decision = useDecision(oversight.application.applicationId)
  const mayTry = useMay('what-if')
  return (
    <Answer query={decision}>
      {(answer) => (
        <DecisionView answer={answer} mayTry={mayTry} panel={<DecisionPanel answer={oversight} />} />
      )}
    </Answer>
  )
}
