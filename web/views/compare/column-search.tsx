import { useId, useState } from 'react'
import type { ComparableColumn } from '../../../src/contract/index.ts'
import { matching } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'

const SHOWN = 40

interface ColumnSearchProps {
  readonly columns: readonly ComparableColumn[]
  /** Chosen columns, when several may be; null when one choice is the end. */
  readonly chosen?: readonly string[] | null
  readonly onChoose: (id: string) => void
}

/** Finds a column by the words of its name and theme. */
export function ColumnSearch({ columns, chosen = null, onChoose }: ColumnSearchProps) {
  const text = useText()
  const { t } = text
  const id = useId()
  const [search, setSearch] = useState('')
  const found = matching(
    columns,
    search,
    (column) => `${text.local(column.label)} ${t(`common.theme.${column.theme}`)}`,
  )
  const shown = found.slice(0, SHOWN)
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('compare.filter.search')}</label>
        <input
          id={id}
          className="in"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <ul className="pick" aria-label={t('compare.filter.items')}>
        {shown.map((column) => (
          <li key={column.id}>
            {chosen === null ? (
              <button type="button" onClick={() => onChoose(column.id)}>
                {text.local(column.label)} <span className="xs">{t(`common.theme.${column.theme}`)}</span>
              </button>
            ) : (
              <label className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(column.id)}
                  onChange={() => onChoose(column.id)}
                />
                <span>
                  {text.local(column.label)} <span className="xs">{t(`common.theme.${column.theme}`)}</span>
                </span>
              </label>
            )}
          </li>
        ))}
      </ul>
      <p className="xs" role="status">
        {found.length === 0 ? t('compare.filter.noItem') : null}
        {found.length > SHOWN ? t('compare.filter.more', { n: found.length - SHOWN }) : null}
      </p>
    </>
  )
}
