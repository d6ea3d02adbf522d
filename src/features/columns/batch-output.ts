import type { Frame } from './frame.ts'
import type { ColumnProgram } from './program.ts'
import type { Scratch } from './scratch.ts'

/** Where the features of a batch of applications are gathered, in the kernel's memory; used again for the next batch. */
export class BatchOutput {
  readonly #scratch: Scratch
  /** Applications that fit. */
  readonly #room: number
  readonly #columns: ReadonlyMap<string, number>
  readonly #columnsAt: number
  readonly #history: ReadonlyMap<string, number>
  readonly #historyAt: number
  /** Bytes from one application's history to the next. */
  readonly #stride: number

  /** @param room the most applications of a batch */
  constructor(scratch: Scratch, { features, historyIds }: ColumnProgram, room: number) {
    this.#scratch = scratch
    this.#room = room
    this.#columns = new Map(features.map((id, index) => [id, index]))
    this.#history = new Map(historyIds.map((id, index) => [id, index]))
    this.#columnsAt = scratch.keepRoom(features.length * room)
    this.#historyAt = scratch.keepRoom(historyIds.length * room)
    this.#stride = historyIds.length * 8
  }

  /** Takes one value per application of the block, which begins `at` applications into the batch. */
  put(featureId: string, values: number, rows: Frame, at: number): void {
    const column = this.#columns.get(featureId)
    const place = this.#history.get(featureId)
    this.#scratch.kernel.firstOfRuns(
      values,
      rows.starts,
      rows.ends,
      rows.nRuns,
      column === undefined ? 0 : this.#columnAt(column) + at * 8,
      place === undefined ? 0 : this.#historyAt + place * 8 + at * this.#stride,
      this.#stride,
    )
  }

  /** Address of a history feature of the applications `at` to before `at + count`. */
  historyColumn(featureId: string, at: number, count: number): number {
    const out = this.#scratch.doubles(count)
    const from = this.#historyAt + this.#history.get(featureId)! * 8 + at * this.#stride
    this.#scratch.kernel.collect(from, this.#stride, out, count)
    return out
  }

  /** A feature of the matrix, of the first applications of the batch; valid until the next batch. */
  column(featureId: string, count: number): Float64Array {
    return this.#scratch.values(this.#columnAt(this.#columns.get(featureId)!), count)
  }

  /** The history, application after application. */
  history(count: number): Float64Array {
    return this.#scratch.values(this.#historyAt, (count * this.#stride) / 8)
  }

  #columnAt(index: number): number {
    return this.#columnsAt + index * this.#room * 8
  }
}
