import './data.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PersonData } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { usePersonData, useSession } from '../../client.ts'
import { Choice } from '../../controls/index.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { DataRow } from './data-row.tsx'
import { RecordTables } from './record-tables.tsx'
import { type Show, shownSections } from './shown-sections.ts'

/** What is known about the person: for the customer and, in other words, for the adviser. */
export function DataPage({ applicationId }: { applicationId: number }) {
  const data = usePersonData(applicationId)
  const session = useSession()
  const [parameters, change] = useAddress()
  const show: Show = parameters.get('show') === 'all' ? 'all' : 'used'
  return (
    <Answer query={data}>
      {(known) => (
        <DataReady
          data={known}
          reader={session.data?.role === 'customer' ? 'customer' : 'staff'}
          show={show}
          onShow={(next) => change({ show: next === 'all' ? 'all' : null })}
        />
      )}
    </Answer>
  )
}

export function DataReady(props: {
  readonly data: PersonData
  readonly reader: 'customer' | 'staff'
  readonly show: Show
  readonly onShow: (show: Show) => void
}) {
  const { data, reader, show, onShow } = props
  const text = useText()
  const { t } = text
  const [search, setSearch] = useState('')
  const name =
    data.application.displayName ??
    t('common.application', { id: text.applicationId(data.application.applicationId) })
  const title = t(`data.title.${reader}`, { facts: data.factCount, used: data.scoredCount, name })
  const sections = shownSections(data, show, search, text.language)
  const found = sections.reduce((sum, section) => sum + section.fields.length, 0)
  return (
    <div className="data">
      <Title question={t(`data.question.${reader}`)} name={t(`data.windowTitle.${reader}`, { name })}>
        {title}
      </Title>
      <p className="lede">
        {t(`data.lede.${reader}`)}{' '}
        <Link href={reader === 'customer' ? '/my/dictionary' : '/dictionary'}>{t('data.dictionary')}</Link>
      </p>
      <div className="data-tools">
        <Choice
          name={t('data.show')}
          options={[
            { id: 'used', text: t('data.show.used', { count: data.scoredCount }) },
            { id: 'all', text: t('data.show.all', { count: data.factCount }) },
          ]}
          chosen={show}
          onChoose={onShow}
        />
        <input
          className="in"
          type="search"
          aria-label={t('data.search')}
          placeholder={t('data.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <p className="vh" role="status">
        {search === '' ? '' : t('data.found', { count: found })}
      </p>
      {found === 0 ? (
        <div className="empty">
          <p>
            {search !== ''
              ? t('data.none', { search })
              : t(show === 'used' ? 'data.none.used' : 'data.none.all')}
          </p>
          {search !== '' || show === 'used' ? (
            <button
              type="button"
              className="btn"
              onClick={() => {
                setSearch('')
                onShow('all')
              }}
            >
              {t('data.none.undo')}
            </button>
          ) : null}
        </div>
      ) : null}
      {sections.map((section) => (
        <section className="sec" key={section.id}>
          <h2>{t(`data.section.${reader}.${section.id}`)}</h2>
          {section.id === 'never-used' ? <p className="mut sm">{t('data.neverUsed.why')}</p> : null}
          {section.fields.map((field) => (
            <DataRow
              key={field.column}
              field={field}
              currency={data.application.currency}
              dispute={
                reader === 'customer'
                  ? `/my/review?application=${data.application.applicationId}&fact=${field.column}`
                  : null
              }
            />
          ))}
        </section>
      ))}
      {search === '' && data.tables.length > 0 ? (
        <RecordTables
          tables={data.tables}
          title={t(`data.tables.${reader}`)}
          currency={data.application.currency}
        />
      ) : null}
    </div>
  )
}
