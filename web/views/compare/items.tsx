import { type ReactNode, useState } from 'react'
import type { ComparableColumn, Comparison, Distribution, SplitBy } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { Choice } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import { MOST_ITEMS } from './address.ts'
import { ColumnSearch } from './column-search.tsx'
import { ItemChart } from './item-chart.tsx'
import { ItemTable } from './item-table.tsx'

interface ItemsProps {
  readonly data: Comparison
  readonly columns: readonly ComparableColumn[]
  readonly name: string
  /** True when the reader chose the items. */
  readonly chosen: boolean
  readonly onItems: (items: readonly string[]) => void
  /** How the reader asked to part the group. */
  readonly by: SplitBy | null
  readonly onBy: (by: SplitBy | null) => void
}

const BY = ['whole', 'outcome', 'decision'] as const

/** Where the customer stands on each item: small multiples, and the same as rows. */
export function Items({ data, columns, name, chosen, onItems, by, onBy }: ItemsProps) {
  const text = useText()
  const { t } = text
  const [choosing, setChoosing] = useState(false)
  const columnOf = (item: Distribution) => columns.find((column) => column.id === item.id)
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>{t('compare.items.title', { count: data.items.length })}</h2>
          <p>
            {chosen ? null : `${t('compare.items.default')} `}
            {t('compare.items.unusual')}
          </p>
          <Choice
            name={t('compare.split.by')}
            options={BY.map((id) => ({ id, text: t(`compare.split.by.${id}`) }))}
            chosen={by ?? 'whole'}
            onChoose={(id) => onBy(id === 'whole' ? null : id)}
          />
          {by !== null && data.group.split === null ? <p role="status">{t('compare.split.small')}</p> : null}
        </>
      }
      chart={
        <>
          <Key name={name} group={data.group} />
          <div className="items">
            {data.items.map((item) => (
              <ItemChart
                key={item.id}
                item={item}
                column={columnOf(item)}
                name={name}
                currency={data.application.currency}
              />
            ))}
          </div>
        </>
      }
      table={<ItemTable items={data.items} split={data.group.split} currency={data.application.currency} />}
    >
      <p className="sm" style={{ marginTop: 20 }}>
        <button
          type="button"
          className="link"
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          {t('compare.items.choose')}
        </button>
        {chosen ? (
          <>
            {' '}
            ·{' '}
            <button type="button" className="link" onClick={() => onItems([])}>
              {t('compare.items.reset')}
            </button>
          </>
        ) : null}
      </p>
      {choosing ? (
        <ItemChoice
          columns={columns}
          start={data.items.map((item) => item.id)}
          onApply={(items) => {
            setChoosing(false)
            onItems(items)
          }}
          onCancel={() => setChoosing(false)}
        />
      ) : null}
    </ChartOrTable>
  )
}

function ItemChoice(props: {
  readonly columns: readonly ComparableColumn[]
  readonly start: readonly string[]
  readonly onApply: (items: readonly string[]) => void
  readonly onCancel: () => void
}) {
  const { t } = useText()
  const [items, setItems] = useState(props.start)
  const full = items.length >= MOST_ITEMS
  const toggle = (id: string): void => {
    if (items.includes(id)) setItems(items.filter((each) => each !== id))
    else if (!full) setItems([...items, id])
  }
  return (
    <section className="inset" aria-label={t('compare.items.chooseTitle', { most: MOST_ITEMS })}>
      <h3>{t('compare.items.chooseTitle', { most: MOST_ITEMS })}</h3>
      <ColumnSearch columns={props.columns} chosen={items} onChoose={toggle} />
      <p className="xs" role="status">
        {t('compare.items.chosen', { count: items.length })}
        {full ? `. ${t('compare.items.full', { most: MOST_ITEMS })}` : ''}
      </p>
      <div className="actions">
        <button
          type="button"
          className="btn p"
          disabled={items.length === 0}
          onClick={() => props.onApply(items)}
        >
          {t('compare.items.apply')}
        </button>
        <button type="button" className="btn" onClick={props.onCancel}>
          {t('compare.filter.cancel')}
        </button>
      </div>
    </section>
  )
}

/** What the bars, the outline and the mark stand for. */
function Key({ name, group }: { readonly name: string; readonly group: Comparison['group'] }): ReactNode {
  const text = useText()
  const { t } = text
  const part = (at: number): string | null => {
    const one = group.split?.parts[at]
    return one === undefined
      ? null
      : t('compare.split.part', { part: t(`compare.split.part.${one.part}`), n: text.number(one.n) })
  }
  const bars = part(0) ?? t(`compare.key.group.${group.kind}`)
  const outline = part(1) ?? (group.kind === 'all' ? null : t('compare.key.all'))
  return (
    <div className="key" style={{ marginBottom: 18 }}>
      <span>
        <svg width="11" height="9" viewBox="0 0 11 9" aria-hidden="true">
          <path d="M0 0h11L5.5 9z" fill="var(--mark)" />
        </svg>
        {name}
      </span>
      <span>
        <svg width="22" height="11" aria-hidden="true">
          <rect width="22" height="11" fill="var(--grp)" />
        </svg>
        {bars}
      </span>
      {outline === null ? null : (
        <span>
          <svg width="22" height="11" aria-hidden="true">
            <path d="M0 10.5V2H22V10.5" fill="none" stroke="var(--all)" strokeWidth="1.6" />
          </svg>
          {outline}
        </span>
      )}
    </div>
  )
}
