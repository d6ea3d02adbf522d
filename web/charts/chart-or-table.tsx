import { type ReactNode, useId, useState } from 'react'
import { useShortcut } from '../keyboard/index.ts'

export interface ChartOrTableProps {
  /** Heading and its line; stands left of the switch. */
  readonly heading: ReactNode
  readonly chart: ReactNode
  /** The same numbers as rows. */
  readonly table: ReactNode
  /** Below both: key, check line, note. */
  readonly children?: ReactNode
  readonly names: { readonly view: string; readonly chart: string; readonly table: string }
  readonly id?: string
}

/** A section whose chart can be read as a table. The key `t` switches too. */
export function ChartOrTable({ heading, chart, table, children, names, id }: ChartOrTableProps) {
  const [asTable, setAsTable] = useState(false)
  const content = useId()
  useShortcut('t', () => setAsTable((before) => !before))
  return (
    <section className="sec" id={id}>
      <header>
        <div>{heading}</div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need its own legend beside the heading. */}
        <div className="seg" role="group" aria-label={names.view}>
          <button
            type="button"
            aria-pressed={!asTable}
            aria-controls={content}
            onClick={() => setAsTable(false)}
          >
            {names.chart}
          </button>
          <button
            type="button"
            aria-pressed={asTable}
            aria-controls={content}
            onClick={() => setAsTable(true)}
          >
            {names.table}
          </button>
        </div>
      </header>
      <div id={content}>{asTable ? table : chart}</div>
      {children}
    </section>
  )
}
