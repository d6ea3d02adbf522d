import type { DecisionAnswer, Fact } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'

interface FactsRailProps {
  readonly facts: DecisionAnswer['facts']
  readonly currency: string | null
}

export function FactsRail({ facts, currency }: FactsRailProps) {
  const { t } = useText()
  return (
    <aside className="rail">
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

export function FactList({ facts, currency }: { facts: readonly Fact[]; currency: string | null }) {
  const text = useText()
  return (
    <dl className="facts">
      {facts.map((fact) => {
        const value = text.value(fact.value, currency)
        return (
          <div key={fact.column} className="row">
            <dt>{text.local(fact.label)}</dt>
            <dd className={value.missing ? 'none' : undefined}>{value.text}</dd>
          </div>
        )
      })}
    </dl>
  )
}
