import { useState } from 'react'
import { Link } from 'wouter'
import type { FeatureEffect } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { EffectBars } from '../../charts/effect-bars.tsx'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import { smallShare } from './density-columns.ts'

const STRONGEST = 20

/** The name of an item, leading to what it means. */
function ItemLink({ effect }: { readonly effect: FeatureEffect }) {
  return (
    <Link className="plain" href={`/dictionary?item=${encodeURIComponent(effect.id)}`}>
      {useText().local(effect.label)}
    </Link>
  )
}

/** How much each item moves the estimate: the strongest, and all on demand. */
export function EffectList({ effects }: { readonly effects: readonly FeatureEffect[] }) {
  const text = useText()
  const { t } = text
  const [all, setAll] = useState(false)
  const shown = all ? effects : effects.slice(0, STRONGEST)
  const max = Math.ceil((effects[0]?.meanAbs ?? 0) * 10 + 1e-9) / 10 || 0.1
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>{t('model.effects.title')}</h2>
          <p className="xs">{t('model.effects.unit', { max: text.number(max, 1) })}</p>
        </>
      }
      chart={
        <EffectBars
          max={max}
          bars={shown.map((effect) => ({
            id: effect.id,
            name: <ItemLink effect={effect} />,
            value: effect.meanAbs,
            text: text.number(effect.meanAbs, 3),
          }))}
        />
      }
      table={
        <ScrollBox name={t('model.effects.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('model.column.item')}</th>
                <th scope="col" className="num">
                  {t('model.effects.mean')}
                </th>
                <th scope="col" className="num">
                  {t('model.effects.share')}
                </th>
                <th scope="col" className="num">
                  {t('model.effects.missing')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((effect) => (
                <tr key={effect.id}>
                  <td>
                    <ItemLink effect={effect} />
                    <small className="mut" style={{ display: 'block' }}>
                      {t(`common.theme.${effect.theme}`)}
                    </small>
                  </td>
                  <td className="num">{text.number(effect.meanAbs, 3)}</td>
                  <td className="num">{smallShare(effect.share, text)}</td>
                  <td className="num">{smallShare(effect.missingShare, text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      }
    >
      {effects.length > STRONGEST ? (
        <p className="sm" style={{ marginTop: 12 }}>
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t('model.effects.fewer', { count: STRONGEST })
              : t('model.effects.all', { count: effects.length })}
          </button>
        </p>
      ) : null}
    </ChartOrTable>
  )
}
