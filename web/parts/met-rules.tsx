import type { MetRule } from '../../src/contract/index.ts'
import { useText } from '../text/index.ts'

/** Rules that decline an application, in words, each with where it comes from. */
export function MetRules({ rules }: { readonly rules: readonly MetRule[] }) {
  const { t, local } = useText()
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <li key={rule.id}>
          <b>{local(rule.text)}</b>
          <span className="small">{t('common.rule.source', { source: rule.source })}</span>
        </li>
      ))}
    </ul>
  )
}
