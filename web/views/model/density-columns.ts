import type { FeatureDensity, Unit } from '../../../src/contract/index.ts'
import type { EffectColumn } from '../../charts/effect-density.tsx'
import type { Tick } from '../../charts/percent.ts'
import type { Text } from '../../text/index.ts'

type Bin = FeatureDensity['valueBins'][number]

/** One item as drawn: its columns from low to high, and the people without information apart. */
export interface DrawnEffect {
  readonly bins: readonly Bin[]
  readonly columns: readonly EffectColumn[]
  readonly missing: EffectColumn | null
  readonly ticks: readonly Tick[]
}

const MOST_LETTERS = 8

export function drawnEffect(density: FeatureDensity, unit: Unit, text: Text): DrawnEffect {
  const known = density.valueBins.filter((bin) => !bin.missing)
  // Days that count back are shown as lengths: the shortest first.
  const bins = countsBack(known, unit) ? [...known].reverse() : known
  const missing = density.valueBins.find((bin) => bin.missing && bin.n > 0)
  return {
    bins,
    columns: bins.map((bin, at) => column(bin, `${at}`)),
    missing: missing === undefined ? null : column(missing, 'missing'),
    ticks: ticksOf(bins, unit, text),
  }
}

function column(bin: Bin, id: string): EffectColumn {
  return { id, n: bin.n, mean: bin.meanEffect, counts: bin.counts }
}

function countsBack(bins: readonly Bin[], unit: Unit): boolean {
  return (
    unit === 'days' && bins.some((bin) => (bin.low ?? 0) < 0) && bins.every((bin) => (bin.high ?? 0) <= 0)
  )
}

/** A number has its ends and middle named, a category each value as far as there is room. */
function ticksOf(bins: readonly Bin[], unit: Unit, text: Text): Tick[] {
  const count = bins.length
  if (count === 0) return []
  if (bins[0]!.category !== null) {
    const every = Math.ceil(count / 3)
    return bins.flatMap((bin, at) =>
      at % every === 0 && bin.category !== null
        ? [{ at: (at + 0.5) / count, text: short(text.local(bin.category)) }]
        : [],
    )
  }
  const edge = (at: number): number | null => (at < count ? nearEnd(bins, at, unit) : farEnd(bins, unit))
  const places = count < 3 ? [0, count] : [0, Math.round(count / 2), count]
  return places.flatMap((at) => {
    const value = edge(at)
    return value === null ? [] : [{ at: at / count, text: shortValue(value, unit, text) }]
  })
}

const nearEnd = (bins: readonly Bin[], at: number, unit: Unit): number | null =>
  countsBack(bins, unit) ? bins[at]!.high : bins[at]!.low

const farEnd = (bins: readonly Bin[], unit: Unit): number | null => {
  const last = bins[bins.length - 1]!
  return countsBack(bins, unit) ? last.low : last.high
}

function short(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name
}

/** No currency here: the model knows amounts, not whose money it is. */
function shortValue(value: number, unit: Unit, text: Text): string {
  return unit === 'score' ? text.number(value * 100) : text.byUnit(value, unit, null)
}

/** Name of one value bin for the table. */
export function binName(bin: Bin, unit: Unit, text: Text): string {
  if (bin.missing) return text.t('common.noInformation')
  if (bin.category !== null) return text.local(bin.category)
  const ends = [bin.low, bin.high].filter((value): value is number => value !== null)
  if (unit === 'days') ends.sort((a, b) => Math.abs(a) - Math.abs(b))
  const words = ends.map((value) => text.byUnit(value, unit, null))
  return words.length === 2 && words[0] !== words[1] ? text.range(words[0]!, words[1]!) : (words[0] ?? '')
}

/** A small share, never shown as nothing: 0.3 %, 12 %. */
export function smallShare(share: number, text: Text): string {
  return text.share(share, share > 0 && share < 0.1 ? 1 : 0)
}
