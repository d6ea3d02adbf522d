import { type FileHandle, open } from 'node:fs/promises'
import type { Random } from '../random/index.ts'

const COMMA = 44
const NEWLINE = 10
const ZERO = 48
const MINUS = 45
const POINT = 46
/** No row of any table may be longer; checked at the end of each row. */
const MAX_ROW_BYTES = 8192
const BLOCK_BYTES = 1 << 21

export interface CsvTableOptions {
  readonly path: string
  readonly header: readonly string[]
  /** Rows are put out in random order within blocks of this many; 1 keeps the order in which they came. */
  readonly shuffleRows?: { readonly window: number; readonly random: Random }
}

/**
 * One CSV file, written row by row. Cells go straight into a byte block; a full block is put out, shuffled, with one
 * awaited write, so that memory stays at two blocks whatever the number of rows.
 */
export class CsvTable {
  rows = 0
  bytes = 0
  readonly #columns: number
  readonly #window: number
  readonly #random: Random | undefined
  readonly #file: FileHandle
  readonly #known = new Map<string, Buffer>()
  #block = Buffer.allocUnsafe(BLOCK_BYTES + MAX_ROW_BYTES)
  #spare = Buffer.allocUnsafe(BLOCK_BYTES + MAX_ROW_BYTES)
  #starts: Int32Array
  #pending = 0
  #at = 0
  #cells = 0

  private constructor(file: FileHandle, options: CsvTableOptions) {
    this.#file = file
    this.#columns = options.header.length
    this.#window = options.shuffleRows?.window ?? 4096
    this.#random = options.shuffleRows?.random
    this.#starts = new Int32Array(this.#window * 2 + 2)
  }

  static async create(options: CsvTableOptions): Promise<CsvTable> {
    const file = await open(options.path, 'w')
    const table = new CsvTable(file, options)
    const header = Buffer.from(`${options.header.join(',')}\n`)
    await file.write(header)
    table.bytes = header.length
    return table
  }

  /** A whole number without decimals, |value| ≤ 2^53. */
  integer(value: number): void {
    this.#digits(value < 0 ? -value : value, value < 0)
    this.#next()
  }

  /** A number with at most `places` (0-10) decimals and at least one, as in `135000.0`; NaN leaves the cell empty. */
  decimal(value: number, places = 2): void {
    if (!Number.isNaN(value)) {
      const scale = POWERS[places]!
      const scaled = Math.round(Math.abs(value) * scale)
      const whole = Math.floor(scaled / scale)
      let rest = scaled - whole * scale
      this.#digits(whole, value < 0 && scaled > 0)
      this.#block[this.#at++] = POINT
      let left = places
      if (rest === 0) {
        this.#block[this.#at++] = ZERO
      } else {
        while (rest % 10 === 0) {
          rest /= 10
          left--
        }
        for (let k = this.#at + left - 1; k >= this.#at; k--) {
          const tenth = Math.floor(rest / 10)
          this.#block[k] = ZERO + (rest - tenth * 10)
          rest = tenth
        }
        this.#at += left
      }
    }
    this.#next()
  }

  /** Text as UTF-8, quoted where it holds a comma or a quote. Repeated values are encoded once. */
  text(value: string): void {
    let encoded = this.#known.get(value)
    if (encoded === undefined) {
      encoded = Buffer.from(/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
      if (this.#known.size < 1024) this.#known.set(value, encoded)
    }
    const block = this.#block
    let at = this.#at
    for (let k = 0; k < encoded.length; k++) block[at++] = encoded[k]!
    this.#at = at
    this.#next()
  }

  blank(): void {
    this.#next()
  }

  endRow(): void {
    if (this.#cells !== this.#columns)
      throw new Error(`row of ${this.#cells} cells in a table of ${this.#columns} columns`)
    this.#block[this.#at - 1] = NEWLINE
    if (this.#at - this.#starts[this.#pending]! > MAX_ROW_BYTES) throw new Error('row too long')
    this.#cells = 0
    this.#pending++
    this.rows++
    if (this.#pending + 1 >= this.#starts.length) this.#starts = grown(this.#starts)
    this.#starts[this.#pending] = this.#at
    if (this.#block.length - this.#at < MAX_ROW_BYTES) {
      this.#block = Buffer.concat([this.#block, Buffer.allocUnsafe(BLOCK_BYTES)])
      this.#spare = Buffer.allocUnsafe(this.#block.length)
    }
  }

  /** True when a block waits; the writer calls `flush` between applications, which is where back-pressure acts. */
  get full(): boolean {
    return this.#pending >= this.#window || this.#at >= BLOCK_BYTES
  }

  async flush(): Promise<void> {
    if (this.#pending === 0) return
    const bytes = this.#at
    const out = this.#random === undefined ? this.#block : this.#shuffled(this.#random)
    for (let from = 0; from < bytes; ) {
      const { bytesWritten } = await this.#file.write(out, from, bytes - from)
      from += bytesWritten
    }
    this.bytes += bytes
    this.#pending = 0
    this.#at = 0
  }

  async close(): Promise<void> {
    try {
      await this.flush()
    } finally {
      await this.#file.close()
    }
  }

  /** Closes the file without putting out what waits; for a run that was stopped. */
  async abandon(): Promise<void> {
    await this.#file.close()
  }

  #shuffled(random: Random): Buffer {
    const order = new Int32Array(this.#pending)
    for (let k = 0; k < order.length; k++) order[k] = k
    random.shuffle(order)
    let at = 0
    for (const row of order)
      at += this.#block.copy(this.#spare, at, this.#starts[row]!, this.#starts[row + 1]!)
    return this.#spare
  }

  #digits(magnitude: number, negative: boolean): void {
    const block = this.#block
    if (negative) block[this.#at++] = MINUS
    let length = 1
    for (let limit = 10; magnitude >= limit; limit *= 10) length++
    let rest = magnitude
    for (let k = this.#at + length - 1; k >= this.#at; k--) {
      const tenth = Math.floor(rest / 10)
      block[k] = ZERO + (rest - tenth * 10)
      rest = tenth
    }
    this.#at += length
  }

  #next(): void {
    this.#block[this.#at++] = COMMA
    this.#cells++
  }
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10]

function grown(starts: Int32Array): Int32Array {
  const more = new Int32Array(starts.length * 2)
  more.set(starts)
  return more
}
