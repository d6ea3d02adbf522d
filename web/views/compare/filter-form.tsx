import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ComparableColumn, Filter } from '../../../src/contract/index.ts'
import { parseNumber, shownScale } from '../../controls/index.ts'
import { formatNumber } from '../../format/index.ts'
import { type MessageId, useText } from '../../text/index.ts'
import { ColumnSearch } from './column-search.tsx'
import { countsBack, rangeFields, rangeFilter } from './filter-words.ts'

interface FilterFormProps {
  readonly columns: readonly ComparableColumn[]
  /** The filter to change; null for a new one. */
  readonly filter: Filter | null
  readonly currency: string | null
  readonly onApply: (filter: Filter) => void
  readonly onCancel: () => void
}

/** One filter: first the item, then a range, values, or "no information". Escape closes it. */
export function FilterForm({ columns, filter, currency, onApply, onCancel }: FilterFormProps) {
  const { t } = useText()
  const [chosen, setChosen] = useState(filter?.column ?? null)
  const column = columns.find((each) => each.id === chosen)
  const box = useRef<HTMLDivElement>(null)
  // The form follows a button: its first field takes the focus, in each of the two steps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is a new column
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input')?.focus()
  }, [chosen])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the form closes it
    <div
      className="inset"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      {column === undefined ? (
        <>
          <ColumnSearch columns={columns} onChoose={(id) => setChosen(id)} />
          <p className="actions">
            <button type="button" className="btn" onClick={onCancel}>
              {t('compare.filter.cancel')}
            </button>
          </p>
        </>
      ) : (
        <ColumnFilter
          key={column.id}
          column={column}
          filter={filter?.column === column.id ? filter : null}
          currency={currency}
          onApply={onApply}
          onCancel={onCancel}
          onOther={filter === null ? () => setChosen(null) : null}
        />
      )}
    </div>
  )
}

function ColumnFilter(props: {
  readonly column: ComparableColumn
  readonly filter: Filter | null
  readonly currency: string | null
  readonly onApply: (filter: Filter) => void
  readonly onCancel: () => void
  readonly onOther: (() => void) | null
}) {
  const { column, filter } = props
  const text = useText()
  const { t } = text
  const start = rangeFields(column, filter)
  const write = (value: number | null): string =>
    value === null
      ? ''
      : formatNumber(text.language, value, shownScale(column.unit, false).decimals).replace(/[.,]0+$/, '')
  const [low, setLow] = useState(write(start.low))
  const [high, setHigh] = useState(write(start.high))
  const [values, setValues] = useState<readonly string[]>(filter?.kind === 'values' ? filter.values : [])
  const [missing, setMissing] = useState(filter?.kind === 'missing')
  const [wrong, setWrong] = useState<MessageId | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = missing
      ? ({ column: column.id, kind: 'missing' } as const)
      : column.kind === 'category'
        ? values.length === 0
          ? 'compare.filter.needValue'
          : ({ column: column.id, kind: 'values', values } as const)
        : rangeOf(column, parseNumber(text.language, low), parseNumber(text.language, high), low, high)
    if (typeof next === 'string') setWrong(next)
    else props.onApply(next)
  }

  const usual = column.range
  const [from, to] =
    usual === null ? [0, 0] : countsBack(column) ? [usual.high, usual.low] : [usual.low, usual.high]
  return (
    <form onSubmit={submit} noValidate>
      <h2>{text.local(column.label)}</h2>
      <p className="sm mut">{text.local(column.about)}</p>
      {column.kind === 'number' ? (
        <div className="halves">
          <Side
            name={t('compare.filter.low')}
            value={low}
            disabled={missing}
            onChange={setLow}
            column={column}
          />
          <Side
            name={t('compare.filter.high')}
            value={high}
            disabled={missing}
            onChange={setHigh}
            column={column}
          />
        </div>
      ) : (
        <fieldset disabled={missing}>
          <legend className="vh">{t('compare.filter.values')}</legend>
          <div className="pick">
            {column.values.map((each) => (
              <label className="check" key={each.value}>
                <input
                  type="checkbox"
                  checked={values.includes(each.value)}
                  onChange={(event) =>
                    setValues(
                      event.target.checked
                        ? [...values, each.value]
                        : values.filter((value) => value !== each.value),
                    )
                  }
                />
                {text.local(each.text)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {usual === null ? null : (
        <p className="xs">
          {t('compare.filter.usual', {
            range: text.range(
              text.byUnit(from, column.unit, props.currency),
              text.byUnit(to, column.unit, props.currency),
            ),
          })}
        </p>
      )}
      <label className="check">
        <input type="checkbox" checked={missing} onChange={(event) => setMissing(event.target.checked)} />
        {t('compare.filter.missing')}
      </label>
      {wrong === null ? null : (
        <p className="wrong" role="alert">
          {t(wrong)}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="btn p">
          {t('compare.filter.apply')}
        </button>
        <button type="button" className="btn" onClick={props.onCancel}>
          {t('compare.filter.cancel')}
        </button>
        {props.onOther === null ? null : (
          <button type="button" className="btn" onClick={props.onOther}>
            {t('compare.filter.other')}
          </button>
        )}
      </div>
    </form>
  )
}

function rangeOf(
  column: ComparableColumn,
  low: number | null,
  high: number | null,
  lowText: string,
  highText: string,
): Filter | MessageId {
  const unreadable = (low === null && lowText.trim() !== '') || (high === null && highText.trim() !== '')
  if (unreadable || (low === null && high === null)) return 'compare.filter.needNumber'
  if (low !== null && high !== null && low > high) return 'compare.filter.needOrder'
  return rangeFilter(column, low, high)
}

function Side(props: {
  readonly name: string
  readonly value: string
  readonly disabled: boolean
  readonly onChange: (value: string) => void
  readonly column: ComparableColumn
}) {
  const { t } = useText()
  const { word } = shownScale(props.column.unit, false)
  return (
    <div className="field">
      <label>
        {props.name} <span className="xs">{t(`compare.filter.unit.${word}`)}</span>
        <input
          className="in num"
          inputMode="decimal"
          autoComplete="off"
          value={props.value}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.target.value)}
        />
      </label>
    </div>
  )
}
