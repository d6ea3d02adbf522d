import './controls.css'
import { useAddress } from '../address/index.ts'
import { useShortcut } from '../keyboard/index.ts'
import { useText } from '../text/index.ts'

/** One of a few, all visible. */
export function Choice<T extends string>(props: {
  readonly name: string
  readonly options: readonly { readonly id: T; readonly text: string }[]
  readonly chosen: T
  readonly onChoose: (id: T) => void
}) {
  return (
    <fieldset className="seg choice-of-one">
      <legend className="vh">{props.name}</legend>
      {props.options.map((option) => (
        <button
          key={option.id}
          type="button"
          aria-pressed={option.id === props.chosen}
          onClick={() => props.onChoose(option.id)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  )
}

/** Chart or table, kept in the address under `view`; the key `t` changes it. */
export function useChartOrTable() {
  const [parameters, change] = useAddress()
  const { t } = useText()
  const table = parameters.get('view') === 'table'
  useShortcut('t', () => change({ view: table ? null : 'table' }))
  const choice = (
    <Choice
      name={t('common.view')}
      options={[
        { id: 'chart', text: t('common.chart') },
        { id: 'table', text: t('common.table') },
      ]}
      chosen={table ? 'table' : 'chart'}
      onChoose={(id) => change({ view: id === 'table' ? 'table' : null })}
    />
  )
  return { table, choice }
}
