import './api.css'
import { useAddress } from '../../address/index.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { type ApiDescription, type Listed, operationsByTag } from './description.ts'
import { OperationEntry } from './operation-entry.tsx'
import { SchemaEntry } from './schema-entry.tsx'
import { useApiDescription } from './use-api-description.ts'
import { useHash } from './use-hash.ts'

/** How do programs call the service? For anyone, signed in or not. */
export function ApiPage() {
  const description = useApiDescription()
  const [parameters, change] = useAddress()
  return (
    <Answer query={description}>
      {(api) => (
        <ApiReady api={api} search={parameters.get('find') ?? ''} onSearch={(find) => change({ find })} />
      )}
    </Answer>
  )
}

interface ReadyProps {
  readonly api: ApiDescription
  readonly search: string
  readonly onSearch: (search: string) => void
}

export function ApiReady({ api, search, onSearch }: ReadyProps) {
  const { t, rich } = useText()
  useHash()
  const tags = operationsByTag(api)
  const asked = search.trim().toLowerCase()
  const isFound = ({ method, path, operation }: Listed) =>
    `${method} ${path} ${operation.summary} ${operation['x-summary-fr']}`.toLowerCase().includes(asked)
  const shown = [...tags].flatMap(([tag, all]) => {
    const found = all.filter(isFound)
    return found.length === 0 ? [] : [{ tag, found }]
  })
  const count = shown.reduce((sum, { found }) => sum + found.length, 0)
  return (
    <div className="api">
      <Title question={t('api.question')} name={t('api.windowTitle')}>
        {t('api.title', { count: [...tags.values()].flat().length })}
      </Title>
      <p className="lede">{rich('api.lede')}</p>
      <p className="sm">
        <a href="/openapi.json">{t('api.description')}</a>
      </p>
      <div className="data-tools">
        <input
          className="in"
          type="search"
          aria-label={t('api.search')}
          placeholder={t('api.search')}
          value={search}
          maxLength={100}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      <nav className="api-tags" aria-label={t('api.parts')}>
        {shown.map(({ tag }) => (
          <a key={tag} href={`#${tag}`}>
            {tag}
          </a>
        ))}
        <a href="#schemas">{t('api.schemas')}</a>
      </nav>
      <p className="sm mut" role="status">
        {t('api.count', { count })}
      </p>
      {shown.map(({ tag, found }) => (
        <section className="sec" key={tag} id={tag} aria-labelledby={`${tag}-title`}>
          <h2 id={`${tag}-title`}>{tag}</h2>
          {found.map((one) => (
            <OperationEntry key={one.operation.operationId} listed={one} api={api} />
          ))}
        </section>
      ))}
      <section className="sec" id="schemas" aria-labelledby="schemas-title">
        <h2 id="schemas-title">{t('api.schemas')}</h2>
        <p className="sm mut">{t('api.schemas.about')}</p>
        {Object.entries(api.components.schemas).map(([name, schema]) => (
          <SchemaEntry key={name} name={name} schema={schema} />
        ))}
      </section>
    </div>
  )
}
