import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import type { FoundApplications } from '../../../src/contract/index.ts'
import { SearchIcon, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { FilesTable } from './files-table.tsx'
import { SHOWS, type Show } from './shows.ts'

export interface FindViewProps {
  readonly files: FoundApplications
  /** What the answer was asked with. */
  readonly q: string
  /** What stands in the field now. */
  readonly typed: string
  readonly show: Show
  /** False while the list still answers an earlier search. */
  readonly settled: boolean
  /** Null when all are shown. */
  readonly more: { readonly busy: boolean; readonly load: () => void } | null
  readonly onType: (text: string) => void
  readonly onClear: () => void
  readonly onShow: (show: Show) => void
  /** Enter in the field: open the first match, as soon as there is one. */
  readonly onEnter: () => void
}

export function FindView(props: FindViewProps) {
  const { files, q, typed, show, settled, more, onType, onClear, onShow, onEnter } = props
  const { t, number, rich } = useText()
  const field = useRef<HTMLInputElement>(null)
  const rows = useRef<HTMLDivElement>(null)
  const { counts } = files
  const title = t('find.title', { all: counts.all, count: number(counts.all), close: counts.close })
  useWantedFocus(field)

  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(rows.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') (at > 0 ? links[at - 1] : field.current)?.focus()
    else if (event.key === 'Escape') {
      onClear()
      field.current?.focus()
    } else if (event.key === 'Enter' && event.target === field.current && typed.trim() !== '') onEnter()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the field and the links, which act themselves.
    <div className={q === '' ? undefined : 'searched'} onKeyDown={onKeyDown}>
      <Title question={t('find.question')} name={title}>
        {title}
      </Title>
      <search className="findbar">
        <div className="findfield">
          <SearchIcon />
          <label className="vh" htmlFor="find">
            {t('find.label')}
          </label>
          <input
            id="find"
            ref={field}
            type="text"
            value={typed}
            placeholder={t('find.hint')}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            onChange={(event) => onType(event.target.value)}
          />
        </div>
        <fieldset className="seg">
          <legend className="vh">{t('find.show')}</legend>
          {SHOWS.map((one) => (
            <button key={one} type="button" aria-pressed={one === show} onClick={() => onShow(one)}>
              {t(`find.show.${one}`, { count: number(counts[one]) })}
            </button>
          ))}
        </fieldset>
      </search>
      <p className="sm mut findline">
        <span role="status">
          {!settled
            ? ''
            : q === ''
              ? t('find.files', { total: files.total, count: number(files.total) })
              : t('find.matches', { total: files.total, count: number(files.total), q })}
        </span>{' '}
        <span className="hide-s">{rich('find.keys')}</span>
      </p>
      {files.items.length === 0 ? (
        <Empty q={q} onClear={onClear} onShowAll={() => onShow('all')} />
      ) : (
        <div ref={rows}>
          <FilesTable files={files} q={q} />
        </div>
      )}
      {more ? (
        <button type="button" className="btn more" onClick={more.load} disabled={more.busy}>
          {t(more.busy ? 'find.moreBusy' : 'find.more')}
        </button>
      ) : null}
      <p className="note findnote">{rich('find.note')}</p>
    </div>
  )
}

function Empty({ q, onClear, onShowAll }: { q: string; onClear: () => void; onShowAll: () => void }) {
  const { t } = useText()
  return (
    <div className="empty">
      <p>
        <b>{q === '' ? t('find.emptyShow') : t('find.empty', { q })}</b>
      </p>
      {q === '' ? null : <p>{t('find.empty.help')}</p>}
      <button type="button" className="btn" onClick={q === '' ? onShowAll : onClear}>
        {t(q === '' ? 'find.showAll' : 'find.clear')}
      </button>
    </div>
  )
}

/** The `/` key on another page leads here with the wish to type at once. */
function useWantedFocus(field: React.RefObject<HTMLInputElement | null>) {
  const state = useHistoryState<{ find?: boolean } | null>()
  const wanted = state?.find === true
  useEffect(() => {
    if (wanted) field.current?.focus()
  }, [wanted, field])
}
