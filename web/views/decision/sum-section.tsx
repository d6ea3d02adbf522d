import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { ChartOrTable, Waterfall, type WaterfallTheme } from '../../charts/index.ts'
import { MINUS } from '../../format/index.ts'
import { TickIcon } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { type Contributions, decidingScore } from './contributions.ts'
import { SumTable } from './sum-table.tsx'

interface SumSectionProps {
  readonly answer: DecisionAnswer
  readonly contributions: Contributions
}

/** From a typical applicant to this one, theme by theme. When the sum does not hold, no chart is drawn. */
export function SumSection({ answer, contributions }: SumSectionProps) {
  const text = useText()
  const { t } = text
  const { kind } = answer.baseline
  const deciding = decidingScore(answer)
  const title = t(`decision.sum.title.${kind}`)
  if (!contributions.holds) {
    return (
      <section className="sec" id="all">
        <h2>{title}</h2>
        <div className="alert held" role="note">
          <b>{t('decision.sum.failed')}</b>
          <p>{t('decision.sum.failed.help')}</p>
        </div>
      </section>
    )
  }
  const number = (points: number) => text.number(points, contributions.decimals)
  const start = number(contributions.start.shown)
  const end = number(contributions.end.shown)
  const limit = text.riskAndLimit(deciding.pd, deciding.limitPd).limit
  return (
    <ChartOrTable
      id="all"
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>{title}</h2>
          <p>{whoSpeaks(text, contributions)}</p>
        </>
      }
      chart={
        <Waterfall
          start={{ points: contributions.start.points, name: t(`decision.sum.start.${kind}`), text: start }}
          end={{
            points: contributions.end.points,
            name: answer.application.displayName ?? t('decision.person'),
            text: end,
          }}
          limit={{ points: deciding.limitPd * 100, text: t('common.limitSmall', { limit }) }}
          themes={waterfallThemes(text, answer, contributions)}
          label={t('decision.sum.label', { start, end })}
          formatTick={(points) => text.number(points, Number.isInteger(points) ? 0 : 1)}
          open={strongest(contributions)}
        />
      }
      table={<SumTable answer={answer} contributions={contributions} start={start} end={end} />}
    >
      <div className="wf-foot">
        <span className="tick">
          <TickIcon />
          {t('decision.sum.tick', {
            start,
            end,
            sign: contributions.change < 0 ? MINUS : '+',
            change: number(Math.abs(contributions.change)),
            difference: difference(text, answer.sumCheck),
          })}
        </span>
        <Key />
      </div>
    </ChartOrTable>
  )
}

function Key() {
  const { t } = useText()
  return (
    <span className="key">
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <path d="M0 0h20l6 5-6 5H0z" fill="var(--raise)" />
        </svg>
        {t('common.raises')}
      </span>
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <path d="M26 0H6L0 5l6 5h20z" fill="var(--lower)" />
        </svg>
        {t('common.lowers')}
      </span>
    </span>
  )
}

function difference(text: Text, check: DecisionAnswer['sumCheck']): string {
  if (check.difference === 0) return '0'
  const digits = Math.max(0, Math.ceil(-Math.log10(check.tolerance)))
  return text.t('decision.sum.tick.below', { tolerance: text.number(check.tolerance, digits) })
}

function whoSpeaks({ t, language }: Text, { themes }: Contributions): string {
  const names = (sign: number) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      themes.filter((theme) => theme.shown * sign > 0).map((theme) => t(`common.theme.${theme.theme}`)),
    )
  const values = { for: names(-1), against: names(1) }
  if (values.for === '') return t('decision.sum.against', values)
  return values.against === '' ? t('decision.sum.for', values) : t('decision.sum.both', values)
}

function waterfallThemes(
  text: Text,
  answer: DecisionAnswer,
  { themes, decimals }: Contributions,
): WaterfallTheme[] {
  return themes.map((theme) => ({
    id: theme.theme,
    name: text.t(`common.theme.${theme.theme}`),
    countText: text.t('decision.sum.items', { count: theme.items.length }),
    points: theme.points,
    text: text.signed(theme.shown, decimals),
    items: theme.items.map((item) => ({
      id: item.group,
      name: text.local(item.label),
      value: text.value(item.value, answer.application.currency),
      points: item.points,
      text: text.signed(item.shown, decimals),
    })),
  }))
}

/** The theme that moves the estimate most is open at first, as an invitation to open the others. */
function strongest({ themes }: Contributions): string[] {
  const [first] = [...themes].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return first ? [first.theme] : []
}
