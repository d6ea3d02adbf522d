import type { OverrideRate, OverrideRates } from '../../../src/contract/index.ts'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'

/** How often people decide against the score, and where that is alarming. */
export function RatesSection({ rates }: { rates: OverrideRates }) {
  const { t, number } = useText()
  const { windowDays, lowShare, highShare, fewestDecisions, all } = rates
  const groups = [
    ['all', [all]],
    ['model', rates.byModel],
    ['branch', rates.byBranch],
    ['person', rates.byPerson],
  ] as const
  return (
    <section className="sec">
      <h2>{t('oversight.rates.title')}</h2>
      <p className="whyline">
        {t('oversight.rates.lede', {
          days: number(windowDays),
          low: number(100 * lowShare),
          high: number(100 * highShare),
          fewest: number(fewestDecisions),
        })}
      </p>
      <ScrollBox name={t('oversight.rates.title')}>
        <table>
          <caption className="vh">{t('oversight.rates.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('oversight.rates.of')}</th>
              <th scope="col" className="num">
                {t('oversight.rates.decisions')}
              </th>
              <th scope="col" className="num">
                {t('oversight.rates.overrides')}
              </th>
              <th scope="col" className="num">
                {t('oversight.rates.share')}
              </th>
              <th scope="col">{t('oversight.rates.alarm')}</th>
            </tr>
          </thead>
          {groups.map(([kind, rows]) => (
            <tbody key={kind}>
              {rows.map((rate) => (
                <RateRow
                  key={`${kind} ${rate.of}`}
                  kind={kind}
                  rate={rate}
                  isFew={rate.decisions < fewestDecisions}
                />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
    </section>
  )
}

interface RateRowProps {
  readonly kind: 'all' | 'model' | 'branch' | 'person'
  readonly rate: OverrideRate
  readonly isFew: boolean
}

function RateRow({ kind, rate, isFew }: RateRowProps) {
  const { t, number } = useText()
  const { of, decisions, overrides, alarm, mayBeChance } = rate
  const name =
    kind === 'all'
      ? t('oversight.rates.all')
      : t(`oversight.rates.${kind}`, { name: of === null ? t('oversight.gone') : of.slice(0, 40) })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{number(decisions)}</td>
      <td className="num">{number(overrides)}</td>
      <td className="num">{decisions === 0 ? '–' : number((100 * overrides) / decisions, 1)}</td>
      <td>
        {alarm === null ? (
          t(isFew ? 'oversight.rates.few' : 'oversight.rates.calm')
        ) : (
          <>
            <b>{t(`oversight.rates.alarm.${alarm}`)}</b>
            {mayBeChance && ` ${t('oversight.rates.chance')}`}
          </>
        )}
      </td>
    </tr>
  )
}
