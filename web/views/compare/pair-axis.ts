import type { PairAxis } from '../../../src/contract/index.ts'
import type { GridAxis } from '../../charts/density-grid.tsx'
import { alongEdges, asLengths, mirrored, ticksByUnit } from '../../controls/index.ts'
import type { Text } from '../../text/index.ts'

/** Cells along each side of a block. */
export const BLOCK = 3

export const binsOf = (axis: PairAxis): number =>
  axis.kind === 'category' ? axis.categories.length : Math.max(1, axis.edges.length - 1)

/** Place of the customer in bins as the answer counts them; null without information. */
export function customerPlace(axis: PairAxis): number | null {
  if (axis.customerBin === null) return null
  return axis.customer.number === null || axis.kind === 'category'
    ? axis.customerBin + 0.5
    : alongEdges(axis.edges, axis.customer.number)
}

/** The axis as drawn: lengths of time start at 0, so their bins are counted from the other end. */
export function gridAxis(axis: PairAxis, text: Text, currency: string | null) {
  const bins = binsOf(axis)
  const back = asLengths(axis)
  const edges = back ? mirrored(axis.edges) : axis.edges
  const low = edges[0] ?? 0
  const high = edges[edges.length - 1] ?? 1
  const place = customerPlace(axis)
  const ticks =
    axis.kind === 'category'
      ? axis.categories.map((category, bin) => ({
          at: (bin + 0.5) / bins,
          text: short(text.local(category.text)),
        }))
      : ticksByUnit(text.language, axis.unit, low, high, currency, 6).map((tick) => ({
          at: alongEdges(edges, low + tick.at * (high - low)) / bins,
          text: tick.text,
        }))
  const drawn: GridAxis = {
    bins,
    ticks,
    name: text.local(axis.label),
    customer: place === null ? null : back ? bins - place : place,
  }
  return { axis: drawn, back, bin: (bin: number): number => (back ? bins - 1 - bin : bin) }
}

const MOST_LETTERS = 9

/** Names of categories are cut on the axis; the table has them whole. */
function short(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name
}

/** What some neighbouring bins hold, in words: "€0 to €7,200", or the names of the categories. */
export function binWords(
  axis: PairAxis,
  bin: number,
  width: number,
  text: Text,
  currency: string | null,
): string {
  const to = Math.min(bin + width, binsOf(axis))
  if (axis.kind === 'category') {
    return axis.categories
      .slice(bin, to)
      .map((category) => text.local(category.text))
      .join(', ')
  }
  const ends = [axis.edges[bin]!, axis.edges[to]!]
  if (asLengths(axis)) ends.reverse()
  return text.range(text.byUnit(ends[0]!, axis.unit, currency), text.byUnit(ends[1]!, axis.unit, currency))
}
