import type { CurveAnswer, EditableFact, WhatIfAnswer, WhatIfForm } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { ResponseCurve } from '../../charts/response-curve.tsx'
import { approvedRuns, type CurvePoint } from '../../charts/steps.ts'
import { niceTicks, ScrollBox, ticksByUnit } from '../../controls/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { type Edits, entryOf } from './edits.ts'
import { riskFigures } from './risk-words.ts'

interface CurveProps {
  readonly line: CurveAnswer
  readonly answer: WhatIfAnswer
  readonly form: WhatIfForm
  readonly edits: Edits
  readonly onCurve: (column: string) => void
}

/** Risk along one fact, everything else as filed: steps, the limit, both marks, and what would be approved. */
export function Curve({ line, answer, form, edits, onCurve }: CurveProps) {
  const text = useText()
  const { t } = text
  const numbers = form.editable.filter((fact) => fact.slider !== null)
  const fact = numbers.find((each) => each.column === line.along)
  if (fact === undefined || line.steps.length === 0) return null
  const currency = answer.application.currency
  const label = text.local(fact.label)
  const back = entryOf(fact).back
  const levels = levelsOf(line, back)
  // Both ends of each level: what lies between them has the same risk.
  const points: CurvePoint[] = levels.flatMap(({ from, to, ...level }) =>
    from === to
      ? [{ value: from, ...level }]
      : [
          { value: from, ...level },
          { value: to, ...level },
        ],
  )
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
              {levels.map((level) => (
                <tr key={level.from}>
                  <td>{levelText(level, fact, text, currency)}</td>
                  <td className="num">{text.number(level.points, 1)}</td>
                  <td>
                    {t(
                      level.points < limit && !level.barred
                        ? 'whatIf.scale.approved'
                        : 'whatIf.scale.declined',
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      }
    >
      {levels.some(({ barred }) => barred) ? <p className="sm mut">{t('whatIf.rules.curve')}</p> : null}
      {approved.below === null ? null : <p className="sm mut">{approved.below}</p>}
      <p className="sm mut">
        {line.exact
          ? t(line.perUnit === 1 ? 'whatIf.curve.exact' : 'whatIf.curve.exactCents', { count: levels.length })
          : t('whatIf.curve.sampled', { count: levels.length })}
      </p>
    </ChartOrTable>
  )
}

interface Level {
  readonly from: number
  readonly to: number
  /** People in 100. */
  readonly points: number
  /** A rule declines it, whatever the risk. */
  readonly barred: boolean
}

/** Levels as people read them: lengths of time above 0, rising. */
function levelsOf({ steps }: CurveAnswer, back: boolean): Level[] {
  const levels = steps.map(({ from, to, pd, ruled = false }) => ({
    ...(back ? { from: -to, to: -from } : { from, to }),
    points: pd * 100,
    barred: ruled,
  }))
  return back ? levels.reverse() : levels
}

/** The whole units inside a level, because the page shows no cents; a level without one is written with them. */
function levelText({ from, to }: Level, fact: EditableFact, text: Text, currency: string | null): string {
  if (fact.unit === 'days')
    return text.t('whatIf.curve.days', {
      from: text.number(from),
      to: text.number(to),
      length: text.byUnit(from, fact.unit, currency),
    })
  const [low, high] = [Math.ceil(from), Math.floor(to)]
  if (low > high) return text.range(text.number(from, 2), text.number(to, 2))
  const write = (value: number): string => text.byUnit(value, fact.unit, currency)
  return low === high ? write(low) : text.range(write(low), write(high))
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
  const run = runs[0]!
  // Whole units inside the range: rounding must not lead out of it.
  const inside = Math.ceil(run.from) <= Math.floor(run.to)
  const { from, to } = inside ? { from: Math.ceil(run.from), to: Math.floor(run.to) } : run
  const starts = run.from === points[0]!.value
  const ends = run.to === points[points.length - 1]!.value
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
