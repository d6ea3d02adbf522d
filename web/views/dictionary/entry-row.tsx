import { Link } from 'wouter'
import type { DictionaryAnswer } from '../../../src/contract/index.ts'
import { inSentence } from '../../controls/index.ts'
import { focusTitle } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { type Entry, howItCounts } from './shown-entries.ts'

interface EntryRowProps {
  readonly entry: Entry
  readonly names: DictionaryAnswer['names']
  /** Address of this page. */
  readonly path: string
}

/** One item or column: its name, what it is, its unit, how it counts and why. */
export function EntryRow({ entry, names, path }: EntryRowProps) {
  const text = useText()
  const { t } = text
  const counts = howItCounts(entry)
  const details = [
    'higher' in entry ? t('dictionary.higher', { words: inSentence(text.local(entry.higher)) }) : null,
    'quirk' in entry && entry.quirk !== null ? text.local(entry.quirk) : null,
    entry.missing === null ? null : t('dictionary.missing', { words: inSentence(text.local(entry.missing)) }),
  ].filter((one) => one !== null)
  return (
    <li className="entry" id={entry.id}>
      <div>
        <h3>{text.local(entry.label)}</h3>
        <p className="mut sm">
          {text.local(entry.about)} {details.join(' ')}
        </p>
        <Related entry={entry} names={names} path={path} />
      </div>
      <div className="mut sm">{entry.unit === 'none' ? null : t(`dictionary.unit.${entry.unit}`)}</div>
      <div className="sm">
        <span className={counts === 'never' ? 'never' : undefined}>{t(`dictionary.use.${counts}`)}</span>
        {counts === 'scored' ? null : <span className="mut xs">{text.local(entry.why)}</span>}
      </div>
    </li>
  )
}

/** The columns behind an item, or the items that read a column; each leads to its own entry. */
function Related({ entry, names, path }: EntryRowProps) {
  const text = useText()
  const { t } = text
  const ids = 'sources' in entry ? entry.sources : entry.features
  const show = 'sources' in entry ? 'columns' : 'items'
  const links = (
    <ul className="related">
      {ids.map((id) => (
        <li key={id}>
          <Link
            // The list is replaced, and the reader with it.
            onClick={focusTitle}
            href={`${path}?show=${show}&item=${encodeURIComponent(id)}`}
          >
            {names[id] === undefined ? id : text.local(names[id])}
          </Link>{' '}
          <code>{id}</code>
        </li>
      ))}
    </ul>
  )
  if ('sources' in entry) {
    return (
      <details>
        <summary>
          {t('dictionary.from')}{' '}
          {ids.map((id) => inSentence(names[id] ? text.local(names[id]) : id)).join(', ')}
        </summary>
        {links}
      </details>
    )
  }
  return (
    <>
      <code className="xs">{entry.id}</code>{' '}
      {ids.length === 0 ? (
        <span className="xs">{t('dictionary.readBy.none')}</span>
      ) : (
        <details>
          <summary>{t('dictionary.readBy', { count: ids.length })}</summary>
          {links}
        </details>
      )}
    </>
  )
}
