import type { Fact } from '../../src/contract/index.ts'
import { useText } from '../text/index.ts'

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
