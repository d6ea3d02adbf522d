import type { KeptColumn } from '../rows/kept-column.ts'
import type { KeyPlaces } from './application-places.ts'
import { csvKernel } from './csv-kernel.ts'
import type { CsvColumn } from './csv-layout.ts'
import { COLUMN_BYTES, type CsvFile, SLOT_BYTES, SLOTS } from './part-memory.ts'

/** A file that was read: whose rows it holds, and what its columns became. Plain data over the file's memory. */
export interface CsvTable {
  readonly name: string
  readonly file: CsvFile
  readonly nRows: number
  /** Rows of no known application; they are left out. */
  readonly nUnknown: number
  /** Ids of the applications that have rows, rising, their places among all, and the row at which each begins. */
  readonly ids: Int32Array
  readonly places: Int32Array
  readonly starts: Uint32Array
  readonly columns: readonly CsvTableColumn[]
}

export interface CsvTableColumn extends KeptColumn {
  readonly from: CsvColumn
  /** Of a text, by part: the place that stands for each of the part's own; 256 bytes. */
  readonly placesOfPart: readonly Uint8Array[]
}

/**
 * @param ids of all applications, rising
 * @returns undefined when a text has too many kinds, or bytes that are no UTF-8, or a whole number is none
 */
export function csvTable(file: CsvFile, ids: Int32Array): CsvTable | undefined {
  const { memory, parts, nPlaces, layout } = file
  const counts = parts.map((part) => new Uint32Array(memory.buffer, part.counts, nPlaces))
  const found = {
    ids: new Int32Array(nPlaces),
    places: new Int32Array(nPlaces),
    starts: new Uint32Array(nPlaces),
  }
  let [n, nRows] = [0, 0]
  for (let place = 0; place < nPlaces; place++) {
    const own = counts.reduce((sum, count) => sum + count[place]!, 0)
    if (own === 0) continue
    found.ids[n] = ids[place]!
    found.places[n] = place
    found.starts[n++] = nRows
    nRows += own
  }
  const columns: CsvTableColumn[] = []
  for (const [c, from] of layout.columns.entries()) {
    if (from.at === 0) continue
    const column = from.kind === 'text' ? textColumn(file, c, from) : numberColumn(file, c, from)
    if (column === undefined) return undefined
    columns.push(column)
  }
  return {
    name: file.table,
    file,
    nRows,
    nUnknown: parts.reduce((sum, { address }) => sum + new Uint32Array(memory.buffer, address)[11]!, 0),
    ids: found.ids.slice(0, n),
    places: found.places.slice(0, n),
    starts: found.starts.slice(0, n),
    columns,
  }
}

function numberColumn({ memory, parts }: CsvFile, c: number, from: CsvColumn): CsvTableColumn | undefined {
  const isFar = parts.some(
    ({ columns }) => new Uint8Array(memory.buffer, columns + c * COLUMN_BYTES)[3] === 1,
  )
  if (isFar && from.isWhole) return undefined
  const kind = from.kind === 'double' || isFar ? 'float64' : 'int32'
  const over = kind === 'int32' ? 10 ** from.decimals : 1
  return { name: from.name!, kind, over, at: 0, from, placesOfPart: [] }
}

/** A cell takes a byte. */
const MOST_KINDS = 255

function textColumn(file: CsvFile, c: number, from: CsvColumn): CsvTableColumn | undefined {
  const { memory, parts } = file
  const met = parts.map(({ columns }) => {
    const kinds = new Uint32Array(memory.buffer, columns + c * COLUMN_BYTES, 3)[2]!
    return kindsAt(memory, kinds)
  })
  if (met.some((texts) => texts === undefined)) return undefined
  // In the order of their bytes, as the engine has them.
  const texts = [...new Set(met.flatMap((own) => own!))].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  )
  if (texts.length > MOST_KINDS) return undefined
  const placesOfPart = met.map((own) => {
    const places = new Uint8Array(256)
    for (const [place, text] of own!.entries()) places[place + 1] = texts.indexOf(text) + 1
    return places
  })
  return { name: from.name!, kind: 'uint8', over: 1, texts, at: 0, from, placesOfPart }
}

/** Texts in the order in which they were met; undefined where one is no UTF-8. */
function kindsAt(memory: WebAssembly.Memory, address: number): readonly string[] | undefined {
  const [count, , slots] = new Uint32Array(memory.buffer, address, 3) as unknown as [number, number, number]
  const texts = new Array<string>(count)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let slot = 0; slot < SLOTS; slot++) {
    const [, at, length, place] = new Uint32Array(memory.buffer, slots + slot * SLOT_BYTES, 4) as unknown as [
      number,
      number,
      number,
      number,
    ]
    if (place === 0) continue
    try {
      // The decoder takes no shared memory.
      texts[place - 1] = decoder.decode(Uint8Array.from(new Uint8Array(memory.buffer, at, length)))
    } catch {
      return undefined
    }
  }
  return texts
}

/**
 * The applications that another table's rows belong to, by a key of this one.
 * @returns undefined when a key comes twice or keys lie too far apart
 */
export function placesByKey({ file, columns, nRows }: CsvTable, key: string): KeyPlaces | undefined {
  const { memory, parts, nBuckets } = file
  const { at } = columns.find(({ name }) => name === key)!.from
  const kernel = csvKernel(memory)
  const range = kernel.take(8)
  new Int32Array(memory.buffer, range, 2).set([2 ** 31 - 1, -(2 ** 31)])
  for (const { address } of parts) kernel.keyRange(address, nBuckets, at, range)
  const [firstKey, lastKey] = new Int32Array(memory.buffer, range, 2) as unknown as [number, number]
  if (nRows === 0) return { firstKey: 0, places: new Int32Array(0) }
  const span = lastKey - firstKey + 1
  if (span > MOST_KEYS) return undefined
  const address = kernel.take(span * 4)
  const places = new Int32Array(memory.buffer, address, span).fill(-1)
  for (const part of parts)
    if (kernel.keyPlaces(part.address, nBuckets, at, firstKey, address) === 1) return undefined
  return { firstKey, places: Int32Array.from(places) }
}

/** More keys between the least and the greatest would be a table of mostly nothing. */
const MOST_KEYS = 2 ** 26
