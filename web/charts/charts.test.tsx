import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SignedBar } from './arrow-bar.tsx'
import { niceAxis } from './axis.ts'
import { ChartOrTable } from './chart-or-table.tsx'
import { DotArray } from './dot-array.tsx'
import { Histogram } from './histogram.tsx'
import { MiniScale } from './mini-scale.tsx'
import { RiskScale } from './risk-scale.tsx'
import { Timeline } from './timeline.tsx'
import { Waterfall } from './waterfall.tsx'

const texts = {
  customer: 'Marc 14',
  limit: 'Limit 9',
  approved: 'approved',
  declined: 'declined',
  all: 'All 8',
  axis: 'people in 100',
}
const clean = (markup: string) => {
  expect(markup).not.toMatch(/NaN|undefined|\[object|Infinity/)
  return markup
}

it('puts 15 of 30 in the middle of the risk scale and hatches from the limit on', () => {
  const markup = clean(
    renderToStaticMarkup(
      <RiskScale points={15} limit={9} baseRate={7.5} density={[1, 2]} texts={texts} label="A sentence." />,
    ),
  )
  expect(markup).toContain('role="img" aria-label="A sentence."')
  expect(markup).toContain('<svg x="50%" y="86"')
  expect(markup).toMatch(/<rect x="30%" y="86" width="70%" height="9" fill="url\(#/)
  expect(markup).toContain('<svg x="25%" y="86"')
})

it('stands at the end of the scale when the risk is 41, with a sign that it goes on', () => {
  const draw = (points: number) =>
    clean(
      renderToStaticMarkup(
        <RiskScale points={points} limit={9} baseRate={8} density={null} texts={texts} label="x" />,
      ),
    )
  expect(draw(41)).toContain('<svg x="100%" y="44"')
  expect(draw(41)).toContain('M11-11l5 4-5 4')
  expect(draw(14)).not.toContain('M11-11l5 4-5 4')
})

it('draws the interval only when there is one: 11 to 18 of 30 is 23.333% wide', () => {
  const interval = { low: 11, high: 18, text: 'likely between 11 and 18' }
  const scale = { points: 14, limit: 9, baseRate: 8, density: null, texts, label: 'x' }
  const markup = clean(renderToStaticMarkup(<RiskScale {...scale} interval={interval} />))
  expect(markup).toContain('width="23.333%" height="5"')
  expect(markup).toContain('likely between 11 and 18')
  expect(renderToStaticMarkup(<RiskScale {...scale} />)).not.toContain('height="5"')
})

it('brackets the interval with two ends, and with one where it goes on beyond the scale', () => {
  const ends = (high: number) =>
    clean(
      renderToStaticMarkup(
        <RiskScale
          points={14}
          limit={9}
          baseRate={8}
          density={null}
          texts={texts}
          label="x"
          interval={{ low: 11, high, text: 'range' }}
        />,
      ),
    ).match(/y1="75" y2="80"/g)
  expect(ends(18)).toHaveLength(2)
  expect(ends(44)).toHaveLength(1)
})

it('fills 14 of 100 dots', () => {
  const markup = clean(renderToStaticMarkup(<DotArray filled={14} label="14 of 100 dots filled" />))
  expect(markup.match(/<circle/g)).toHaveLength(100)
  expect(markup.match(/fill="var\(--mark\)"/g)).toHaveLength(14)
})

it('points right for more risk and left for less, also in black and white', () => {
  const up = clean(renderToStaticMarkup(<SignedBar points={2} max={4} />))
  const down = clean(renderToStaticMarkup(<SignedBar points={-2} max={4} />))
  expect(up).toContain('<rect x="0%" width="50%"')
  expect(down).toContain('<rect x="50%" width="50%"')
  expect(up).toContain('var(--raise)')
  expect(down).toContain('var(--lower)')
  expect(clean(renderToStaticMarkup(<SignedBar points={0} max={0} />))).not.toContain('<rect')
})

it('keeps the mark of a mini scale on the scale', () => {
  expect(clean(renderToStaticMarkup(<MiniScale points={55} limit={9} />))).toContain('<svg x="100%"')
})

it('steps an axis of 8 to 16.5 by 2 and one of a single value by something', () => {
  expect(niceAxis([8, 16.5], 5).ticks).toEqual([8, 10, 12, 14, 16, 18])
  expect(niceAxis([3, 3]).high).toBeGreaterThan(3)
})

const items = [
  { id: 'a', name: 'Job', value: { text: '9 months', missing: false }, points: 4, text: '+4.0' },
  { id: 'b', name: 'Score', value: { text: 'no information', missing: true }, points: -1, text: '−1.0' },
]
const theme = { id: 't', name: 'Income', countText: '2 items', points: 3, text: '+3.0', items }
const waterfall = {
  start: { points: 8, name: 'Typical', text: '8.0' },
  end: { points: 11, name: 'Marc', text: '11.0' },
  limit: { points: 9, text: 'limit 9' },
  themes: [theme],
  label: 'From 8.0 to 11.0.',
  formatTick: String,
}

it('folds the items of a theme until it is opened', () => {
  const folded = clean(renderToStaticMarkup(<Waterfall {...waterfall} />))
  expect(folded).toContain('aria-expanded="false"')
  expect(folded).not.toContain('9 months')
  const open = clean(renderToStaticMarkup(<Waterfall {...waterfall} open={['t']} />))
  expect(open).toContain('aria-expanded="true"')
  expect(open).toContain('<span class="wf-value none">no information</span>')
})

it('starts the first bar at the start and ends the last where the customer stands', () => {
  const markup = clean(renderToStaticMarkup(<Waterfall {...waterfall} />))
  // 8 to 12 with room gives an axis from 7 to 13: 8 stands at 1/6, 11 at 4/6.
  expect(niceAxis([7.84, 12.16]).ticks).toEqual([7, 8, 9, 10, 11, 12, 13])
  expect(markup).toContain('<rect x="16.667%" width="50%"')
  expect(markup).toMatch(/<svg x="66.667%" y="9"[^>]*><path d="M-8 0h16l-8 13z"/)
})

it('marks a customer without a value with ◇ outside the axis', () => {
  const histogram = {
    title: 'Score',
    place: 'no information',
    label: 'x',
    group: [1, 3],
    all: [10, 10],
    customerText: 'Marc: no information',
    ticks: [{ at: 0, text: '0' }],
  }
  const missing = clean(renderToStaticMarkup(<Histogram {...histogram} customerAt={null} />))
  expect(missing).toContain('M6-6l6 6-6 6-6-6z')
  const placed = clean(renderToStaticMarkup(<Histogram {...histogram} customerAt={0.5} />))
  expect(placed).toContain('<svg x="50%"')
  expect(
    clean(renderToStaticMarkup(<Histogram {...histogram} all={[0, 0]} group={[]} customerAt={0.5} />)),
  ).toBeTruthy()
})

it('shows the chart first and says so to assistive technology', () => {
  const markup = renderToStaticMarkup(
    <ChartOrTable
      heading={<h2>Sum</h2>}
      chart="the chart"
      table="the table"
      names={{ view: 'View', chart: 'Chart', table: 'Table' }}
    />,
  )
  expect(markup).toContain('the chart')
  expect(markup).not.toContain('the table')
  expect(markup).toMatch(/aria-pressed="true"[^>]*>Chart/)
})

const entry = {
  id: 'e',
  sentence: 'Card: since 2019, still running.',
  text: 'Card',
  alarm: null,
  startDay: -100,
  endDay: 0,
  plannedEndDay: 50,
  state: 'open',
  lateDay: null,
} as const
const lane = (count: number) => ({
  id: 'here',
  name: 'With us',
  countText: `${count} credits`,
  emptyText: 'No record',
  showAllText: `Show all ${count}`,
  entries: Array.from({ length: count }, (_, at) => ({ ...entry, id: String(at) })),
})

it('draws a running credit dark to today and open to its planned end', () => {
  const domain = { low: -100, high: 100 }
  const markup = clean(
    renderToStaticMarkup(<Timeline lanes={[lane(1)]} domain={domain} ticks={[]} todayText="now" label="x" />),
  )
  expect(markup).toContain('<rect x="0%" y="8" width="50%" height="9" fill="var(--mark)"')
  expect(markup).toContain('<rect x="50%" y="8.75" width="25%"')
  expect(markup).toContain('still running.')
})

it('writes beside a credit that leaves room, and below one that leaves none', () => {
  const words = (high: number): string =>
    renderToStaticMarkup(
      <Timeline lanes={[lane(1)]} domain={{ low: -100, high }} ticks={[]} todayText="now" label="x" />,
    )
  // 75 of 100 are free behind the bar; 10 are.
  expect(words(500)).toMatch(/<svg width="100%" height="24".*<text class="s halo tl-on" x="12" y="4"/s)
  expect(words(66)).toMatch(/<svg width="100%" height="40".*<text class="s halo tl-on" x="0" y="22"/s)
})

it('folds more than 12 credits and names an empty lane', () => {
  const markup = clean(
    renderToStaticMarkup(
      <Timeline
        lanes={[lane(13), { ...lane(0), id: 'elsewhere' }]}
        domain={{ low: -100, high: 100 }}
        ticks={[]}
        todayText="now"
        label="x"
      />,
    ),
  )
  expect(markup.match(/<li>/g)).toHaveLength(12)
  expect(markup).toContain('Show all 13')
  expect(markup).toContain('No record')
})

it('leaves out the tick of 10 beside a limit of 9 on an axis from 0 to 40, and keeps 5 and 15', () => {
  const themes = [{ ...waterfall.themes[0]!, points: 30, items: [] }]
  const markup = clean(
    renderToStaticMarkup(
      <Waterfall
        {...waterfall}
        start={{ ...waterfall.start, points: 5 }}
        limit={{ points: 9, text: 'limit 9' }}
        themes={themes}
      />,
    ),
  )
  const ticks = [...markup.matchAll(/tick-text">([^<]+)</g)].map(([, tick]) => tick)
  expect(ticks).toEqual(['0', '5', '15', '20', '25', '30', '35', '40'])
  expect(markup).toContain('limit 9')
})
