import { useState } from 'react'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import { type ApiDescription, type Listed, type Media, responseOf } from './description.ts'
import { ExampleText } from './example-text.tsx'
import { TypeText } from './type-text.tsx'

/** One operation: closed its method, path and sentence; open all that it takes and answers. */
export function OperationEntry({ listed, api }: { listed: Listed; api: ApiDescription }) {
  const { language } = useText()
  const { method, path, operation } = listed
  const [open, setOpen] = useState(false)
  return (
    <details
      className="api-entry"
      id={operation.operationId}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <b className="api-method">{method}</b> <code>{path}</code>{' '}
        <span>{language === 'fr' ? operation['x-summary-fr'] : operation.summary}</span>
      </summary>
      {open ? <OperationReady listed={listed} api={api} /> : null}
    </details>
  )
}

export function OperationReady({
  listed: { operation, method, path },
  api,
}: {
  listed: Listed
  api: ApiDescription
}) {
  const { t } = useText()
  const name = `${method} ${path}`
  const parameters = operation.parameters ?? []
  return (
    <div className="api-open">
      <p className="sm mut">{useAccess(operation.security)}</p>
      {parameters.length === 0 ? null : (
        <>
          <h3>{t('api.parameters')}</h3>
          <ScrollBox name={t('api.parametersOf', { name })}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('api.name')}</th>
                  <th scope="col">{t('api.place')}</th>
                  <th scope="col">{t('api.type')}</th>
                  <th scope="col">{t('api.example')}</th>
                </tr>
              </thead>
              <tbody>
                {parameters.map((one) => (
                  <tr key={`${one.in} ${one.name}`}>
                    <th scope="row">
                      <code>{one.name}</code> {one.required ? t('api.required') : null}
                    </th>
                    <td>{one.in}</td>
                    <td>
                      <TypeText schema={one.schema} />
                    </td>
                    <td>{one.example === undefined ? '' : <code>{String(one.example)}</code>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
      {operation.requestBody === undefined ? null : (
        <>
          <h3>{t('api.body')}</h3>
          <Contents content={operation.requestBody.content} name={t('api.bodyOf', { name })} />
        </>
      )}
      <h3>{t('api.answers')}</h3>
      {Object.entries(operation.responses).map(([status, response]) => {
        const { content = {}, description } = responseOf(response, api)
        return (
          <div key={status}>
            <p>
              <b>{status}</b> {status === '200' || description === 'Default Response' ? null : description}
            </p>
            <Contents content={content} name={t('api.answerOf', { name, status })} />
          </div>
        )
      })}
    </div>
  )
}

function Contents({ content, name }: { content: Readonly<Record<string, Media>>; name: string }) {
  return Object.entries(content).map(([type, { schema, example }]) => (
    <div key={type}>
      <p className="sm">
        <code>{type}</code> <TypeText schema={schema} />
      </p>
      {example === undefined ? null : <ExampleText name={name} example={example} />}
    </div>
  ))
}

/** Who may call it: anyone, people who are signed in, machines with one of the scopes. */
function useAccess(security: Listed['operation']['security'] = []): string {
  const { t } = useText()
  if (security.length === 0) return t('api.access.anyone')
  const isForPeople = security.some((one) => 'session' in one)
  const scopes = security.flatMap((one) => one.key ?? []).join(', ')
  if (scopes === '') return t('api.access.people')
  return isForPeople ? t('api.access.both', { scopes }) : t('api.access.machines', { scopes })
}
