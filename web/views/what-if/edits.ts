import type { EditableFact, WhatIfEdits } from '../../../src/contract/index.ts'
import { formatFilters, parseFilters } from '../../../src/contract/index.ts'
import { shownScale } from '../../controls/index.ts'

export type Edit = WhatIfEdits['edits'][string]
export type Edits = Readonly<Record<string, Edit>>

/** Edits as text of the address, in the form of the group filters: `AMT_CREDIT:10000;AMT_GOODS_PRICE:missing`. */
export function formatEdits(edits: Edits): string {
  return formatFilters(
    Object.entries(edits).map(([column, value]) =>
      value === null
        ? { column, kind: 'missing' as const }
        : { column, kind: 'values' as const, values: [String(value)] },
    ),
  )
}

/** Edits of a text, for the facts that may be edited; anything else in it is left out. */
export function parseEdits(text: string, facts: readonly EditableFact[]): Edits {
  const parsed = parseFilters(text)
  const edits: Record<string, Edit> = {}
  for (const part of parsed.ok ? parsed.filters : []) {
    const fact = facts.find((each) => each.column === part.column)
    if (fact === undefined) continue
    if (part.kind === 'missing') edits[fact.column] = null
    if (part.kind !== 'values' || part.values.length !== 1) continue
    const value = part.values[0]!
    if (fact.kind === 'category') edits[fact.column] = value
    else if (value !== '' && Number.isFinite(Number(value))) edits[fact.column] = Number(value)
  }
  return edits
}

/** True when the service takes this value for this fact. */
export function mayBe(fact: EditableFact, value: Edit): boolean {
  if (value === null) return true
  if (fact.kind === 'category') return fact.values.some((each) => each.value === value)
  const { bounds } = fact
  if (typeof value !== 'number' || (fact.whole && !Number.isInteger(value))) return false
  return bounds === null || (value >= bounds.min && value <= bounds.max)
}

/** The edits that differ from what was filed and may be entered; only these are scored. */
export function countedEdits(edits: Edits, facts: readonly EditableFact[]): Edits {
  return Object.fromEntries(
    Object.entries(edits).filter(([column, value]) => {
      const fact = facts.find((each) => each.column === column)
      return fact !== undefined && value !== fact.filedValue && mayBe(fact, value)
    }),
  )
}

/** True when both change the same facts to the same values. */
export function sameEdits(one: Edits, other: Edits): boolean {
  const columns = Object.keys(one)
  return (
    columns.length === Object.keys(other).length &&
    columns.every((column) => column in other && one[column] === other[column])
  )
}

/** How the raw value of a fact is entered: units, rounding and limits as people see them. */
export function entryOf(fact: EditableFact) {
  const back = fact.unit === 'days' && fact.bounds !== null && fact.bounds.max <= 0
  const scale = shownScale(fact.unit, back)
  const round = (shown: number): number => Number(shown.toFixed(scale.decimals))
  const shown = (raw: number): number => round(scale.toShown(raw))
  const { slider } = fact
  const ends = slider === null ? [0, 0] : [shown(slider.min), shown(slider.max)].sort((a, b) => a - b)
  const step = slider === null ? 1 : Math.abs(scale.toShown(slider.step))
  return {
    back,
    word: scale.word,
    decimals: scale.decimals,
    low: ends[0]!,
    high: ends[1]!,
    step: Math.max(round(step), 10 ** -scale.decimals),
    shown,
    /** Raw value of an entered number; the filed value itself when the entry reads the same, so rounding never edits. */
    raw(entered: number): number {
      if (typeof fact.filedValue === 'number' && shown(fact.filedValue) === round(entered))
        return fact.filedValue
      const raw = scale.toRaw(entered)
      if (slider === null) return raw
      // The ends as people read them are rounded; the ends that count are the raw ones.
      if (round(entered) === ends[0] || round(entered) === ends[1])
        return Math.min(slider.max, Math.max(slider.min, raw))
      return raw
    },
  }
}
