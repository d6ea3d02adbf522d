import type { Cell, Frame } from './frame.ts'

/** By what gives a term's values: a whole number and the same one cast to a double are one. */
type ByValues<T> = Map<Cell['of'], T>

/** What is worked out of a term in one go; addresses of one value per group. */
export interface Measures {
  readonly counts: number
  readonly sums: number
  readonly least: number
  readonly greatest: number
  /** Whether every sum is exact, if the terms are whole. */
  readonly exact: boolean
}

/** Counts by group, 32 bits each. */
export interface KindCounts {
  /** Address of a kind's counts. */
  of(kind: number): number
}

/** Rows of each group: places `first` to before `last`, in `order` where rows of a group do not lie together. Addresses. */
export class Segments {
  readonly first: number
  readonly last: number
  readonly nGroups: number
  readonly #rows: Frame
  readonly #order: number | undefined
  readonly #values: ByValues<number> = new Map()
  readonly #measures: ByValues<Measures> = new Map()
  readonly #kindCounts: ByValues<KindCounts> = new Map()

  constructor(rows: Frame, first: number, last: number, nGroups: number, order: number | undefined) {
    this.#rows = rows
    this.first = first
    this.last = last
    this.nGroups = nGroups
    this.#order = order
  }

  /** Rows of all groups. */
  get nRows(): number {
    return this.#rows.nRows
  }

  /** Values of a term in the order of the groups. */
  valuesOf(term: Cell): number {
    const values = term.of(this.#rows)
    if (this.#order === undefined) return values
    return once(this.#values, term, () => {
      const { scratch, nRows } = this.#rows
      const out = scratch.doubles(nRows)
      scratch.kernel.gather(values, this.#order!, out, nRows)
      return out
    })
  }

  /** How often a condition holds in each group; in `out`. */
  countTrue(condition: (frame: Frame) => number, out: number): void {
    const { scratch, nRows } = this.#rows
    const { first, last, nGroups } = this
    let truths = condition(this.#rows)
    if (this.#order !== undefined) {
      const inOrder = scratch.truths(nRows)
      scratch.kernel.gatherTruths(truths, this.#order, inOrder, nRows)
      truths = inOrder
    }
    scratch.kernel.countTrue(truths, first, last, nGroups, out)
  }

  measuresOf(term: Cell): Measures {
    return once(this.#measures, term, () => {
      const { scratch } = this.#rows
      const { first, last, nGroups } = this
      const values = this.valuesOf(term)
      const room = nGroups + (nGroups % 2)
      const counts = scratch.doubles(5 * room)
      const [sums, sizes, least, greatest] = [1, 2, 3, 4].map((place) => counts + place * room * 8) as [
        number,
        number,
        number,
        number,
      ]
      scratch.kernel.measure(values, first, last, nGroups, counts, sums, sizes, least, greatest)
      return { counts, sums, least, greatest, exact: scratch.kernel.anyInexact(sizes, nGroups) === 0 }
    })
  }

  /** How often each of a text's kinds comes in each group: a column per kind, one behind them for missing ones. */
  kindCountsOf(text: Cell, nKinds: number): KindCounts {
    return once(this.#kindCounts, text, () => {
      const { scratch } = this.#rows
      const { first, last, nGroups } = this
      const room = roomApart(nGroups)
      const start = scratch.places((nKinds + 1) * room)
      scratch.kernel.countKinds(this.valuesOf(text), first, last, nGroups, nKinds, start, room)
      return { of: (kind) => start + kind * room * 4 }
    })
  }
}

/**
 * Counts from one of several columns to the next that are written in turns: whole lines of the processor's cache, one
 * more than the counts take, so that the columns of thousands of groups do not all fall to the same places in it.
 */
function roomApart(count: number): number {
  return Math.ceil(count / 16) * 16 + 16
}

function once<T>(known: ByValues<T>, { of }: Cell, compute: () => T): T {
  const found = known.get(of) ?? compute()
  known.set(of, found)
  return found
}
