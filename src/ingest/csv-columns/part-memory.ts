import type { SourceFile } from '../source/source-file.ts'
import type { KeyPlaces } from './application-places.ts'
import { csvKernel } from './csv-kernel.ts'
import type { CsvLayout } from './csv-layout.ts'

/** A file about to be read in parts, one per thread; plain data over a memory that threads share. */
export interface CsvFile {
  /** Name of the table. */
  readonly table: string
  readonly path: string
  readonly layout: CsvLayout
  readonly memory: WebAssembly.Memory
  /** Applications, and how many of them a bucket holds. */
  readonly nPlaces: number
  readonly bucketPlaces: number
  readonly nBuckets: number
  readonly parts: readonly CsvPart[]
}

/** Addresses of what kernels/csv/part.ts describes. */
export interface CsvPart {
  readonly address: number
  readonly columns: number
  readonly counts: number
  /** Takes bytes of the file, and 16 behind them. */
  readonly input: number
  readonly inputBytes: number
}

const MOST_PAGES = 65_536
const NEXT = 16
const POWERS = 64
const MOST_POWER = 22
const FIRST_FREE = 512

export const COLUMN_BYTES = 12
const PART_BYTES = 60
const BUCKET_BYTES = 16
const KINDS_BYTES = 12
export const SLOTS = 1024
export const SLOT_BYTES = 16
const INPUT_BYTES = 1 << 20
const SLACK = 64

const KINDS = { skipped: 0, count: 1, double: 2, text: 3, key: 4 } as const
const COMMA = 44
const LINE_FEED = 10
const RETURN = 13

/** 2^9 applications: their rows stay in the processor's cache while they are put in order. */
const SHIFT = 9

/** Memory for a file; when nobody needs its rows any more, it may take another file. */
export const csvMemory = (): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true })

/**
 * Lays out the memory into which a file is read.
 * @param nPlaces applications
 */
export function csvFile(
  { table, path }: SourceFile,
  layout: CsvLayout,
  keys: KeyPlaces,
  nPlaces: number,
  nParts: number,
  memory: WebAssembly.Memory,
): CsvFile {
  const first = new DataView(memory.buffer)
  first.setUint32(NEXT, FIRST_FREE, true)
  for (let power = 0; power <= MOST_POWER; power++)
    first.setFloat64(POWERS + 8 * power, Number(`1e${power}`), true)
  const kernel = csvKernel(memory)
  const take = (bytes: number): number => {
    const address = kernel.take(bytes)
    if (address === 0) throw new RangeError('no memory left for a file')
    // What an earlier file left.
    new Uint8Array(memory.buffer, address, bytes).fill(0)
    return address
  }
  const nBuckets = Math.ceil(nPlaces / 2 ** SHIFT)
  const places = takeFor(take, memory, keys.places)
  const parts = Array.from({ length: nParts }, (): CsvPart => {
    const columns = takeColumns(take, memory, layout)
    const [counts, buckets, row, input, address] = [
      nPlaces * 4,
      nBuckets * BUCKET_BYTES,
      layout.rowBytes + SLACK,
      INPUT_BYTES + SLACK,
      PART_BYTES,
    ].map(take) as [number, number, number, number, number]
    const fields = [
      columns,
      layout.columns.length,
      layout.rowBytes,
      row,
      buckets,
      SHIFT,
      places,
      keys.firstKey,
      keys.places.length,
      counts,
    ]
    new Int32Array(memory.buffer, address, fields.length).set(fields)
    new Uint32Array(memory.buffer, address, PART_BYTES / 4)[14] = Number(layout.hasReturns)
    return { address, columns, counts, input, inputBytes: INPUT_BYTES }
  })
  return { table: table.name, path, layout, memory, nPlaces, bucketPlaces: 2 ** SHIFT, nBuckets, parts }
}

type Take = (bytes: number) => number

function takeFor(take: Take, memory: WebAssembly.Memory, values: Int32Array): number {
  const address = take(values.byteLength)
  new Int32Array(memory.buffer, address, values.length).set(values)
  return address
}

function takeColumns(take: Take, memory: WebAssembly.Memory, layout: CsvLayout): number {
  const { columns } = layout
  const lineEnd = layout.hasReturns ? RETURN : LINE_FEED
  const address = take(columns.length * COLUMN_BYTES)
  for (const [c, { kind, decimals, at }] of columns.entries()) {
    const kinds = kind === 'text' ? takeKinds(take, memory) : 0
    const view = new DataView(memory.buffer, address + c * COLUMN_BYTES, COLUMN_BYTES)
    view.setUint8(0, KINDS[kind])
    view.setUint8(1, c === columns.length - 1 ? lineEnd : COMMA)
    view.setUint8(2, decimals)
    view.setUint32(4, at, true)
    view.setUint32(8, kinds, true)
  }
  return address
}

function takeKinds(take: Take, memory: WebAssembly.Memory): number {
  const [singles, slots, address] = [256, SLOTS * SLOT_BYTES, KINDS_BYTES].map(take) as [
    number,
    number,
    number,
  ]
  new Uint32Array(memory.buffer, address, 3).set([0, singles, slots])
  return address
}
