import type { ComparableColumn, Distribution } from '../../../src/contract/index.ts'
import { CategoryPlace, type CategoryRow } from '../../charts/category-place.tsx'
import { Histogram } from '../../charts/histogram.tsx'
import type { Tick } from '../../charts/percent.ts'
import { Term } from '../../charts/term.tsx'
import { alongEdges, asLengths, mirrored, ticksByUnit } from '../../controls/index.ts'
import type { Language } from '../../format/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { placeOf } from './place-of.ts'

interface ItemChartProps {
  readonly item: Distribution
  readonly column: ComparableColumn | undefined
  readonly name: string
  readonly currency: string | null
}

/** One item: its name with the dictionary, the customer's place in words, and how the values spread. */
export function ItemChart({ item: whole, column, name, currency }: ItemChartProps) {
  const text = useText()
  const { t } = text
  const label = text.local(whole.label)
  // The place is always that in the whole group.
  const place = placeOf(whole)
  const placeText = placeWords(whole, text)
  const item = drawnItem(whole)
  const value = item.customer.value.number === null && item.customer.value.text === null
  const valueText = value ? t('common.noInformation') : text.value(item.customer.value, currency).text
  const title = column === undefined ? label : <Term tip={<Dictionary column={column} />}>{label}</Term>
  const sentence = t('compare.item.label', {
    item: label,
    customer: name,
    value: valueText,
    place: placeText,
  })
  const box = place.unusual ? 'item' : 'item ordinary'
  if (item.kind === 'category') {
    return (
      <figure className={`${box} histogram`}>
        <figcaption>
          <span className="histogram-title">{title}</span>
          <b className="sm">{placeText}</b>
        </figcaption>
        <CategoryPlace rows={categoryRows(item, text)} label={sentence} />
      </figure>
    )
  }
  const axis = numberAxis(item, text.language, currency)
  return (
    <div className={box}>
      <Histogram
        title={title}
        place={placeText}
        label={sentence}
        group={axis.group}
        all={axis.all}
        customerAt={axis.customerAt}
        customerText={axis.customerAt === null ? t('compare.item.none', { name }) : valueText}
        ticks={axis.ticks}
      />
    </div>
  )
}

/** What bars and outline show: the two parts of a parted group, else the group and everyone. */
function drawnItem(item: Distribution): Distribution {
  const [first, second] = item.parts
  return first === undefined || second === undefined
    ? item
    : { ...item, group: first.counts, all: second.counts }
}

/** "Shorter than 93 of 100" */
export function placeWords(item: Distribution, text: Text): string {
  const place = placeOf(item)
  return place.kind === 'unknown'
    ? text.t('compare.place.unknown')
    : text.t(`compare.place.${place.kind}`, { n: place.of100 })
}

/** Bins, mark and ticks of a number, left to right as people read it: lengths of time start at 0. */
export function numberAxis(item: Distribution, language: Language, currency: string | null) {
  const back = asLengths(item)
  const edges = back ? mirrored(item.edges) : item.edges
  const number = item.customer.value.number
  const bins = Math.max(1, edges.length - 1)
  const low = edges[0] ?? 0
  const high = edges[edges.length - 1] ?? 1
  const ticks: Tick[] = ticksByUnit(language, item.unit, low, high, currency, 6).map((tick) => ({
    at: alongEdges(edges, low + tick.at * (high - low)) / bins,
    text: tick.text,
  }))
  return {
    group: back ? [...item.group].reverse() : item.group,
    all: back ? [...item.all].reverse() : item.all,
    customerAt: number === null ? null : alongEdges(edges, back ? -number : number) / bins,
    ticks,
  }
}

const MOST_ROWS = 6

/** The commonest values of the group and the customer's own; all else in one row. */
export function categoryRows(item: Distribution, text: Text): CategoryRow[] {
  const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0)
  const share = (n: number, of: number): number => (of > 0 ? n / of : 0)
  const [group, all] = [sum(item.group), sum(item.all)]
  const rows = item.categories
    .map((category, bin) => ({
      id: category.value,
      text: text.local(category.text),
      group: share(item.group[bin] ?? 0, group),
      all: share(item.all[bin] ?? 0, all),
      customer: bin === item.customer.bin,
    }))
    .sort((a, b) => Number(b.customer) - Number(a.customer) || b.group - a.group)
  const shown = rows.slice(0, MOST_ROWS)
  const rest = rows.slice(MOST_ROWS)
  if (rest.length === 0) return shown
  return [
    ...shown,
    {
      id: 'others',
      text: text.t('compare.item.others'),
      group: rest.reduce((total, row) => total + row.group, 0),
      all: rest.reduce((total, row) => total + row.all, 0),
      customer: false,
    },
  ]
}

function Dictionary({ column }: { readonly column: ComparableColumn }) {
  const text = useText()
  const { t } = text
  return (
    <>
      <b>{text.local(column.label)}</b>
      <span className="tip-text">{text.local(column.about)}</span>
      <span className="tip-row">
        <span>{t('compare.dictionary.columns')}</span>{' '}
        <span>
          {column.sources.map((source) => (
            <code key={source}>{source}</code>
          ))}
        </span>
      </span>
      <span className="tip-row">
        <span>{t('compare.dictionary.missing')}</span> <span>{text.local(column.missing)}</span>
      </span>
      <span className="tip-row">
        <span>{t('compare.dictionary.scored')}</span>{' '}
        <span>{t(column.scored ? 'compare.yes' : 'compare.no')}</span>
      </span>
    </>
  )
}
