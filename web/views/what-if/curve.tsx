import type { EditableFact, WhatIfAnswer, WhatIfForm } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { ResponseCurve } from '../../charts/response-curve.tsx'
import { approvedRuns, type CurvePoint } from '../../charts/steps.ts'
import { niceTicks, ScrollBox, ticksByUnit } from '../../controls/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { type Edits, entryOf } from './edits.ts'
import { riskFigures } from './risk-words.ts'

interface CurveProps {
  readonly answer: WhatIfAnswer
  readonly form: WhatIfForm
  readonly edits: Edits
  readonly onCurve: (column: string) => void
}

/** Risk along one fact, everything else as filed: steps, the limit, both marks, and what would be approved. */
export function Curve({ answer, form, edits, onCurve }: CurveProps) {
  const text = useText()
  const { t } = text
  const numbers = form.editable.filter((fact) => fact.slider !== null)
  const fact = numbers.find((each) => each.column === answer.curve?.column)
  if (answer.curve === null || fact === undefined || answer.curve.points.length === 0) return null
  const currency = answer.application.currency
  const label = text.local(fact.label)
  const back = entryOf(fact).back
  const points: CurvePoint[] = answer.curve.points.map(({ value, pd }) => ({
    value: back ? -value : value,
    points: pd * 100,
  }))
  if (back) points.reverse()
  const first = points[0]!.value
  const last = points[points.length - 1]!.value
  const limit = answer.after.limitPd * 100
  const figures = riskFigures(answer, text)
  const approved = approvedWords(points, limit, fact, text, currency)
  const max = scaleOf(points, limit)
  const mark = (value: unknown): number | null => (typeof value === 'number' ? (back ? -value : value) : null)
  const filedAt = mark(fact.filedValue)
  const changedAt =
    answer.changedFacts === 0 ? null : mark(fact.column in edits ? edits[fact.column] : fact.filedValue)
  const others = Object.keys(edits).some((column) => column !== fact.column)
  const filedText = text.value(fact.filed, currency).text
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <div className="field along">
          <h2>{t('whatIf.curve.title')}</h2>
          <label htmlFor="along">{t('whatIf.curve.along')}</label>
          <select
            id="along"
            className="in"
            value={fact.column}
            onChange={(event) => onCurve(event.target.value)}
          >
            {numbers.map((each) => (
              <option key={each.column} value={each.column}>
                {text.local(each.label)}
              </option>
            ))}
          </select>
        </div>
      }
      chart={
        <ResponseCurve
          points={points}
          limit={limit}
          limitText={t('common.limitSmall', { limit: figures.limit })}
          max={max}
          filed={
            filedAt === null
              ? null
              : {
                  value: filedAt,
                  points: figures.before,
                  text: t('whatIf.curve.filed', {
                    value: filedText,
                    risk: text.number(figures.before, figures.decimals),
                  }),
                  note: null,
                }
          }
          changed={
            changedAt === null
              ? null
              : {
                  value: changedAt,
                  points: figures.after,
                  text: t('whatIf.curve.changed', { risk: text.number(figures.after, figures.decimals) }),
                  note: others ? t('whatIf.curve.note') : null,
                }
          }
          approvedText={approved.onChart}
          xTicks={ticksByUnit(text.language, fact.unit, first, last, currency, 6)}
          yTicks={niceTicks(0, max, 6).map((value) => ({ at: value / max, text: text.number(value) }))}
          xName={t('whatIf.curve.x', { fact: label })}
          yName={t('whatIf.curve.y')}
          label={t('whatIf.curve.label', { fact: label, approved: approved.sentence, limit: figures.limit })}
        />
      }
      table={
        <ScrollBox name={label}>
          <table>
            <thead>
              <tr>
                <th scope="col">{label}</th>
                <th scope="col" className="num">
                  {t('whatIf.column.risk')}
                </th>
                <th scope="col">{t('whatIf.column.result')}</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.value}>
                  <td>{text.byUnit(point.value, fact.unit, currency)}</td>
                  <td className="num">{text.number(point.points, 1)}</td>
                  <td>{t(point.points < limit ? 'whatIf.scale.approved' : 'whatIf.scale.declined')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      }
    >
      {approved.below === null ? null : <p className="sm mut">{approved.below}</p>}
    </ChartOrTable>
  )
}

/** End of the vertical scale: the first round number above all points and the limit. */
function scaleOf(points: readonly CurvePoint[], limit: number): number {
  const most = Math.max(limit, ...points.map((point) => point.points)) * 1.08
  return [5, 10, 15, 20, 25, 30, 40, 50, 75].find((end) => end >= most) ?? 100
}

/** Which values would be approved, in words: on the shaded range when there is one, below the chart otherwise. */
export function approvedWords(
  points: readonly CurvePoint[],
  limit: number,
  fact: EditableFact,
  text: Text,
  currency: string | null,
): { readonly onChart: string | null; readonly below: string | null; readonly sentence: string } {
  const { t } = text
  const runs = approvedRuns(points, limit)
  const write = (value: number): string => text.byUnit(value, fact.unit, currency)
  if (runs.length === 0) {
    const none = t('whatIf.curve.approvedNone')
    return { onChart: null, below: none, sentence: none }
  }
  if (runs.length > 1) {
    const several = t('whatIf.curve.several', { count: runs.length })
    return { onChart: null, below: several, sentence: several }
  }
  const { from, to } = runs[0]!
  const starts = from === points[0]!.value
  const ends = to === points[points.length - 1]!.value
  const words =
    starts && ends
      ? t('whatIf.curve.approvedAll')
      : starts
        ? t('whatIf.curve.approvedUpTo', { value: write(to) })
        : ends
          ? t('whatIf.curve.approvedFrom', { value: write(from) })
          : t('whatIf.curve.approvedBetween', { range: text.range(write(from), write(to)) })
  return { onChart: words, below: null, sentence: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` }
}
