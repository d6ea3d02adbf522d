import type { Frame } from './frame.ts'
import type { ColumnProgram } from './program.ts'
import type { Scratch } from './scratch.ts'

/** Where the features of a batch of applications are gathered, in the kernel's memory; used again for the next batch. */
export class BatchOutput {
  readonly #scratch: Scratch
  /** Addresses. */
  readonly #columns: ReadonlyMap<string, number>
  /** Addresses of the history's columns, in its order, as the kernel reads them. */
  readonly #historyColumns: number
  /** Takes the history application after application. */
  readonly #historyAt: number
  readonly #historyWidth: number
  /** The frame that was asked about last, and what was found. */
  #frame: Frame | undefined
  #oneRowEach = false

  /** @param room the most applications of a batch */
  constructor(scratch: Scratch, { features, historyIds }: ColumnProgram, room: number) {
    this.#scratch = scratch
    const ids = [...new Set([...features, ...historyIds])]
    const start = scratch.keepRoom(ids.length * room)
    this.#columns = new Map(ids.map((id, index) => [id, start + index * room * 8]))
    this.#historyWidth = historyIds.length
    this.#historyAt = scratch.keepRoom(historyIds.length * room)
    this.#historyColumns = scratch.keepRoom(Math.ceil(historyIds.length / 2))
    const addresses = scratch.placesAt(this.#historyColumns, historyIds.length)
    addresses.set(historyIds.map((id) => this.#columns.get(id)!))
  }

  /** Takes one value per application of the block, which begins `at` applications into the batch. */
  put(featureId: string, values: number, frame: Frame, at: number): void {
    const column = this.#columns.get(featureId)
    if (column === undefined) return
    const { kernel } = this.#scratch
    const { starts, ends, nRuns } = frame
    if (this.#hasOneRowEach(frame)) kernel.copyPlain(values, column + at * 8, nRuns)
    else kernel.firstOfRuns(values, starts, ends, nRuns, column + at * 8)
  }

  /** Features of a grain come one after the other, over the same frame. */
  #hasOneRowEach(frame: Frame): boolean {
    if (frame !== this.#frame) {
      const { nRows, nRuns, starts, ends } = frame
      const first = this.#scratch.placesAt(starts, nRuns)
      const last = this.#scratch.placesAt(ends, nRuns)
      this.#oneRowEach = nRows === nRuns && first.every((row, run) => row === run && last[run] === run + 1)
      this.#frame = frame
    }
    return this.#oneRowEach
  }

  /** Address of a history feature of the applications from `at` on. */
  historyColumn(featureId: string, at: number): number {
    return this.#columns.get(featureId)! + at * 8
  }

  /** A feature, of the first applications of the batch; valid until the next batch. */
  column(featureId: string, count: number): Float64Array {
    return this.#scratch.values(this.#columns.get(featureId)!, count)
  }

  /** The history, application after application. */
  history(count: number): Float64Array {
    const width = this.#historyWidth
    this.#scratch.kernel.interleave(this.#historyColumns, width, this.#historyAt, count)
    return this.#scratch.values(this.#historyAt, count * width)
  }
}
