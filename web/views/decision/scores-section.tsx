import type { ObjectiveScore } from '../../../src/contract/index.ts'
import { MiniScale } from '../../charts/index.ts'
import { Verdict } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'

interface ScoresSectionProps {
  readonly scores: readonly ObjectiveScore[]
  readonly allAgree: boolean
}

/** The three scores side by side; the one that decides is named. */
export function ScoresSection({ scores, allAgree }: ScoresSectionProps) {
  const { t } = useText()
  const first = scores.find((score) => score.decides) ?? scores[0]!
  const declines = scores.filter((score) => score.outcome === 'declined').length
  return (
    <section className="sec">
      <header>
        <div>
          <h2 id="scores">
            {allAgree
              ? t(`decision.scores.agree.${first.outcome}`)
              : t('decision.scores.differ', { declines })}
          </h2>
          <p>{t('decision.scores.line', { objective: t(`common.objective.${first.objective}`) })}</p>
        </div>
      </header>
      <table className="scores" aria-labelledby="scores">
        <thead>
          <tr>
            <th scope="col">{t('decision.scores.score')}</th>
            <th scope="col" className="hide-s">
              {t('decision.scores.purpose')}
            </th>
            <th scope="col" className="num two">
              {t('decision.scores.risk')}
            </th>
            <th scope="col" className="num two">
              {t('decision.scores.limit')}
            </th>
            <th scope="col" className="hide-s">
              {t('decision.scores.place')}
            </th>
            <th scope="col">{t('decision.scores.result')}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <ScoreRow key={score.objective} score={score} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ScoreRow({ score }: { score: ObjectiveScore }) {
  const { t, number, riskAndLimit } = useText()
  const near = riskAndLimit(score.pd, score.limitPd)
  const name = t(`common.objective.${score.objective}`)
  return (
    <tr>
      <th scope="row" className="name">
        {score.decides ? <b>{name}</b> : name}{' '}
        {score.decides ? <span className="xs">{t('decision.scores.decides')}</span> : null}
      </th>
      <td className="mut hide-s">{t(`decision.scores.purpose.${score.objective}`)}</td>
      <td className="num">
        <b>{number(score.pd * 100, Math.max(1, near.decimals))}</b>
      </td>
      <td className="num">{near.limit}</td>
      <td className="hide-s mini">
        <MiniScale points={score.pd * 100} limit={score.limitPd * 100} />
      </td>
      <td>
        <Verdict outcome={score.outcome} closeCall={score.closeCall} />
      </td>
    </tr>
  )
}
