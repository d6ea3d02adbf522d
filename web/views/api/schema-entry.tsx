import { useState } from 'react'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import type { Schema } from './description.ts'
import { TypeText } from './type-text.tsx'

/** One named schema: its fields, or its type where it has none. */
export function SchemaEntry({ name, schema }: { readonly name: string; readonly schema: Schema }) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className="api-entry"
      id={`schema-${name}`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <code>{name}</code>
      </summary>
      {open ? <SchemaReady name={name} schema={schema} /> : null}
    </details>
  )
}

export function SchemaReady({ name, schema }: { readonly name: string; readonly schema: Schema }) {
  const { t } = useText()
  const { properties, required = [] } = schema
  if (properties === undefined)
    return (
      <p className="api-open">
        <TypeText schema={schema} />
      </p>
    )
  return (
    <div className="api-open">
      <ScrollBox name={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('api.name')}</th>
              <th scope="col">{t('api.type')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(properties).map(([field, type]) => (
              <tr key={field}>
                <th scope="row">
                  <code>{field}</code> {required.includes(field) ? null : t('api.optional')}
                </th>
                <td>
                  <TypeText schema={type} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}
