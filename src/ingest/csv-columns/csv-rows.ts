import type { CellReader } from '../rows/column-reader.ts'
import { firstAtLeast } from '../rows/first-at-least.ts'
import { CELLS, type KeptColumn } from '../rows/kept-column.ts'
import type { TableRows } from '../rows/row-files.ts'
import { type CsvKernel, csvKernel } from './csv-kernel.ts'
import type { CsvTable, CsvTableColumn } from './csv-table.ts'

const TARGET_BYTES = 24
const TARGETS = { counts: 1, doubles: 2, texts: 3, countsAsDoubles: 4 } as const
/** Most rows of a block: 32 KiB of rows of an application's place alone. */
const BLOCK_ROWS = 8192

/** A file's rows column by column, put in order a stretch of applications at a time; one per thread. */
export class CsvRows implements TableRows {
  readonly nRows: number
  readonly ids: Int32Array
  readonly starts: Uint32Array
  readonly columns: readonly CsvTableColumn[]
  /** What lies behind is not in order yet. */
  readonly ahead = 0
  readonly #table: CsvTable
  readonly #kernel: CsvKernel
  /** By part. */
  readonly #targets: readonly number[]
  /** By column. */
  readonly #outs: readonly number[]
  readonly #next: number
  readonly #order: number
  #firstRow = 0

  /**
   * @param most buckets that are put in order at once
   * @throws RangeError when the memory does not hold them
   */
  constructor(table: CsvTable, most: number) {
    const { file, columns } = table
    this.nRows = table.nRows
    this.ids = table.ids
    this.starts = table.starts
    this.columns = columns
    this.#table = table
    this.#kernel = csvKernel(file.memory)
    const rows = mostRows(table, most)
    this.#outs = columns.map(({ kind }) => this.#take(rows * CELLS[kind].array.BYTES_PER_ELEMENT))
    this.#next = this.#take(most * file.bucketPlaces * 4)
    this.#order = this.#take(BLOCK_ROWS * 4)
    this.#targets = file.parts.map((_, part) => this.#targetsOf(part))
  }

  /** Rows of the applications of some buckets; only they can be read then. */
  take(firstBucket: number, nBuckets: number): void {
    const { file, places, starts, nRows } = this.#table
    const firstPlace = firstBucket * file.bucketPlaces
    const next = new Int32Array(file.memory.buffer, this.#next, nBuckets * file.bucketPlaces)
    const from = firstAtLeast(places, firstPlace)
    this.#firstRow = starts[from] ?? nRows
    for (let i = from; i < places.length && places[i]! < firstPlace + next.length; i++)
      next[places[i]! - firstPlace] = starts[i]! - this.#firstRow
    for (const [part, { address }] of file.parts.entries())
      this.#kernel.arrange(
        address,
        firstBucket,
        Math.min(nBuckets, file.nBuckets - firstBucket),
        firstPlace,
        this.#next,
        this.#order,
        this.#targets[part]!,
        this.columns.length,
      )
  }

  column(column: KeptColumn): CellReader {
    const address = this.#outs[this.columns.indexOf(column as CsvTableColumn)]!
    const width = CELLS[column.kind].array.BYTES_PER_ELEMENT
    return {
      fill: (start, bytes) => {
        const from = address + (start - this.#firstRow) * width
        bytes.set(new Uint8Array(this.#table.file.memory.buffer, from, bytes.length))
      },
    }
  }

  #take(bytes: number): number {
    const address = this.#kernel.take(bytes)
    if (address === 0) throw new RangeError('no memory left for the rows of a file')
    return address
  }

  #targetsOf(part: number): number {
    const address = this.#take(this.columns.length * TARGET_BYTES)
    for (const [c, { kind, from, placesOfPart }] of this.columns.entries()) {
      const texts = kind === 'uint8' ? this.#take(256) : 0
      if (texts !== 0) new Uint8Array(this.#table.file.memory.buffer, texts, 256).set(placesOfPart[part]!)
      const view = new DataView(this.#table.file.memory.buffer, address + c * TARGET_BYTES, TARGET_BYTES)
      view.setUint32(0, TARGETS[targetOf(kind, from.kind)], true)
      view.setUint32(4, from.at, true)
      view.setUint32(8, this.#outs[c]!, true)
      view.setUint32(12, texts, true)
      view.setFloat64(16, 10 ** from.decimals, true)
    }
    return address
  }
}

function targetOf(kind: KeptColumn['kind'], from: CsvTableColumn['from']['kind']): keyof typeof TARGETS {
  if (kind === 'uint8') return 'texts'
  if (kind === 'int32') return 'counts'
  return from === 'double' ? 'doubles' : 'countsAsDoubles'
}

/** Of any stretch of so many buckets that begins at a multiple of it. */
function mostRows({ file, places, starts, nRows }: CsvTable, nBuckets: number): number {
  let most = 0
  const stretch = nBuckets * file.bucketPlaces
  for (let place = 0; place < file.nPlaces; place += stretch) {
    const [from, to] = [place, place + stretch].map((one) => starts[firstAtLeast(places, one)] ?? nRows)
    most = Math.max(most, to! - from!)
  }
  return most
}
