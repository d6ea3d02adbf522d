import { closeSync, openSync, readSync } from 'node:fs'
import { readHeader } from '../csv/header.ts'
import type { SourceFile } from '../source/source-file.ts'

/** The application that stands for a key: its place among all, rising by id; -1 for none. */
export interface KeyPlaces {
  readonly firstKey: number
  /** By key, from the first on. */
  readonly places: Int32Array
}

/** More keys between the least and the greatest would be a table of mostly nothing. */
const MOST_KEYS = 2 ** 26

/** @returns undefined when ids come twice or lie too far apart */
export function idPlaces(ids: Int32Array): KeyPlaces | undefined {
  const firstKey = ids[0] ?? 0
  const span = (ids.at(-1) ?? 0) - firstKey + 1
  if (span > MOST_KEYS) return undefined
  const places = new Int32Array(span).fill(-1)
  for (const [place, id] of ids.entries()) {
    if (places[id - firstKey] !== -1) return undefined
    places[id - firstKey] = place
  }
  return { firstKey, places }
}

const CHUNK_BYTES = 1 << 20
const LINE_FEED = 10
const RETURN = 13
const COMMA = 44
const ZERO = 48
const QUOTE = 34

/**
 * Ids of the applications of some files, rising.
 * @param column holds the id; whole numbers
 * @returns undefined when a file needs the full reader
 */
export async function applicationIds(
  files: readonly SourceFile[],
  column: string,
): Promise<Int32Array | undefined> {
  const found: number[] = []
  for (const file of files) {
    const place = (await readHeader(file)).indexOf(column)
    if (file.format !== 'csv' || place < 0 || !readIds(file.path, place, found)) return undefined
  }
  return Int32Array.from(found).sort()
}

function readIds(path: string, column: number, found: number[]): boolean {
  const file = openSync(path, 'r')
  try {
    const room = Buffer.alloc(CHUNK_BYTES)
    let isHeader = true
    for (let position = 0; ; ) {
      const read = readSync(file, room, 0, room.length, position)
      if (read === 0) return true
      let bytes = room.subarray(0, read)
      const isLast = read < room.length
      if (isLast && bytes.at(-1) !== LINE_FEED) bytes = Buffer.concat([bytes, Buffer.of(LINE_FEED)])
      let at = 0
      let quote = bytes.indexOf(QUOTE)
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, at)) {
        let quotes = 0
        for (; quote >= 0 && quote < end; quotes++) quote = bytes.indexOf(QUOTE, quote + 1)
        // The line ends within a text, or what looks like a comma may stand in one.
        if (quotes % 2 === 1 || (quotes > 0 && column > 0)) return false
        const id = isHeader ? 0 : wholeNumber(bytes, cellAt(bytes, at, column))
        if (id < 0) return false
        if (!isHeader) found.push(id)
        isHeader = false
        at = end + 1
      }
      if (at === 0) return false
      position += at
      if (isLast) return true
    }
  } finally {
    closeSync(file)
  }
}

function cellAt(bytes: Buffer, at: number, column: number): number {
  for (let c = 0; c < column; c++) at = bytes.indexOf(COMMA, at) + 1
  return at
}

/** -1 when it is none of up to nine digits. */
function wholeNumber(bytes: Buffer, at: number): number {
  let value = 0
  let digits = 0
  for (; bytes[at] !== COMMA && bytes[at] !== RETURN && bytes[at] !== LINE_FEED; at++, digits++) {
    const digit = bytes[at]! - ZERO
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return digits > 0 && digits < 10 ? value : -1
}
