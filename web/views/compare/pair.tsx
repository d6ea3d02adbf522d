import type { ComparableColumn, Comparison, PairAxis, PairComparison } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { DensityGrid } from '../../charts/density-grid.tsx'
import { usePair } from '../../client.ts'
import { inSentence } from '../../controls/index.ts'
import { Answer } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { BLOCK, binWords, customerPlace, gridAxis } from './pair-axis.ts'
import { PairTable } from './pair-table.tsx'

interface PairProps {
  readonly applicationId: number
  readonly data: Comparison
  readonly columns: readonly ComparableColumn[]
  readonly name: string
  readonly x: string | null
  readonly y: string | null
  readonly onPair: (pair: { readonly x?: string; readonly y?: string }) => void
}

/** Two items together: the pair of the address, else the first two numbers that count. */
export function Pair({ applicationId, data, columns, name, x, y, onPair }: PairProps) {
  const { t } = useText()
  const [first, second] = defaultPair(data)
  const across = x ?? first
  const up = y ?? second
  const ready = across !== undefined && up !== undefined && across !== up
  const { kind, filter } = data.group
  const query = usePair(
    applicationId,
    ready
      ? { x: across, y: up, group: kind, ...(kind === 'custom' && filter !== '' ? { filter } : {}) }
      : null,
  )
  const selects = (
    <div className="halves">
      <AxisSelect
        id="pair-x"
        name={t('compare.pair.x')}
        columns={columns}
        value={across}
        onChange={(id) => onPair({ x: id })}
      />
      <AxisSelect
        id="pair-y"
        name={t('compare.pair.y')}
        columns={columns}
        value={up}
        onChange={(id) => onPair({ y: id })}
      />
    </div>
  )
  if (!ready) {
    return (
      <section className="sec">
        <h2>{t('compare.pair.title')}</h2>
        <p className="mut sm">{t('compare.pair.choose')}</p>
        {selects}
      </section>
    )
  }
  return (
    <Answer query={query}>
      {(pair) => <PairReady pair={pair} name={name} currency={data.application.currency} selects={selects} />}
    </Answer>
  )
}

function defaultPair(data: Comparison): readonly (string | undefined)[] {
  const numbers = data.items.filter((item) => item.kind === 'number')
  const known = numbers.filter((item) => item.customer.bin !== null)
  return (known.length >= 2 ? known : numbers).map((item) => item.id)
}

export function PairReady(props: {
  readonly pair: PairComparison
  readonly name: string
  readonly currency: string | null
  readonly selects: React.ReactNode
}) {
  const { pair, name, currency } = props
  const text = useText()
  const { t } = text
  const customerText = t('compare.pair.customer', {
    name,
    x: axisValue(pair.x, text, currency),
    y: axisValue(pair.y, text, currency),
  })
  const people = pair.cells.reduce((sum, cell) => sum + cell.n, 0)
  const place = { x: customerPlace(pair.x), y: customerPlace(pair.y) }
  const axes = { x: gridAxis(pair.x, text, currency), y: gridAxis(pair.y, text, currency) }
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>{t('compare.pair.title')}</h2>
          <p>
            {pair.around === null
              ? t('compare.pair.noAround')
              : t('compare.pair.around', {
                  x: inSentence(text.local(pair.x.label)),
                  y: inSentence(text.local(pair.y.label)),
                  risk: text.number(pair.around.rate * 100),
                  n: text.number(pair.around.n),
                })}
          </p>
        </>
      }
      chart={
        <div className="pair">
          <DensityGrid
            x={axes.x.axis}
            y={axes.y.axis}
            cells={pair.cells.map((cell) => ({ x: axes.x.bin(cell.x), y: axes.y.bin(cell.y), n: cell.n }))}
            blocks={pair.blocks.map((block) => ({
              ...blockCentre(block, axes),
              rate: block.observed.rate * 100,
              text: text.number(block.observed.rate * 100),
            }))}
            around={
              place.x === null || place.y === null || pair.around === null
                ? null
                : blockBox(place.x, place.y, axes)
            }
            customerText={customerText}
            label={t('compare.pair.label', {
              x: text.local(pair.x.label),
              y: text.local(pair.y.label),
              n: text.number(people),
              customer: customerText,
            })}
          />
          <div>
            {props.selects}
            <p className="sm mut">{text.rich('compare.pair.how')}</p>
            {[pair.x, pair.y]
              .filter((axis) => axis.missing > 0)
              .map((axis) => (
                <p className="sm mut" key={axis.id}>
                  {t('compare.pair.missing', {
                    n: text.number(axis.missing),
                    item: inSentence(text.local(axis.label)),
                  })}
                </p>
              ))}
            <p className="key" style={{ marginTop: 14 }}>
              <span>{t('compare.pair.few')}</span>
              <span className="steps5" aria-hidden="true">
                {[1, 2, 3, 4, 5].map((step) => (
                  <i key={step} style={{ background: `var(--d${step})` }} />
                ))}
              </span>
              <span>{t('compare.pair.many')}</span>
            </p>
          </div>
        </div>
      }
      table={
        <>
          {props.selects}
          <PairTable pair={pair} words={(axis, bin, width) => binWords(axis, bin, width, text, currency)} />
        </>
      }
    />
  )
}

type Axes = { readonly x: ReturnType<typeof gridAxis>; readonly y: ReturnType<typeof gridAxis> }

/** Middle of a block of 3 × 3 cells, in bins as drawn; blocks at the end of an axis may be cut. */
function blockCentre(block: { readonly x: number; readonly y: number }, axes: Axes) {
  const centre = (at: number, side: Axes['x']): number => {
    const from = at * BLOCK
    const middle = (from + Math.min(from + BLOCK, side.axis.bins)) / 2
    return side.back ? side.axis.bins - middle : middle
  }
  return { x: centre(block.x, axes.x), y: centre(block.y, axes.y) }
}

function blockBox(x: number, y: number, axes: Axes) {
  const span = (bin: number, side: Axes['x']): readonly [number, number] => {
    const from = Math.floor(bin / BLOCK) * BLOCK
    const to = Math.min(from + BLOCK, side.axis.bins)
    return side.back ? [side.axis.bins - to, to - from] : [from, to - from]
  }
  const [left, width] = span(x, axes.x)
  const [low, height] = span(y, axes.y)
  return { x: left, y: low, width, height }
}

function axisValue(axis: PairAxis, text: Text, currency: string | null): string {
  const none = axis.customer.number === null && axis.customer.text === null
  return none ? text.t('common.noInformation') : text.value(axis.customer, currency).text
}

function AxisSelect(props: {
  readonly id: string
  readonly name: string
  readonly columns: readonly ComparableColumn[]
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}) {
  const text = useText()
  const themes = [...new Set(props.columns.map((column) => column.theme))]
  return (
    <div className="field">
      <label htmlFor={props.id}>{props.name}</label>
      <select
        id={props.id}
        className="in"
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.columns.some((column) => column.id === props.value) ? null : (
          <option value={props.value ?? ''} />
        )}
        {themes.map((theme) => (
          <optgroup key={theme} label={text.t(`common.theme.${theme}`)}>
            {props.columns
              .filter((column) => column.theme === theme)
              .map((column) => (
                <option key={column.id} value={column.id}>
                  {text.local(column.label)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
