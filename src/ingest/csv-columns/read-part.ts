import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { csvKernel } from './csv-kernel.ts'
import type { CsvFile } from './part-memory.ts'

const LINE_FEED = 10
const RETURN = 13

/**
 * Reads the lines that begin in one part of the file; each part in a thread of its own, or one after the other.
 * @returns false when the file needs the full reader
 */
export function readPart(file: CsvFile, index: number): boolean {
  const { address, input, inputBytes } = file.parts[index]!
  const { firstByte, hasReturns } = file.layout
  const lineEnd = hasReturns ? [RETURN, LINE_FEED] : [LINE_FEED]
  const kernel = csvKernel(file.memory)
  const descriptor = openSync(file.path, 'r')
  try {
    const room = () => new Uint8Array(file.memory.buffer, input, inputBytes + lineEnd.length)
    const { size } = fstatSync(descriptor)
    const [from, to] = [index, index + 1].map(
      (part) => firstByte + Math.floor(((size - firstByte) * part) / file.parts.length),
    ) as [number, number]
    let position = from
    if (index > 0) {
      const read = readSync(descriptor, room(), 0, inputBytes, from - 1)
      const skipped = behindLine(room(), read, 0)
      // No line begins here; or this one is longer than what can be read.
      if (skipped === 0) return from - 1 + read === size
      position = from - 1 + skipped
    }
    while (position < to) {
      const bytes = room()
      const read = readSync(descriptor, bytes, 0, inputBytes, position)
      let end = bytes.lastIndexOf(LINE_FEED, read - 1) + 1
      // The last line may lack its end.
      if (position + read === size && end < read) {
        bytes.set(lineEnd, read)
        end = read + lineEnd.length
      }
      // The line that holds the part's last byte is its last.
      if (position + end > to) end = behindLine(bytes, end, to - 1 - position)
      if (end === 0 || kernel.readRows(address, input, input + end) !== 0) return false
      position += end
    }
    return true
  } finally {
    closeSync(descriptor)
  }
}

/** Place behind the first line feed at or behind `at`; 0 when there is none. */
function behindLine(bytes: Uint8Array, count: number, at: number): number {
  return bytes.subarray(0, count).indexOf(LINE_FEED, at) + 1
}
