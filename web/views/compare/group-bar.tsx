import { useState } from 'react'
import type { ComparableColumn, Filter, GroupKind } from '../../../src/contract/index.ts'
import { Choice } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import { FilterForm } from './filter-form.tsx'
import { filterWords, readFilters, withFilter } from './filter-words.ts'

interface GroupBarProps {
  readonly group: GroupKind
  /** Filter text that defines the group shown. */
  readonly filter: string
  readonly columns: readonly ComparableColumn[]
  readonly currency: string | null
  readonly onGroup: (group: GroupKind) => void
  /** A changed filter makes the group the reader's own. */
  readonly onFilter: (filter: string) => void
}

/** With whom the customer is compared: three groups, and the filters that define the group. */
export function GroupBar({ group, filter, columns, currency, onGroup, onFilter }: GroupBarProps) {
  const text = useText()
  const { t } = text
  const [editing, setEditing] = useState<Filter | 'new' | null>(null)
  const { filters } = readFilters(group === 'all' ? '' : filter)
  const columnOf = (id: string) => columns.find((column) => column.id === id)
  return (
    <>
      <div className="groupbar">
        <Choice
          name={t('compare.with')}
          options={(['all', 'similar', 'custom'] as const).map((id) => ({
            id,
            text: t(`compare.group.${id}`),
          }))}
          chosen={group}
          onChoose={(id) => {
            setEditing(null)
            onGroup(id)
          }}
        />
        {filters.length > 0 ? <span className="mut">{t('compare.group.of')}</span> : null}
        {filters.map((each) => {
          const words = filterWords(each, columnOf(each.column), text, currency)
          const both = `${words.name}: ${words.value}`
          return (
            <span className="chip" key={each.column}>
              <button
                type="button"
                aria-label={t('compare.filter.edit', { filter: both })}
                disabled={columnOf(each.column) === undefined}
                onClick={() => setEditing(each)}
              >
                {words.name} <b>{words.value}</b>
              </button>
              <button
                type="button"
                className="x"
                aria-label={t('compare.filter.remove', { filter: both })}
                onClick={() => onFilter(withFilter(filters, each.column, null))}
              >
                ×
              </button>
            </span>
          )
        })}
        <button type="button" className="chip add" onClick={() => setEditing('new')}>
          {t('compare.filter.add')}
        </button>
      </div>
      {editing === null ? null : (
        <FilterForm
          key={editing === 'new' ? 'new' : editing.column}
          columns={columns}
          filter={editing === 'new' ? null : editing}
          currency={currency}
          onApply={(next) => {
            setEditing(null)
            onFilter(withFilter(filters, next.column, next))
          }}
          onCancel={() => setEditing(null)}
        />
      )}
    </>
  )
}
