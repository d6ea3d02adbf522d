import './what-if.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { WhatIfAnswer, WhatIfForm } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { useCurve, useMay, useWhatIf, useWhatIfForm } from '../../client.ts'
import { Answer, Failure, Foot, Title, VerdictMark, Waiting } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { PlansSection } from '../plans/index.ts'
import { Curve } from './curve.tsx'
import { countedEdits, type Edits, formatEdits, mayBe, parseEdits, sameEdits } from './edits.ts'
import { FactList } from './fact-list.tsx'
import { Outcome } from './outcome.tsx'
import { whatIfSentence } from './risk-words.ts'

/** How long the hand must rest before a change is scored. */
const REST_MS = 250

/** What would change this decision? */
export function WhatIfPage({ applicationId }: { applicationId: number }) {
  const form = useWhatIfForm(applicationId)
  return <Answer query={form}>{(data) => <WhatIf applicationId={applicationId} form={data} />}</Answer>
}

function WhatIf({ applicationId, form }: { readonly applicationId: number; readonly form: WhatIfForm }) {
  const { t, language } = useText()
  const [parameters, change] = useAddress()
  const written = parameters.get('set') ?? ''
  const facts = form.editable
  const mayPlan = useMay('plans')
  const [draft, setDraft] = useDraft(written, facts, (set) => change({ set }))

  const along = facts.find((fact) => fact.column === parameters.get('curve'))
  const drawn = (along?.slider ? along : facts.find((fact) => fact.slider !== null))?.column ?? null
  const curve = useCurve(applicationId, drawn)
  const edits = useMemo(() => countedEdits(parseEdits(written, facts), facts), [written, facts])
  const query = useWhatIf(applicationId, { edits })
  const good = useLastGood(query.isPlaceholderData ? undefined : query.data, edits)
  const outside = facts.filter((fact) => fact.column in draft && !mayBe(fact, draft[fact.column]!))
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      {good !== undefined ? (
        <WhatIfTitle answer={good.answer} form={form} edits={good.edits} />
      ) : query.error !== null ? (
        <Failure problem={query.error} titled={false} stale={false} retry={query.refetch} />
      ) : (
        <Waiting />
      )}
      <div className="whatif">
        <FactList form={form} draft={draft} onDraft={setDraft} />
        <div aria-busy={query.isFetching} className={query.isFetching ? 'is-working' : undefined}>
          {good !== undefined && query.error !== null ? (
            <Failure problem={query.error} titled={true} stale={true} retry={query.refetch} />
          ) : null}
          {outside.length === 0 ? null : (
            <p className="note" role="status">
              {t('whatIf.ignored', { facts: outside.map((fact) => fact.label[language]).join(', ') })}
            </p>
          )}
          {good === undefined ? null : (
            <Outcome
              answer={good.answer}
              curve={
                drawn === null ? null : (
                  <Answer query={curve} skeleton={<div className="skel h160" aria-hidden="true" />}>
                    {(line) => (
                      <Curve
                        line={line}
                        answer={good.answer}
                        form={form}
                        edits={good.edits}
                        onCurve={(column) => change({ curve: column })}
                      />
                    )}
                  </Answer>
                )
              }
              plans={
                mayPlan && (
                  <PlansSection
                    applicationId={applicationId}
                    isShown={(plan) => sameEdits(plan.edits, countedEdits(draft, facts))}
                    onTry={(plan) => {
                      setDraft(plan.edits)
                      // The plan is now "shown above": bring its title into sight; the live region reads it out.
                      document.querySelector('h1')?.scrollIntoView({ block: 'center' })
                    }}
                  />
                )
              }
            />
          )}
        </div>
      </div>
      {good === undefined ? null : (
        <Foot provenance={good.answer.provenance} objective={good.answer.after.objective} />
      )}
    </I18nProvider>
  )
}

export function WhatIfTitle(props: {
  readonly answer: WhatIfAnswer
  readonly form: WhatIfForm
  readonly edits: Edits
}) {
  const { answer, form } = props
  const text = useText()
  const { t } = text
  const { lead, rest } = whatIfSentence(answer, form.editable, props.edits, text)
  const name = answer.application.displayName ?? t('common.customer')
  return (
    <>
      <Title question={t('whatIf.question')} name={t('whatIf.windowTitle', { name })}>
        <VerdictMark outcome={answer.after.outcome} closeCall={false} />
        {lead} <em>{rest}</em>
      </Title>
      <p className="vh" aria-live="polite">
        {answer.changedFacts === 0 ? '' : `${lead} ${rest}`}
      </p>
    </>
  )
}

/** What is in the fields now. The address follows when the hand rests, and leads when it changes by itself. */
function useDraft(
  written: string,
  facts: WhatIfForm['editable'],
  write: (set: string) => void,
): readonly [Edits, (draft: Edits) => void] {
  const [draft, setDraft] = useState<Edits>(() => parseEdits(written, facts))
  const own = useRef(written)
  const latest = useRef(write)
  useEffect(() => {
    latest.current = write
  })
  useEffect(() => {
    if (written === own.current) return
    own.current = written
    setDraft(parseEdits(written, facts))
  }, [written, facts])
  useEffect(() => {
    const next = formatEdits(draft)
    if (next === own.current) return
    const timer = setTimeout(() => {
      own.current = next
      latest.current(next)
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [draft])
  return [draft, setDraft]
}

/** The last answer that came, with the edits it belongs to: it stays while the next is worked out or fails. */
function useLastGood(answer: WhatIfAnswer | undefined, edits: Edits) {
  const [good, setGood] = useState<{ readonly answer: WhatIfAnswer; readonly edits: Edits } | undefined>()
  if (answer !== undefined && good?.answer !== answer) {
    const next = { answer, edits }
    setGood(next)
    return next
  }
  return good
}
