import type { EditableFact, WhatIfForm } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'
import type { Edits } from './edits.ts'
import { FactField } from './fact-field.tsx'

interface FactListProps {
  readonly form: WhatIfForm
  readonly draft: Edits
  readonly onDraft: (draft: Edits) => void
}

/** What may be changed, what changes with time, and what is locked. */
export function FactList({ form, draft, onDraft }: FactListProps) {
  const text = useText()
  const { t } = text
  const currency = form.application.currency
  const set = (fact: EditableFact, value: Edits[string]): void => {
    const { [fact.column]: _before, ...others } = draft
    onDraft(value === fact.filedValue ? others : { ...others, [fact.column]: value })
  }
  return (
    <section className="facts-form" aria-label={t('whatIf.section.loan')}>
      {form.editable.length === 0 ? <p className="empty">{t('whatIf.nothing')}</p> : null}
      {(['loan', 'time'] as const).map((section) => {
        const facts = form.editable.filter((fact) => fact.section === section)
        if (facts.length === 0) return null
        return (
          <section key={section}>
            <h2>{t(`whatIf.section.${section}`)}</h2>
            {facts.map((fact) => (
              <FactField
                key={fact.column}
                fact={fact}
                value={fact.column in draft ? draft[fact.column]! : fact.filedValue}
                currency={currency}
                onChange={(value) => set(fact, value)}
              />
            ))}
          </section>
        )
      })}
      <p style={{ marginTop: 18 }}>
        <button
          type="button"
          className="btn w"
          disabled={Object.keys(draft).length === 0}
          onClick={() => onDraft({})}
        >
          {t('whatIf.undo')}
        </button>
      </p>
      {form.locked.length === 0 ? null : (
        <section>
          <h2>{t('whatIf.section.locked')}</h2>
          <p className="xs">{t('whatIf.locked.why')}</p>
          <ul className="locked">
            {form.locked.map((fact) => {
              const value = text.value(fact.value, currency)
              return (
                <li key={fact.label.en}>
                  <span>{text.local(fact.label)}</span>
                  <span className={value.missing ? 'none' : undefined}>{value.text}</span>
                  <LockIcon name={t('whatIf.locked.icon')} />
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </section>
  )
}

function LockIcon({ name }: { readonly name: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" role="img" aria-label={name}>
      <rect
        x="2.5"
        y="7"
        width="11"
        height="8"
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
