import type { SourceFile } from '../source/source-file.ts'
import { csvBytes } from './byte-stream.ts'

const lineFeed = 10
const carriageReturn = 13
const quote = 34

/**
 * Line (from 1, header = 1) on which a record begins. The engine counts records, which differs from
 * lines as soon as a text holds a line break or an empty line stands between rows.
 * @param record index of the record, 0 = first row after the header
 */
export async function lineOfRecord(
  file: Pick<SourceFile, 'path' | 'format'>,
  record: number,
): Promise<number> {
  let line = 1
  // The header is record -1.
  let current = -2
  let quoted = false
  let empty = true
  for await (const chunk of csvBytes(file)) {
    for (const byte of chunk) {
      if (byte === lineFeed) {
        line++
        if (!quoted) empty = true
        continue
      }
      if (byte === carriageReturn && !quoted) continue
      if (empty) {
        empty = false
        current++
        if (current === record) return line
      }
      if (byte === quote) quoted = !quoted
    }
  }
  return line
}

/** Line (from 1) that holds the byte at `offset` (from 0) of the unpacked file. */
export async function lineOfByte(file: Pick<SourceFile, 'path' | 'format'>, offset: number): Promise<number> {
  let line = 1
  let position = 0
  for await (const chunk of csvBytes(file)) {
    const end = Math.min(chunk.length, offset - position)
    for (let index = 0; index < end; index++) if (chunk[index] === lineFeed) line++
    position += chunk.length
    if (position >= offset) break
  }
  return line
}

/** First line that ends otherwise than line 1 does (LF against CR LF); undefined when all end alike. */
export async function lineWithOtherEnd(
  file: Pick<SourceFile, 'path' | 'format'>,
): Promise<number | undefined> {
  let line = 1
  let before = 0
  let first: boolean | undefined
  for await (const chunk of csvBytes(file)) {
    for (const byte of chunk) {
      if (byte === lineFeed) {
        const windows = before === carriageReturn
        first ??= windows
        if (windows !== first) return line
        line++
      }
      before = byte
    }
  }
  return undefined
}
