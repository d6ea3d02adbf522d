import { useState } from 'react'
import { percent, percentOf, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'

export interface TimelineEntry {
  readonly id: string
  /** All of it in words: "Cash loan, €6,232, repaid, March 2024 to January 2026". */
  readonly sentence: string
  /** Short words on the bar. */
  readonly text: string
  /** Said in the "raises" colour after the words: the late payment or the refusal. */
  readonly alarm: string | null
  readonly startDay: number
  /** Where the dark or grey bar ends. */
  readonly endDay: number
  /** Planned end of a running credit, drawn open. */
  readonly plannedEndDay: number | null
  readonly state: 'repaid' | 'open' | 'refused' | 'cancelled'
  readonly lateDay: number | null
}

export interface TimelineLane {
  readonly id: string
  readonly name: string
  readonly countText: string
  readonly entries: readonly TimelineEntry[]
  /** Shown instead of bars when the lane is empty. */
  readonly emptyText: string
  /** "Show all 23" */
  readonly showAllText: string
}

export interface TimelineProps {
  readonly lanes: readonly TimelineLane[]
  readonly domain: { readonly low: number; readonly high: number }
  readonly ticks: readonly Tick[]
  readonly todayText: string
  readonly label: string
}

/** More credits than this are folded. */
const FOLD = 12
/** Of the width: less does not hold the words of a credit. */
const FEWEST_PERCENT = 22

/** What happened before: two lanes, days counted back from this application, words on the bars. */
export function Timeline({ lanes, domain, ticks, todayText, label }: TimelineProps) {
  const today = percentOf(0, domain.low, domain.high)
  return (
    <figure className="tl" aria-label={label}>
      <div className="tl-axis">
        <svg width="100%" height="18" aria-hidden="true">
          {ticks.map((tick) => (
            <text key={tick.text} x={percent(tick.at)} y="12" textAnchor="middle" className="s m">
              {tick.text}
            </text>
          ))}
        </svg>
      </div>
      {lanes.map((lane) => (
        <Lane key={lane.id} lane={lane} domain={domain} ticks={ticks} />
      ))}
      <div className="tl-axis">
        <svg width="100%" height="20" aria-hidden="true">
          <text x={today} y="14" textAnchor="end" dx="12" className="s k">
            {todayText}
          </text>
        </svg>
      </div>
    </figure>
  )
}

interface LaneProps extends Pick<TimelineProps, 'domain' | 'ticks'> {
  readonly lane: TimelineLane
}

function Lane({ lane, domain, ticks }: LaneProps) {
  const [all, setAll] = useState(false)
  // The newest stay when folded; within the lane the oldest stands first.
  const shown = all ? lane.entries : lane.entries.slice(-FOLD)
  return (
    <div className="tl-lane">
      <p className="tl-name">
        <b>{lane.name}</b>
        <small>{lane.countText}</small>
      </p>
      {lane.entries.length === 0 ? (
        <p className="none sm">{lane.emptyText}</p>
      ) : (
        <ol>
          {shown.map((entry) => (
            <li key={entry.id}>
              <span className="tl-words">
                {entry.text}
                {entry.alarm === null ? null : <b className="raise"> {entry.alarm}</b>}
              </span>
              <span className="vh">{entry.sentence}</span>
              <Bar entry={entry} domain={domain} ticks={ticks} />
            </li>
          ))}
        </ol>
      )}
      {!all && lane.entries.length > FOLD ? (
        <button type="button" className="link tl-more" onClick={() => setAll(true)}>
          {lane.showAllText}
        </button>
      ) : null}
    </div>
  )
}

function Bar({ entry, domain, ticks }: { entry: TimelineEntry } & Pick<TimelineProps, 'domain' | 'ticks'>) {
  const at = (day: number) => percentOf(day, domain.low, domain.high)
  const width = (from: number, to: number) =>
    percent(Math.max(0, Number.parseFloat(at(to)) - Number.parseFloat(at(from))) / 100)
  const point = entry.state === 'refused' || entry.state === 'cancelled'
  const last = entry.plannedEndDay ?? entry.endDay
  // Words go where more room is: left of a late bar, right of an early one, below one that leaves no room beside it.
  const [before, behind] = [Number.parseFloat(at(entry.startDay)), 100 - Number.parseFloat(at(last))]
  const left = before > behind
  const below = Math.max(before, behind) < FEWEST_PERCENT
  const height = below ? 40 : 24
  const words = below ? { x: 0, y: 22 } : { x: left ? -12 : 12, y: 4 }
  return (
    <svg width="100%" height={height} aria-hidden="true">
      {ticks.map((tick) => (
        <line
          key={tick.text}
          x1={percent(tick.at)}
          x2={percent(tick.at)}
          y1="0"
          y2={height}
          stroke="var(--rule)"
        />
      ))}
      <line x1={at(0)} x2={at(0)} y1="0" y2={height} stroke="var(--ink)" strokeWidth="1.5" />
      {point ? (
        <Spot x={at(entry.startDay)} y={12}>
          <path
            d="M0-7l7 7-7 7-7-7z"
            fill="var(--paper)"
            stroke={entry.state === 'refused' ? 'var(--raise)' : 'var(--edge)'}
            strokeWidth="2.2"
          />
        </Spot>
      ) : (
        <rect
          x={at(entry.startDay)}
          y="8"
          width={width(entry.startDay, entry.endDay)}
          height="9"
          fill={entry.state === 'open' ? 'var(--mark)' : 'var(--grp)'}
        />
      )}
      {entry.plannedEndDay === null ? null : (
        <rect
          x={at(entry.endDay)}
          y="8.75"
          width={width(entry.endDay, entry.plannedEndDay)}
          height="7.5"
          fill="var(--paper)"
          stroke="var(--mark)"
          strokeWidth="1.5"
        />
      )}
      {entry.state === 'repaid' ? (
        <line
          x1={at(entry.endDay)}
          x2={at(entry.endDay)}
          y1="5"
          y2="20"
          stroke="var(--all)"
          strokeWidth="2"
        />
      ) : null}
      {entry.lateDay === null ? null : (
        <Spot x={at(entry.lateDay)} y={12}>
          <path d="M-5-5l10 10M5-5l-10 10" stroke="var(--raise)" strokeWidth="2.4" />
        </Spot>
      )}
      <Spot x={left || below ? at(entry.startDay) : at(last)} y={12}>
        <text className="s halo tl-on" {...words} textAnchor={left && !below ? 'end' : 'start'}>
          {entry.text}
          {entry.alarm === null ? null : (
            <tspan className="alarm" dx="5">
              {entry.alarm}
            </tspan>
          )}
        </text>
      </Spot>
    </svg>
  )
}
