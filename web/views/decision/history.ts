import type { DecisionAnswer, HistoryEntry } from '../../../src/contract/index.ts'
import type { TimelineEntry, TimelineLane } from '../../charts/index.ts'
import { addDays, formatDays, formatMonth } from '../../format/index.ts'
import type { Text } from '../../text/index.ts'

const YEAR = 365.25
/** How far ahead a planned end is drawn: a card that never ends must not push the past together. */
const AHEAD_DAYS = 2 * YEAR

export interface History {
  readonly lanes: readonly TimelineLane[]
  readonly domain: { readonly low: number; readonly high: number }
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** The earlier credits as lanes, oldest first, with their words. */
export function historyOf(text: Text, answer: DecisionAnswer): History {
  const { history, application } = answer
  const low = Math.min(-YEAR, ...history.map((entry) => entry.startDay))
  const high = Math.min(
    AHEAD_DAYS,
    Math.max(0, ...history.map((entry) => entry.plannedEndDay ?? entry.endDay ?? 0)),
  )
  const domain = { low: low - (high - low) * 0.02, high: high + (high - low) * 0.02 }
  const lane = (id: 'here' | 'elsewhere'): TimelineLane => {
    const entries = history.filter((entry) => entry.lane === id).sort((a, b) => a.startDay - b.startDay)
    const open = entries.filter((entry) => entry.state === 'open').length
    return {
      id,
      name: text.t(`decision.history.${id}`),
      countText: text.t('decision.history.count', { count: entries.length, open }),
      emptyText: text.t(`decision.history.empty.${id}`),
      showAllText: text.t('decision.history.showAll', { count: entries.length }),
      entries: entries.map((entry, at) => entryOf(text, entry, `${id}-${at}`, application)),
    }
  }
  const ticks = application.receivedOn
    ? yearTicks(application.receivedOn, domain)
    : relativeTicks(text, domain)
  return { lanes: [lane('here'), lane('elsewhere')], domain, ticks }
}

function entryOf(
  text: Text,
  entry: HistoryEntry,
  id: string,
  { currency, receivedOn }: DecisionAnswer['application'],
): TimelineEntry {
  const { t } = text
  const kind = text.local(entry.kind)
  const when = (day: number) => whenOf(text, day, receivedOn)
  const named =
    entry.amount === null
      ? kind
      : t('decision.history.entry', { kind, amount: text.money(entry.amount, currency) })
  const owes = entry.state === 'open' && entry.owed !== null && entry.owed > 0
  const owed = owes
    ? t('decision.history.owed', { entry: named, owed: text.money(entry.owed ?? 0, currency) })
    : named
  const late = entry.late
    ? t('decision.history.late', {
        length: formatDays(text.language, entry.late.daysLate),
        when: when(entry.late.day),
      })
    : null
  const refused =
    entry.state === 'refused' ? t('decision.history.refused', { when: when(entry.startDay) }) : null
  const end = entry.endDay ?? (entry.state === 'open' ? Math.max(0, entry.startDay) : entry.startDay)
  const planned = entry.plannedEndDay
  const sentence = t(`decision.history.state.${entry.state}`, {
    entry: owed,
    from: when(entry.startDay),
    to: when(end),
  })
  return {
    id,
    sentence: late === null ? sentence : `${sentence} ${late}.`,
    text: entry.state === 'cancelled' ? t('decision.history.cancelled', { entry: named }) : owed,
    alarm: refused ?? late,
    startDay: entry.startDay,
    endDay: end,
    plannedEndDay: entry.state === 'open' && planned !== null && planned > end ? planned : null,
    state: entry.state,
    lateDay: entry.late?.day ?? null,
  }
}

/** A month when the day of the application is known, else how long before it. */
function whenOf(text: Text, day: number, receivedOn: string | null): string {
  if (receivedOn !== null) return formatMonth(text.language, addDays(receivedOn, day))
  if (day >= 0) return text.t('decision.history.today')
  return text.t('decision.history.before', { length: formatDays(text.language, day) })
}

function place(day: number, { low, high }: History['domain']): number {
  return (day - low) / (high - low)
}

function yearTicks(receivedOn: string, domain: History['domain']): History['ticks'] {
  const received = Date.parse(`${receivedOn}T00:00:00Z`)
  const first = Number(addDays(receivedOn, domain.low).slice(0, 4)) + 1
  const last = Number(addDays(receivedOn, domain.high).slice(0, 4))
  const step = Math.ceil((last - first + 1) / 10)
  const ticks = []
  for (let year = first; year <= last; year += step) {
    const day = (Date.UTC(year, 0, 1) - received) / 86_400_000
    ticks.push({ at: place(day, domain), text: String(year) })
  }
  return ticks
}

function relativeTicks(text: Text, domain: History['domain']): History['ticks'] {
  const years = Math.floor(-domain.low / YEAR)
  const step = Math.max(1, Math.ceil(years / 5))
  const ticks = []
  for (let year = Math.floor(years / step) * step; year > 0; year -= step) {
    ticks.push({
      at: place(-year * YEAR, domain),
      text: text.t('decision.history.yearsBefore', { years: year }),
    })
  }
  return ticks
}
