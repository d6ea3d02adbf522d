import type { ReactNode } from 'react'
import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { FactList } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'

interface FactsRailProps {
  readonly facts: DecisionAnswer['facts']
  readonly currency: string | null
  /** Above the facts: what people made of the file. */
  readonly panel: ReactNode
}

export function FactsRail({ facts, currency, panel }: FactsRailProps) {
  const { t } = useText()
  return (
    <aside className="rail">
      {panel}
      <section>
        <h2>{t('decision.rail.asked')}</h2>
        <FactList facts={facts.asked} currency={currency} />
      </section>
      <section>
        <h2>{t('decision.rail.known')}</h2>
        <FactList facts={facts.known} currency={currency} />
        <p className="xs never">{t('decision.rail.never')}</p>
      </section>
    </aside>
  )
}
