import type { DataTable } from '../../../src/contract/index.ts'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'

/** The rows of the side tables, each table folded until it is opened. */
export function RecordTables(props: {
  readonly tables: readonly DataTable[]
  readonly title: string
  readonly currency: string | null
}) {
  const text = useText()
  const { t } = text
  return (
    <section className="sec records">
      <h2>{props.title}</h2>
      <p className="mut sm">{t('data.tables.why')}</p>
      {props.tables.map((table) => (
        <details key={table.table}>
          <summary>
            <b>{text.local(table.label)}</b>{' '}
            <span className="mut">
              {t('data.table.rows', { shown: table.totalRows, total: text.number(table.totalRows) })}
            </span>
          </summary>
          <p className="mut sm">
            {text.local(table.about)}{' '}
            {table.totalRows > table.rows.length
              ? t('data.table.cut', {
                  shown: text.number(table.rows.length),
                  total: text.number(table.totalRows),
                })
              : null}
          </p>
          {table.rows.length === 0 ? (
            <p className="sm">{t('data.table.empty')}</p>
          ) : (
            <Rows table={table} currency={props.currency} />
          )}
        </details>
      ))}
    </section>
  )
}

function Rows({ table, currency }: { readonly table: DataTable; readonly currency: string | null }) {
  const text = useText()
  return (
    <ScrollBox name={text.local(table.label)}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th scope="col" key={column.column}>
                {text.local(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and never move
            <tr key={at}>
              {row.map((cell, column) => {
                const value = text.value(cell, currency)
                return (
                  <td
                    key={table.columns[column]?.column ?? column}
                    className={value.missing ? 'none' : cell.text === null ? 'nw' : undefined}
                  >
                    {value.text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
