import type { ReactNode } from 'react'
import type { WhatIfAnswer } from '../../../src/contract/index.ts'
import { ChangeScale } from '../../charts/change-scale.tsx'
import { niceTicks } from '../../controls/index.ts'
import { decimalsNear } from '../../format/index.ts'
import { MetRules, TickIcon, VerdictMark } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { fromTo, riskFigures } from './risk-words.ts'

const SCALE_END = 30
/** More items than this are folded: the page is about the sum. */
const MOST_MOVED = 6

interface OutcomeProps {
  readonly answer: WhatIfAnswer
  /** Stands beside what moved. */
  readonly curve: ReactNode
  /** Stands between what moved and the three scores. */
  readonly plans: ReactNode
}

/** Before and after on the scale, the check line, the curve, what moved, and the three scores. */
export function Outcome({ answer, curve, plans }: OutcomeProps) {
  const text = useText()
  const { t } = text
  const figures = riskFigures(answer, text)
  const risk = (points: number): string => text.number(points, figures.decimals)
  const changed = answer.changedFacts > 0
  return (
    <>
      <Rules rules={answer.rules} />
      <ChangeScale
        before={figures.before}
        after={figures.after}
        limit={answer.after.limitPd * 100}
        beforeText={t('whatIf.scale.filed', { risk: risk(figures.before) })}
        afterText={changed ? t('whatIf.scale.changed', { risk: risk(figures.after) }) : null}
        changeText={t('whatIf.scale.change', { points: text.signed(figures.change, figures.decimals) })}
        limitText={t('common.limit', { limit: figures.limit })}
        approvedText={t('whatIf.scale.approved')}
        declinedText={t('whatIf.scale.declined')}
        max={SCALE_END}
        ticks={niceTicks(0, SCALE_END, 7).map((value) => ({
          at: value / SCALE_END,
          text: text.number(value),
        }))}
        label={t(changed ? 'whatIf.scale.label' : 'whatIf.scale.labelFiled', {
          before: risk(figures.before),
          after: risk(figures.after),
          limit: figures.limit,
        })}
      />
      {answer.filedReproduced ? (
        <p className="tick">
          <TickIcon />
          <span>
            {changed
              ? t('whatIf.tick.changed', {
                  facts: answer.changedFacts,
                  items: answer.changedItems,
                  risk: risk(figures.before),
                })
              : t('whatIf.tick.unchanged', { risk: risk(figures.before) })}
          </span>
        </p>
      ) : (
        <div className="alert" role="alert">
          <b>{t('whatIf.notReproduced')}</b>
          <p>{t('whatIf.notReproduced.help')}</p>
        </div>
      )}
      <Range answer={answer} decimals={figures.decimals} />
      <div className="curve-moved">
        <div>{curve}</div>
        <Moved answer={answer} />
      </div>
      {plans}
      <Scores answer={answer} />
      <p className="note" style={{ marginTop: 24 }}>
        {t('whatIf.noPromise')}
      </p>
    </>
  )
}

/** What rules say of the loan as it stands in the form: the scale below is the score's alone. */
function Rules({ rules: { before, after } }: Pick<WhatIfAnswer, 'rules'>) {
  const { t } = useText()
  if (before.length + after.length === 0) return null
  if (after.length === 0) return <p className="note">{t('whatIf.rules.lifted', { count: before.length })}</p>
  return (
    <div className="alert" role="note" style={{ marginBottom: 24 }}>
      <b>{t('whatIf.rules.declines', { count: after.length })}</b>
      <MetRules rules={after} />
    </div>
  )
}

/** How far the estimate after the edits is sure. */
function Range({ answer, decimals }: { readonly answer: WhatIfAnswer; readonly decimals: number }) {
  const { t, number } = useText()
  const { pdInterval } = answer.after
  if (pdInterval === null) return null
  return (
    <p className="range">
      {t(answer.changedFacts === 0 ? 'whatIf.range.filed' : 'whatIf.range.changed', {
        low: number(pdInterval.low * 100, decimals),
        high: number(pdInterval.high * 100, decimals),
      })}
    </p>
  )
}

function Moved({ answer }: { readonly answer: WhatIfAnswer }) {
  const text = useText()
  const { t } = text
  const figures = riskFigures(answer, text)
  const still = figures.parts.filter((points) => points === 0).length
  const shown = answer.moved.map((part, at) => ({ part, points: figures.parts[at]! }))
  const moving = shown.filter(({ points }) => points !== 0)
  const [seen, folded] = [moving.slice(0, MOST_MOVED), moving.slice(MOST_MOVED)]
  const rest = folded.reduce((sum, { points }) => sum + points, 0)
  const side = (points: number): string => (points > 0 ? 'raise' : points < 0 ? 'lower' : '')
  const row = ({ part, points }: (typeof shown)[number]) => (
    <li key={part.group}>
      <span>
        {text.local(part.label)}
        <small>{fromTo(part.before, part.after, text, answer.application.currency)}</small>
      </span>
      <b className={side(points)}>{text.signed(points, figures.decimals)}</b>
    </li>
  )
  return (
    <section className="moved">
      <h2>{t('whatIf.moved.title')}</h2>
      {answer.moved.length === 0 ? (
        <p className="sm mut">
          {t(answer.changedFacts === 0 ? 'whatIf.moved.filedOnly' : 'whatIf.moved.empty')}
        </p>
      ) : (
        <>
          <ul>{seen.map(row)}</ul>
          {folded.length + still === 0 ? null : (
            <details>
              <summary>
                <span>{t('whatIf.moved.others', { count: folded.length + still })}</span>
                <b>{text.signed(rest, figures.decimals)}</b>
              </summary>
              <ul>
                {folded.map(row)}
                {still === 0 ? null : (
                  <li>
                    <span className="mut">{t('whatIf.moved.still', { count: still })}</span>
                    <b>{text.signed(0, figures.decimals)}</b>
                  </li>
                )}
              </ul>
            </details>
          )}
          <ul>
            <li>
              <b>{t('whatIf.moved.total')}</b>
              <b>{text.signed(figures.change, figures.decimals)}</b>
            </li>
          </ul>
          <p className="tick">
            <TickIcon />
            <span>{t('whatIf.moved.adds')}</span>
          </p>
        </>
      )}
    </section>
  )
}

/** All three scores, the deciding one named. */
function Scores({ answer }: { readonly answer: WhatIfAnswer }) {
  const text = useText()
  const { t } = text
  return (
    <section className="sec">
      <header>
        <h2>{t(answer.changedFacts === 0 ? 'whatIf.scores.filed' : 'whatIf.scores.title')}</h2>
      </header>
      <table className="scores">
        <thead>
          <tr>
            <th scope="col">{t('whatIf.column.score')}</th>
            <th scope="col">{t('whatIf.column.result')}</th>
            <th scope="col" className="num">
              {t('whatIf.column.risk')}
            </th>
            <th scope="col" className="num">
              {t('whatIf.column.limit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.scoresAfter.map((score) => {
            const decimals = Math.max(1, decimalsNear(score.pd, score.limitPd))
            return (
              <tr key={score.objective}>
                <td>
                  {t(`common.objective.${score.objective}`)}
                  {score.decides ? <b> · {t('whatIf.scores.decides')}</b> : null}
                </td>
                <td>
                  <VerdictMark outcome={score.outcome} closeCall={false} />
                  {t(`whatIf.scale.${score.outcome}`)}
                </td>
                <td className="num">{text.number(score.pd * 100, decimals)}</td>
                <td className="num">{text.number(score.limitPd * 100, decimals)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
