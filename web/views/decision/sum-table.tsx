import { Fragment } from 'react'
import type { DecisionAnswer, DisplayValue } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'
import type { Contributions } from './contributions.ts'

interface SumTableProps {
  readonly answer: DecisionAnswer
  readonly contributions: Contributions
  readonly start: string
  readonly end: string
}

/** The waterfall as rows, one level deeper: theme, item, scored detail. */
export function SumTable({ answer, contributions, start, end }: SumTableProps) {
  const { t, local, signed } = useText()
  const { kind } = answer.baseline
  const { decimals } = contributions
  const cell = (value: DisplayValue) => <ValueCell value={value} currency={answer.application.currency} />
  return (
    <>
      <table className="sums">
        <caption className="vh">{t('decision.sum.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('decision.sum.col.part')}</th>
            <th scope="col" className="num">
              {t('decision.sum.col.value')}
            </th>
            <th scope="col" className="num hide-s">
              {t('decision.sum.col.typical')}
            </th>
            <th scope="col" className="num">
              {t('decision.sum.col.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          <EndRow name={t(`decision.sum.start.${kind}`)} value={start} />
          {contributions.themes.map((theme) => (
            <Fragment key={theme.theme}>
              <tr className="theme">
                <th scope="row">{t(`common.theme.${theme.theme}`)}</th>
                <td />
                <td className="hide-s" />
                <td className="num">
                  <b>{signed(theme.shown, decimals)}</b>
                </td>
              </tr>
              {theme.items.map((item) => (
                <Fragment key={item.group}>
                  <tr>
                    <th scope="row" className="item">
                      {local(item.label)}
                      {item.valueName === undefined ? null : (
                        <span className="small">{local(item.valueName)}</span>
                      )}
                    </th>
                    {cell(item.value)}
                    <ValueCell value={item.typical} currency={answer.application.currency} narrow={true} />
                    <td className="num">{signed(item.shown, decimals)}</td>
                  </tr>
                  {item.features.length < 2
                    ? null
                    : item.features.map((feature) => (
                        <tr key={feature.id} className="detail">
                          <th scope="row">{local(feature.label)}</th>
                          {cell(feature.value)}
                          <td className="hide-s" />
                          <td className="num">{signed(feature.points, decimals)}</td>
                        </tr>
                      ))}
                </Fragment>
              ))}
            </Fragment>
          ))}
          <EndRow name={answer.application.displayName ?? t('decision.person')} value={end} />
        </tbody>
      </table>
      <p className="xs">{t('decision.sum.hidden')}</p>
    </>
  )
}

function EndRow({ name, value }: { name: string; value: string }) {
  return (
    <tr className="theme">
      <th scope="row">{name}</th>
      <td />
      <td className="hide-s" />
      <td className="num">
        <b>{value}</b>
      </td>
    </tr>
  )
}

interface ValueCellProps {
  readonly value: DisplayValue
  readonly currency: string | null
  readonly narrow?: boolean
}

function ValueCell({ value, currency, narrow = false }: ValueCellProps) {
  const text = useText().value(value, currency)
  return (
    <td className={narrow ? 'num hide-s' : 'num'}>
      <span className={text.missing ? 'none' : undefined}>{text.text}</span>
    </td>
  )
}
