import type { ModelAnswer } from '../../../src/contract/index.ts'
import { ChartOrTable } from '../../charts/chart-or-table.tsx'
import { Reliability } from '../../charts/reliability.tsx'
import { niceTicks, ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'

type Tenth = ModelAnswer['reliability'][number]

/** Where the estimate lies against the interval of what came. */
export function sideOf(group: Tenth): 'right' | 'more' | 'fewer' {
  if (group.meanPd < group.low) return 'more'
  return group.meanPd > group.high ? 'fewer' : 'right'
}

interface ReliabilityProps {
  readonly groups: readonly Tenth[]
  /** The outcomes may have trained the model; else the estimates are out of fold. */
  readonly isImported: boolean
}

/** What was estimated and what came; the title says where it fails. */
export function ReliabilitySection({ groups, isImported }: ReliabilityProps) {
  const text = useText()
  const { t } = text
  if (groups.length === 0) return null
  const points = (share: number): string => text.number(share * 100, 1)
  const right = groups.filter((group) => sideOf(group) === 'right').length
  const around = (side: 'more' | 'fewer'): string =>
    groups
      .filter((group) => sideOf(group) === side)
      .map((group) => points(group.meanPd))
      .join(', ')
  const most = Math.max(...groups.flatMap((group) => [group.meanPd, group.high])) * 100
  const max = [5, 10, 20, 30, 40, 50, 75].find((end) => end >= most) ?? 100
  return (
    <ChartOrTable
      names={{ view: t('common.view'), chart: t('common.chart'), table: t('common.table') }}
      heading={
        <>
          <h2>
            {right === groups.length
              ? t('model.reliability.all', { count: groups.length })
              : t('model.reliability.some', { right, count: groups.length })}
          </h2>
          <p>
            {around('more') === '' ? null : `${t('model.reliability.high', { groups: around('more') })} `}
            {around('fewer') === '' ? null : `${t('model.reliability.low', { groups: around('fewer') })} `}
            {t('model.reliability.note')}
            {isImported ? ` ${t('model.reliability.note.imported')}` : null}
          </p>
        </>
      }
      chart={
        <div className="reliability-box">
          <Reliability
            dots={groups.map((group) => ({
              estimated: group.meanPd * 100,
              observed: group.observed * 100,
              low: group.low * 100,
              high: group.high * 100,
            }))}
            max={max}
            ticks={niceTicks(0, max, 6).map((value) => ({ at: value / max, text: text.number(value) }))}
            xName={t('model.reliability.x')}
            yName={t('model.reliability.y')}
            equalText={t('model.reliability.equal')}
            label={t('model.reliability.label', { count: groups.length, right })}
          />
        </div>
      }
      table={
        <ScrollBox name={t('model.reliability.label', { count: groups.length, right })}>
          <table>
            <thead>
              <tr>
                {(['group', 'people', 'estimated', 'observed', 'interval'] as const).map((column) => (
                  <th scope="col" className={column === 'group' ? undefined : 'num'} key={column}>
                    {t(`model.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group, at) => (
                <tr key={group.meanPd}>
                  <td>{text.number(at + 1)}</td>
                  <td className="num">{text.number(group.n)}</td>
                  <td className="num">{points(group.meanPd)}</td>
                  <td className="num">{points(group.observed)}</td>
                  <td className="num">{text.range(points(group.low), points(group.high))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      }
    />
  )
}
