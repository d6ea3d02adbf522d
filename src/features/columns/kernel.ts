import { kernelModule } from '../../kernels/index.ts'

/** A loop over a column: its address and how many bytes it moves per pair of values, the address of the result, rows. */
type OfOne = (a: number, step: number, out: number, n: number) => void
type OfTwo = (a: number, stepA: number, b: number, stepB: number, out: number, n: number) => void
/** Gives 1 when an infinity, or a number that is none, arises. */
type Checked = (a: number, stepA: number, b: number, stepB: number, out: number, n: number) => number
type Decode = (cells: number, missing: number, less: number, over: number, out: number, n: number) => void
/** Values, then the place of each group's first row and of the one behind its last, number of groups, result. */
type OfGroups = (values: number, first: number, last: number, nGroups: number, out: number) => void

/** What kernels/columns exports; addresses are bytes. */
export interface ColumnKernel {
  readonly memory: WebAssembly.Memory
  readonly __heap_base?: WebAssembly.Global
  readonly add: Checked
  readonly subtract: Checked
  readonly multiply: Checked
  readonly divide: Checked
  readonly negate: OfOne
  readonly absolute: OfOne
  readonly root: OfOne
  readonly floorOf: OfOne
  withoutMinusZero(values: number, n: number): void
  /** To truth values, as the other loops up to `countTrue`. */
  readonly less: OfTwo
  readonly equal: OfTwo
  presence(a: number, step: number, missing: number, present: number, out: number, n: number): void
  both(a: number, b: number, out: number, n: number): void
  either(a: number, b: number, out: number, n: number): void
  negation(a: number, out: number, n: number): void
  readonly toTruths: OfOne
  gatherTruths(truths: number, places: number, out: number, n: number): void
  fromTruths(a: number, out: number, n: number): void
  lookUpTruth(codes: number, table: number, missing: number, out: number, n: number): void
  choose(when: number, a: number, stepA: number, b: number, stepB: number, out: number, n: number): void
  readonly countTrue: OfGroups
  readonly firstPresent: OfTwo
  readonly unlessEqual: OfTwo
  toDecimal(a: number, step: number, power: number, limit: number, out: number, n: number): void
  fromDecimal(a: number, step: number, power: number, out: number, n: number): number
  readonly toInteger: OfOne
  lookUp(codes: number, table: number, missing: number, out: number, n: number): void
  readonly decode8: Decode
  readonly decodeUnsigned8: Decode
  readonly decode16: Decode
  readonly decodeUnsigned16: Decode
  readonly decode32: Decode
  fill(value: number, out: number, n: number): void
  fillRuns(ids: number, starts: number, ends: number, nRuns: number, out: number, n: number): void
  gather(values: number, places: number, out: number, n: number): void
  copyPlain(values: number, out: number, n: number): void
  firstOfRuns(values: number, starts: number, ends: number, nRuns: number, out: number): void
  interleave(columns: number, width: number, out: number, n: number): void
  filter(
    holds: number,
    starts: number,
    ends: number,
    nRuns: number,
    places: number,
    newStarts: number,
    newEnds: number,
  ): number
  inOrder(order: number, n: number): void
  /** 1 when every row stands at its own place. */
  isInOrder(order: number, n: number): number
  rowsAt(order: number, places: number, out: number, n: number): void
  sortRuns(
    order: number,
    other: number,
    starts: number,
    ends: number,
    nRuns: number,
    keys: number,
    nKeys: number,
  ): number
  rowNumbers(
    order: number,
    starts: number,
    ends: number,
    nRuns: number,
    parts: number,
    nParts: number,
    out: number,
  ): void
  groupRuns(
    order: number,
    starts: number,
    ends: number,
    nRuns: number,
    keys: number,
    nKeys: number,
    first: number,
    last: number,
    newStarts: number,
    newEnds: number,
  ): number
  joinRuns(
    starts: number,
    ends: number,
    otherStarts: number,
    otherEnds: number,
    nRuns: number,
    keys: number,
    otherKeys: number,
    nKeys: number,
    own: number,
    others: number,
    room: number,
    newStarts: number,
    newEnds: number,
  ): number
  /** @returns how many are not known; their places are at `unknown` */
  recall(slots: number, mask: number, values: number, out: number, n: number, unknown: number): number
  /** @returns slots that are used then, -1 when there is no room */
  remember(slots: number, mask: number, used: number, values: number, results: number, n: number): number
  countRows(first: number, last: number, nGroups: number, out: number): void
  readonly count: OfGroups
  readonly smallest: OfGroups
  readonly largest: OfGroups
  measure(
    values: number,
    first: number,
    last: number,
    nGroups: number,
    counts: number,
    sums: number,
    sizes: number,
    least: number,
    greatest: number,
  ): void
  /** 1 when the sum of a group may be inexact. */
  anyInexact(sizes: number, nGroups: number): number
  variance(values: number, means: number, first: number, last: number, nGroups: number, out: number): void
  sum(values: number, first: number, last: number, nGroups: number, out: number): number
  decimalSum(values: number, power: number, first: number, last: number, nGroups: number, out: number): number
  countKinds(
    codes: number,
    first: number,
    last: number,
    nGroups: number,
    nKinds: number,
    out: number,
    room: number,
  ): void
  fromCounts(counts: number, out: number, nGroups: number): void
  addCounts(counts: number, out: number, nGroups: number): void
  countDistinct(values: number, first: number, last: number, nGroups: number, work: number, out: number): void
}

/**
 * A kernel with memory of its own.
 * @throws VitrineError E_KERNEL when its file is missing
 */
export function columnKernel(): ColumnKernel {
  return new WebAssembly.Instance(kernelModule('columns')).exports as unknown as ColumnKernel
}
