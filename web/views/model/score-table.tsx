import type { Estimate, ModelAnswer, ObjectiveCard } from '../../../src/contract/index.ts'
import { ScrollBox } from '../../controls/index.ts'
import { type Text, useText } from '../../text/index.ts'

const METRICS = ['auc', 'gini', 'ks', 'brier', 'logLoss', 'calibrationSlope'] as const
const DECIMALS: Readonly<Record<keyof ObjectiveCard['metrics'], number>> = {
  auc: 3,
  gini: 3,
  ks: 3,
  brier: 4,
  logLoss: 4,
  calibrationSlope: 2,
}

/** The three scores side by side: limit, what it approves, and how good each is with its interval. */
export function ScoreTable({ model }: { readonly model: ModelAnswer }) {
  const text = useText()
  const { t } = text
  const name = t(`common.objective.${model.deciding}`)
  return (
    <section className="sec">
      <header>
        <div>
          <h2>{t('model.scores.title', { name })}</h2>
          <p>{t(model.origin === 'imported' ? 'model.scores.note.imported' : 'model.scores.note')}</p>
        </div>
      </header>
      <ScrollBox name={t('model.scores.title', { name })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('model.column.score')}</th>
              <th scope="col">{t('model.column.family')}</th>
              {(['limit', 'approved', 'difficulties'] as const).map((column) => (
                <th scope="col" className="num" key={column}>
                  {t(`model.column.${column}`)}
                </th>
              ))}
              {METRICS.map((metric) => (
                <th scope="col" className="num" key={metric}>
                  {t(`model.metric.${metric}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.objectives.map((card) => (
              <tr key={card.objective}>
                <td>
                  {t(`common.objective.${card.objective}`)}
                  {card.decides ? <b> · {t('model.scores.decides')}</b> : null}
                </td>
                <td>{t(`model.scores.family.${card.family ?? 'unknown'}`)}</td>
                <td className="num">{text.number(card.limitPd * 100, 1)}</td>
                <td className="num">{text.share(card.approvalRate, 1)}</td>
                <td className="num">{text.share(card.difficultiesAmongApproved, 1)}</td>
                {METRICS.map((metric) => (
                  <td className="num" key={metric}>
                    {estimateWords(card.metrics[metric], DECIMALS[metric], text)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

function estimateWords(estimate: Estimate, decimals: number, text: Text) {
  const write = (value: number): string => text.number(value, decimals)
  return (
    <>
      <span className="nw">{write(estimate.value)}</span>
      <small className="mut nw" style={{ display: 'block' }}>
        ({text.range(write(estimate.low), write(estimate.high))})
      </small>
    </>
  )
}
