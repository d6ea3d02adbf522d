import { useDecision, useMay } from '../../client.ts'
import { Answer } from '../../parts/index.ts'
import { DecisionView } from './decision-view.tsx'

/** Should this application be supported? */
export function DecisionPage({ applicationId }: { applicationId: number }) {
  const decision = useDecision(applicationId)
  const mayTry = useMay('what-if')
  return <Answer query={decision}>{(answer) => <DecisionView answer={answer} mayTry={mayTry} />}</Answer>
}
