import './dictionary.css'
import { DICTIONARY_PAGE, type DictionaryAnswer, type DictionaryQuery } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { useDictionary } from '../../client.ts'
import { Choice } from '../../controls/index.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { EntryRow } from './entry-row.tsx'
import { found, groupsOf, type Show } from './shown-entries.ts'

export type Reader = 'staff' | 'customer'

/** What is looked at: every item of the score and every raw column, in plain words. */
export function DictionaryPage({ reader }: { readonly reader: Reader }) {
  const overview = useDictionary([{}])
  const [parameters, change] = useAddress()
  const props = {
    reader,
    show: parameters.get('show') === 'columns' ? ('columns' as const) : ('items' as const),
    search: parameters.get('find') ?? '',
    item: parameters.get('item'),
    onShow: (show: Show) => change({ show: show === 'columns' ? 'columns' : null, item: null }),
    onSearch: (find: string) => change({ find, item: null }),
    onReset: () => change({ find: null, item: null }),
  }
  return (
    <Answer query={overview}>
      {([answer]) => (answer === undefined ? null : <Loaded overview={answer} {...props} />)}
    </Answer>
  )
}

interface FrameProps {
  readonly overview: DictionaryAnswer
  readonly reader: Reader
  readonly show: Show
  readonly search: string
  /** The one entry to show, by its id; null shows all that match. */
  readonly item: string | null
  readonly onShow: (show: Show) => void
  readonly onSearch: (search: string) => void
  readonly onReset: () => void
}

function Loaded(props: FrameProps) {
  const parts: readonly DictionaryQuery[] =
    props.show === 'items'
      ? props.overview.themes.flatMap(({ theme, features }) =>
          pagesOf(features).map((page) => ({ theme, page })),
        )
      : props.overview.tables.flatMap(({ table, columns }) =>
          pagesOf(columns).map((page) => ({ table, page })),
        )
  const answers = useDictionary(parts)
  return (
    <DictionaryFrame {...props}>
      <Answer query={answers}>{(ready) => <DictionaryReady {...props} parts={ready} />}</Answer>
    </DictionaryFrame>
  )
}

const pagesOf = (entries: number): readonly number[] =>
  Array.from({ length: Math.ceil(entries / DICTIONARY_PAGE) }, (_, index) => index + 1)

/** Title, choice and search: there before the entries are. */
export function DictionaryFrame(props: FrameProps & { readonly children: React.ReactNode }) {
  const { overview, reader, show, search, onShow, onSearch, children } = props
  const { t } = useText()
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const counts = {
    items: sum(overview.themes.map((one) => one.features)),
    columns: sum(overview.tables.map((one) => one.columns)),
  }
  return (
    <div className="dictionary">
      <Title question={t('dictionary.question')} name={t('dictionary.windowTitle')}>
        {t('dictionary.title', {
          items: sum(overview.themes.map((one) => one.scored)),
          read: sum(overview.tables.map((one) => one.scored)),
          columns: counts.columns,
        })}
      </Title>
      <p className="lede">{t(`dictionary.lede.${reader}`, { policy: overview.policy })}</p>
      <div className="data-tools">
        <Choice
          name={t('dictionary.show')}
          options={(['items', 'columns'] as const).map((id) => ({
            id,
            text: t(`dictionary.show.${id}`, { count: counts[id] }),
          }))}
          chosen={show}
          onChoose={onShow}
        />
        <input
          className="in"
          type="search"
          aria-label={t('dictionary.search')}
          placeholder={t('dictionary.search')}
          value={search}
          maxLength={100}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      {children}
    </div>
  )
}

/** The entries that match, by theme or by table. */
export function DictionaryReady(props: FrameProps & { readonly parts: readonly DictionaryAnswer[] }) {
  const { overview, reader, show, search, item, parts, onReset } = props
  const text = useText()
  const { t } = text
  const names: DictionaryAnswer['names'] = Object.assign({}, ...parts.map((part) => part.names))
  const groups = groupsOf(overview, parts, show)
    .map(({ id, entries }) => ({
      id,
      entries:
        item === null
          ? found(entries, search, names, text.language)
          : entries.filter((entry) => entry.id === item),
    }))
    .filter((group) => group.entries.length > 0)
  const count = groups.reduce((total, group) => total + group.entries.length, 0)
  const headOf = (id: string) => {
    const theme = overview.themes.find((one) => one.theme === id)
    if (theme !== undefined) return { title: t(`common.theme.${theme.theme}`), about: null }
    const table = overview.tables.find((one) => one.table === id)!
    return { title: text.local(table.label), about: text.local(table.about) }
  }
  return (
    <>
      <p className="sm mut">
        <span role="status">{t(`dictionary.count.${show}`, { count })}</span>{' '}
        {item === null || count === 0 ? null : (
          <button type="button" className="link" onClick={onReset}>
            {t('dictionary.none.undo')}
          </button>
        )}
      </p>
      {count === 0 ? (
        <div className="empty">
          <p>{t('dictionary.none', { search: item ?? search })}</p>
          <button type="button" className="btn" onClick={onReset}>
            {t('dictionary.none.undo')}
          </button>
        </div>
      ) : null}
      {groups.map((group) => {
        const { title, about } = headOf(group.id)
        return (
          <section className="sec" key={group.id}>
            <h2>{title}</h2>
            {about === null ? null : <p className="mut sm">{about}</p>}
            <ul>
              {group.entries.map((entry) => (
                <EntryRow
                  key={entry.id}
                  entry={entry}
                  names={names}
                  path={reader === 'staff' ? '/dictionary' : '/my/dictionary'}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
