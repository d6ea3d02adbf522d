import type { ModelAnswer, PairEffect } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { EffectBars } from '../../charts/effect-bars.tsx'
import { inSentence, ScrollBox } from '../../controls/index.ts'
import { type Text, useText } from '../../text/index.ts'

const FIRST = 10

/** Which items act together: how much more the one adds when the other is known. */
export function PairSection({ pairs, effects }: Pick<ModelAnswer, 'pairs' | 'effects'>) {
  const text = useText()
  const { t } = text
  if (pairs.length === 0) {
    return (
      <section className="sec">
        <h2>{t('model.pairs.title')}</h2>
        <p>{t('model.pairs.none')}</p>
      </section>
    )
  }
  // On the scale of single items, so that the two can be compared.
  const max = Math.ceil((effects[0]?.meanAbs ?? 0) * 10 + 1e-9) / 10 || 0.1
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>{t('model.pairs.title')}</h2>
          <p className="xs">{t('model.pairs.unit', { max: text.number(max, 1) })}</p>
        </>
      }
      chart={
        <EffectBars
          max={max}
          bars={pairs.slice(0, FIRST).map((pair) => ({
            id: pairKey(pair),
            name: pairName(pair, text),
            value: pair.meanAbs,
            text: text.number(pair.meanAbs, 3),
          }))}
        />
      }
      table={
        <ScrollBox name={t('model.pairs.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('model.pairs.column.pair')}</th>
                <th scope="col" className="num">
                  {t('model.pairs.column.effect')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={pairKey(pair)}>
                  <td>{pairName(pair, text)}</td>
                  <td className="num">{text.number(pair.meanAbs, 4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      }
    >
      <p className="sm mut" style={{ marginTop: 12 }}>
        {t('model.pairs.note')}
      </p>
    </ChartOrTable>
  )
}

const pairKey = ({ items }: PairEffect): string => items.map((item) => item.id).join(' ')

function pairName({ items: [first, second] }: PairEffect, text: Text): string {
  return text.t('model.pairs.and', {
    first: first === undefined ? '' : text.local(first.label),
    second: second === undefined ? '' : inSentence(text.local(second.label)),
  })
}
