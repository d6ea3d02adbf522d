import type { Comparison, ObservedRate } from '../../../src/contract/index.ts'
import { type RateRow, RateRows } from '../../charts/rate-rows.tsx'
import { niceTicks } from '../../controls/index.ts'
import { decimalsNear } from '../../format/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { scaleEnd } from './place-of.ts'

/** The customer's estimate beside what came of the group and of everyone, on one scale with the limit. */
export function Rates({ data, name }: { readonly data: Comparison; readonly name: string }) {
  const text = useText()
  const { t } = text
  const { estimate, group, all } = data
  const risk = text.riskAndLimit(estimate.pd, estimate.limitPd)
  const rows: RateRow[] = [
    {
      id: 'customer',
      name: t('compare.row.estimate', { name }),
      mark: 'customer',
      value: estimate.pd * 100,
      interval: null,
      text: t('common.riskIn100', { risk: risk.risk }),
      intervalText: null,
    },
  ]
  if (group.observed !== null && group.kind !== 'all') {
    rows.push(observedRow('group', t(`compare.row.group.${group.kind}`), group.observed, text))
  }
  rows.push(observedRow('all', t('compare.row.all'), all, text))
  const limit = limitText(estimate.limitPd, text)
  const max = scaleEnd([
    ...rows.flatMap((row) => [row.value, ...(row.interval === null ? [] : [row.interval.high])]),
    estimate.limitPd * 100,
  ])
  return (
    <RateRows
      rows={rows}
      limit={estimate.limitPd * 100}
      limitText={t('common.limitSmall', { limit })}
      max={max}
      ticks={niceTicks(0, max, 5).map((value) => ({ at: value / max, text: text.number(value) }))}
      label={t('compare.rates.label', {
        limit,
        rows: rows
          .map((row) =>
            row.intervalText === null
              ? t('compare.rates.row', { name: row.name, value: row.text })
              : t('compare.rates.rowInterval', {
                  name: row.name,
                  value: row.text,
                  interval: row.intervalText,
                }),
          )
          .join('. '),
      })}
    />
  )
}

function observedRow(mark: 'group' | 'all', name: string, rate: ObservedRate, text: Text): RateRow {
  const points = (share: number): string => text.number(share * 100, 1)
  return {
    id: mark,
    name,
    mark,
    value: rate.rate * 100,
    interval: { low: rate.low * 100, high: rate.high * 100 },
    text: text.t('common.riskIn100', { risk: points(rate.rate) }),
    intervalText: text.range(points(rate.low), points(rate.high)),
  }
}

/** A whole limit stands as "9"; any other with one decimal. */
export function limitText(limitPd: number, text: Text): string {
  const points = limitPd * 100
  return text.number(
    points,
    Math.abs(points - Math.round(points)) < 1e-9 ? 0 : Math.max(1, decimalsNear(limitPd, limitPd)),
  )
}
