import { useState } from 'react'
import type { ModelAnswer } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import { CurveItem, type CurveItemProps } from './curve-item.tsx'
import { binName, drawnEffect } from './density-columns.ts'

const FIRST = 9

/** How each item acts: one small picture per item, all on the same vertical scale. */
export function CurveGrid({ model }: { readonly model: ModelAnswer }) {
  const text = useText()
  const { t } = text
  const [all, setAll] = useState(false)
  const items = model.densities.flatMap((density) => {
    const effect = model.effects.find((each) => each.id === density.id)
    return effect === undefined ? [] : [{ density, effect }]
  })
  const shown = all ? items : items.slice(0, FIRST)
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>{t('model.curves.title')}</h2>
          <p className="xs">{t('model.curves.unit')}</p>
        </>
      }
      chart={
        <>
          <div className="curves">
            {shown.map(({ density, effect }) => (
              <CurveItem key={effect.id} density={density} effect={effect} edges={model.effectEdges} />
            ))}
          </div>
          <Key />
        </>
      }
      table={
        <div className="curve-tables">
          {shown.map(({ density, effect }) => (
            <Rows key={effect.id} density={density} effect={effect} />
          ))}
        </div>
      }
    >
      {items.length > FIRST ? (
        <p className="sm" style={{ marginTop: 12 }}>
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('model.curves.fewer', { count: FIRST }) : t('model.curves.all', { count: items.length })}
          </button>
        </p>
      ) : null}
    </ChartOrTable>
  )
}

function Rows({ density, effect }: CurveItemProps) {
  const text = useText()
  const { t } = text
  const label = text.local(effect.label)
  const drawn = drawnEffect(density, effect.unit, text)
  const missing = density.valueBins.filter((bin) => bin.missing && bin.n > 0)
  return (
    <section>
      <h3>{label}</h3>
      <ScrollBox name={`${label}: ${t('model.curves.table')}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('model.column.value')}</th>
              <th scope="col" className="num">
                {t('model.column.people')}
              </th>
              <th scope="col" className="num">
                {t('model.column.effect')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...missing, ...drawn.bins].map((bin) => (
              <tr key={`${bin.low} ${bin.high} ${bin.category?.en ?? ''} ${bin.missing}`}>
                <td className={bin.missing ? 'none' : undefined}>{binName(bin, effect.unit, text)}</td>
                <td className="num">{text.number(bin.n)}</td>
                <td className="num">{text.signed(bin.meanEffect, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

function Key() {
  const { t } = useText()
  return (
    <div className="key" style={{ marginTop: 16 }}>
      <span>
        <svg width="24" height="12" aria-hidden="true">
          <path d="M0 10H9V3H24" fill="none" stroke="var(--mark)" strokeWidth="2.2" />
        </svg>
        {t('model.curves.key.effect')}
      </span>
      <span>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M7 1l6 6-6 6-6-6z" fill="var(--paper)" stroke="var(--mark)" strokeWidth="1.8" />
        </svg>
        {t('model.curves.key.missing')}
      </span>
      <span>
        <svg width="22" height="11" aria-hidden="true">
          <rect width="22" height="11" fill="var(--band)" />
        </svg>
        {t('model.curves.key.people')}
      </span>
      <span>
        <svg width="55" height="11" aria-hidden="true">
          {[1, 2, 3, 4, 5].map((step) => (
            <rect key={step} x={(step - 1) * 11} width="11" height="11" fill={`var(--d${step})`} />
          ))}
        </svg>
        {t('model.curves.key.cells')}
      </span>
    </div>
  )
}
