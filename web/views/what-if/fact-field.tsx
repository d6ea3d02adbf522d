import { useId } from 'react'
import {
  FieldError,
  Input,
  Label,
  NumberField,
  Slider,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components'
import type { EditableFact } from '../../../src/contract/index.ts'
import { percentOf } from '../../charts/percent.ts'
import { type Text, useText } from '../../text/index.ts'
import { type Edit, entryOf, mayBe } from './edits.ts'

/** Shift with an arrow moves by ten steps, as everywhere on these pages. */
const TEN_STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 10,
  ArrowUp: 10,
  ArrowLeft: -10,
  ArrowDown: -10,
}

interface FactFieldProps {
  readonly fact: EditableFact
  /** The value now; as filed when nothing is changed. */
  readonly value: Edit
  readonly currency: string | null
  readonly onChange: (value: Edit) => void
}

/** One fact that may be changed: a number with its slider, or a choice; the filed value stays in sight. */
export function FactField(props: FactFieldProps) {
  const { fact, value, onChange } = props
  const text = useText()
  const changed = value !== fact.filedValue
  return (
    <div className={changed ? 'fact is-changed' : 'fact'}>
      {fact.kind === 'number' ? <NumberFact {...props} /> : <ChoiceFact {...props} />}
      {fact.kind === 'number' ? (
        <label className="check">
          <input
            type="checkbox"
            checked={value === null}
            onChange={(event) =>
              onChange(
                event.target.checked ? null : (fact.filedValue ?? entryOf(fact).raw(entryOf(fact).low)),
              )
            }
          />
          <span>
            <span className="vh">{text.local(fact.label)} </span>
            {text.t('whatIf.missing')}
          </span>
        </label>
      ) : null}
    </div>
  )
}

function NumberFact({ fact, value, currency, onChange }: FactFieldProps) {
  const text = useText()
  const { t } = text
  const entry = entryOf(fact)
  const label = text.local(fact.label)
  const shown = typeof value === 'number' ? entry.shown(value) : Number.NaN
  const wrong = !mayBe(fact, value)
  const filed = typeof fact.filedValue === 'number' ? entry.shown(fact.filedValue) : null
  const ends =
    fact.bounds === null
      ? null
      : entry.back
        ? [fact.bounds.max, fact.bounds.min]
        : [fact.bounds.min, fact.bounds.max]
  return (
    <>
      <NumberField
        className="fact-entry"
        value={shown}
        isInvalid={wrong}
        validationBehavior="aria"
        formatOptions={formatOf(entry.word, entry.decimals, currency)}
        onChange={(entered) => onChange(Number.isNaN(entered) ? null : entry.raw(entered))}
      >
        <Label>
          <b>{label}</b>
          <Filed fact={fact} changed={value !== fact.filedValue} currency={currency} text={text} />
        </Label>
        <Input className="in num" />
        <FieldError className="wrong">
          {ends === null
            ? null
            : t('whatIf.wrong', {
                low: text.byUnit(ends[0]!, fact.unit, currency),
                high: text.byUnit(ends[1]!, fact.unit, currency),
              })}
        </FieldError>
      </NumberField>
      {fact.slider === null ? null : (
        <div
          onKeyDownCapture={(event) => {
            const way = TEN_STEPS[event.key]
            if (!event.shiftKey || way === undefined) return
            event.preventDefault()
            event.stopPropagation()
            const from = Number.isNaN(shown) ? entry.low : shown
            onChange(entry.raw(Math.min(entry.high, Math.max(entry.low, from + way * entry.step))))
          }}
        >
          <Slider
            aria-label={label}
            minValue={entry.low}
            maxValue={entry.high}
            step={entry.step}
            value={Number.isNaN(shown) ? entry.low : Math.min(entry.high, Math.max(entry.low, shown))}
            formatOptions={formatOf(entry.word, entry.decimals, currency)}
            onChange={(entered) => onChange(entry.raw(entered))}
          >
            <SliderTrack className="track">
              <i />
              {filed === null ? null : <s style={{ left: percentOf(filed, entry.low, entry.high) }} />}
              <SliderThumb className={Number.isNaN(shown) ? 'thumb is-none' : 'thumb'} />
            </SliderTrack>
          </Slider>
        </div>
      )}
    </>
  )
}

function ChoiceFact({ fact, value, currency, onChange }: FactFieldProps) {
  const text = useText()
  const id = useId()
  const wrong = !mayBe(fact, value)
  return (
    <div className="fact-entry">
      <label htmlFor={id}>
        <b>{text.local(fact.label)}</b>
        <Filed fact={fact} changed={value !== fact.filedValue} currency={currency} text={text} />
      </label>
      <select
        id={id}
        className="in"
        aria-invalid={wrong}
        value={value === null ? '' : String(value)}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{text.t('whatIf.missing')}</option>
        {fact.values.map((each) => (
          <option key={each.value} value={each.value}>
            {text.local(each.text)}
          </option>
        ))}
      </select>
      {wrong ? <p className="wrong">{text.t('whatIf.wrong.choice')}</p> : null}
    </div>
  )
}

function Filed(props: {
  readonly fact: EditableFact
  readonly changed: boolean
  readonly currency: string | null
  readonly text: Text
}) {
  if (!props.changed) return null
  return (
    <span className="xs">
      {props.text.t('whatIf.filed', { value: props.text.value(props.fact.filed, props.currency).text })}
    </span>
  )
}

/** How the number stands in its field; the locale of the reader does the rest. */
function formatOf(
  word: ReturnType<typeof entryOf>['word'],
  decimals: number,
  currency: string | null,
): Intl.NumberFormatOptions {
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: decimals }
  if (word === 'money' && currency !== null) return { style: 'currency', currency, ...digits }
  if (word === 'months') return { style: 'unit', unit: 'month', unitDisplay: 'long', ...digits }
  if (word === 'years') return { style: 'unit', unit: 'year', unitDisplay: 'long', ...digits }
  if (word === 'percent') return { style: 'unit', unit: 'percent', ...digits }
  return digits
}
