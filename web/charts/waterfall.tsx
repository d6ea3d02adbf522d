import { useState } from 'react'
import { ArrowBar } from './arrow-bar.tsx'
import { type Axis, niceAxis } from './axis.ts'
import { percentOf } from './percent.ts'
import { Spot } from './spot.tsx'

export interface WaterfallItem {
  readonly id: string
  readonly name: string
  readonly value: { readonly text: string; readonly missing: boolean }
  /** People in 100, unrounded: sets the place of the bar. */
  readonly points: number
  /** Rounded so that parts sum to the shown total: "+4.1". */
  readonly text: string
}

export interface WaterfallTheme {
  readonly id: string
  readonly name: string
  /** "6 items" */
  readonly countText: string
  readonly points: number
  readonly text: string
  readonly items: readonly WaterfallItem[]
}

interface End {
  /** People in 100. */
  readonly points: number
  readonly name: string
  readonly text: string
}

export interface WaterfallProps {
  /** Open ○: where the bars start. */
  readonly start: End
  /** Filled ▼: the customer. */
  readonly end: End
  readonly limit: { readonly points: number; readonly text: string }
  /** In the fixed order of themes. */
  readonly themes: readonly WaterfallTheme[]
  readonly label: string
  readonly formatTick: (points: number) => string
  /** Themes that are open at first. */
  readonly open?: readonly string[]
}

/** How it adds up: from the start, theme by theme, to the customer. A theme opens into its items. */
export function Waterfall({ start, end, limit, themes, label, formatTick, open = [] }: WaterfallProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(open))
  const axis = axisOf(start.points, limit.points, themes)
  const grid = { axis, limit: limit.points }
  const toggle = (id: string) =>
    setOpened((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  let at = start.points
  return (
    <figure className="wf" aria-label={label}>
      <div className="wf-row wf-axis">
        <svg width="100%" height="20" aria-hidden="true">
          {clearOf(limit.points, axis).map((tick) => (
            <text
              key={tick}
              x={percentOf(tick, axis.low, axis.high)}
              y="12"
              textAnchor="middle"
              className="s m tick-text"
            >
              {formatTick(tick)}
            </text>
          ))}
          <text
            x={percentOf(limit.points, axis.low, axis.high)}
            y="12"
            textAnchor="middle"
            className="s k halo wide"
          >
            {limit.text}
          </text>
        </svg>
      </div>
      <div className="wf-row wf-end">
        <span className="wf-name">{start.name}</span>
        <Lane {...grid} height={40}>
          <Spot x={percentOf(start.points, axis.low, axis.high)} y={20}>
            <circle r="6" fill="var(--paper)" stroke="var(--mark)" strokeWidth="2" />
          </Spot>
        </Lane>
        <b>{start.text}</b>
      </div>
      {themes.map((theme) => {
        const from = at
        at += theme.points
        const isOpen = opened.has(theme.id)
        return (
          <div key={theme.id} className="wf-theme">
            <div className="wf-row">
              <button
                type="button"
                className="wf-name"
                aria-expanded={isOpen}
                onClick={() => toggle(theme.id)}
              >
                <Chevron open={isOpen} />
                <span>{theme.name}</span>
                <small>{theme.countText}</small>
              </button>
              <Lane {...grid} height={32}>
                <Links from={from} to={isOpen ? null : at} axis={axis} top={8} bottom={24} />
                <ArrowBar from={share(from, axis)} to={share(at, axis)} y={8} height={16} />
              </Lane>
              <b className={theme.points < 0 ? 'lower' : 'raise'}>{theme.text}</b>
            </div>
            {isOpen ? <Items items={theme.items} from={from} {...grid} /> : null}
          </div>
        )
      })}
      <div className="wf-row wf-end wf-last">
        <span className="wf-name">{end.name}</span>
        <Lane {...grid} height={32}>
          <Spot x={percentOf(end.points, axis.low, axis.high)} y={9}>
            <path d="M-8 0h16l-8 13z" fill="var(--mark)" />
          </Spot>
        </Lane>
        <b>{end.text}</b>
      </div>
    </figure>
  )
}

interface Grid {
  readonly axis: Axis
  readonly limit: number
}

function Items({ items, from, axis, limit }: { items: readonly WaterfallItem[]; from: number } & Grid) {
  let at = from
  return items.map((item) => {
    const before = at
    at += item.points
    return (
      <div key={item.id} className="wf-row wf-item">
        <span className="wf-left">
          <span className="wf-name">{item.name}</span>
          <span className={item.value.missing ? 'wf-value none' : 'wf-value'}>{item.value.text}</span>
        </span>
        <Lane axis={axis} limit={limit} height={26}>
          <Links from={before} to={at} axis={axis} top={8} bottom={18} />
          <ArrowBar from={share(before, axis)} to={share(at, axis)} y={8} height={10} pale={true} />
        </Lane>
        <span className={`wf-points ${item.points < 0 ? 'lower' : 'raise'}`}>{item.text}</span>
      </div>
    )
  })
}

/** One row of the chart with the grid and the limit running through it. */
function Lane({ axis, limit, height, children }: Grid & { height: number; children: React.ReactNode }) {
  return (
    <svg className="wf-lane" width="100%" height={height} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <line
          key={tick}
          x1={percentOf(tick, axis.low, axis.high)}
          x2={percentOf(tick, axis.low, axis.high)}
          y1="0"
          y2="100%"
          stroke="var(--rule)"
        />
      ))}
      {children}
      <line
        x1={percentOf(limit, axis.low, axis.high)}
        x2={percentOf(limit, axis.low, axis.high)}
        y1="0"
        y2="100%"
        stroke="var(--ink)"
        strokeWidth="2"
      />
    </svg>
  )
}

interface LinksProps {
  readonly from: number
  /** Null when the next rows start at `from` too. */
  readonly to: number | null
  readonly axis: Axis
  readonly top: number
  readonly bottom: number
}

/** Thin lines from the end of the bar above into this one, and from its end to the bar below. */
function Links({ from, to, axis, top, bottom }: LinksProps) {
  const start = percentOf(from, axis.low, axis.high)
  const end = to === null ? null : percentOf(to, axis.low, axis.high)
  return (
    <>
      <line x1={start} x2={start} y1="0" y2={top} stroke="var(--edge)" />
      {end === null ? null : <line x1={end} x2={end} y1={bottom} y2="100%" stroke="var(--edge)" />}
    </>
  )
}

function Chevron({ open }: { open: boolean }) {
  return (
    <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
      <path
        d={open ? 'M1 3l4.5 5L10 3' : 'M3 1l5 4.5L3 10'}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** The words of the limit take a tenth of the axis on either side of it: a tick there would stand in them. */
function clearOf(limit: number, { low, high, ticks }: Axis): readonly number[] {
  return ticks.filter((tick) => Math.abs(tick - limit) >= (high - low) / 10)
}

/** Holds the limit and every place that a bar reaches, open or folded: opening a theme must not move the axis. */
function axisOf(start: number, limit: number, themes: readonly WaterfallTheme[]): Axis {
  const reached = [start, limit]
  let at = start
  for (const theme of themes) {
    let inside = at
    for (const item of theme.items) {
      inside += item.points
      reached.push(inside)
    }
    at += theme.points
    reached.push(at)
  }
  // The first and last mark need room beside them.
  const room = (Math.max(...reached) - Math.min(...reached)) * 0.04
  return niceAxis([...reached, Math.min(...reached) - room, Math.max(...reached) + room])
}

function share(points: number, axis: Axis): number {
  return Number.parseFloat(percentOf(points, axis.low, axis.high)) / 100
}
