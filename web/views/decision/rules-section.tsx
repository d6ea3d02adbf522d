import type { MetRule } from '../../../src/contract/index.ts'
import { MetRules } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'

/** The rules that decline the application come before anything that the score says. */
export function RulesSection({
  rules,
  onlyRuled,
}: {
  readonly rules: readonly MetRule[]
  /** The score by itself would approve. */
  readonly onlyRuled: boolean
}) {
  const { t } = useText()
  return (
    <section className="sec">
      <header>
        <h2>{t('decision.rules', { count: rules.length })}</h2>
      </header>
      <MetRules rules={rules} />
      <p className="note">
        {t(onlyRuled ? 'decision.rules.alone' : 'decision.rules.also')} {t('decision.rules.override')}
      </p>
    </section>
  )
}
