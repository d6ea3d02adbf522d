import { Kinds, placeOf } from './kinds'
import { take } from './memory'
import { asCount, asDouble, decimals, isExact, readNumber } from './number'
import {
  BLOCK_HEAD,
  Block,
  bucketOf,
  COLUMN_BYTES,
  COUNT,
  Column,
  DOUBLE,
  FAR,
  KEY,
  MISSING,
  Part,
  SKIPPED,
  TEXT,
} from './part'

/** The number in a cell of another form (1e-05) or of many digits, NaN where it is none. */
declare function numberOf(at: usize, length: i32): f64

const COMMA: u8 = 44
const LINE_FEED: u8 = 10
const RETURN: u8 = 13
const QUOTE: u8 = 34
const BLOCK_BYTES: usize = 32_768
/** Doubles that stand aside, in one piece of room. */
const ASIDE_BYTES: u32 = 8192
/** What only a full reader can tell: a quote in a text, an empty line, a row too short or too long, a cell that is no number. */
const UNREADABLE: i32 = 1

/**
 * Reads whole lines and gathers their rows.
 * @param end address behind the last line feed; 16 bytes follow that may be read
 * @returns 0, or UNREADABLE
 */
export function readRows(address: usize, at: usize, end: usize): i32 {
  const part = changetype<Part>(address)
  const lastColumn = part.columns + usize(part.nColumns) * COLUMN_BYTES
  while (at < end) {
    let place: i32 = -1
    for (let one = part.columns; one < lastColumn; one += COLUMN_BYTES) {
      const column = changetype<Column>(one)
      const kind = column.kind
      const cell = part.row + usize(column.at)
      if (kind === SKIPPED || kind === TEXT) {
        const isQuoted = load<u8>(at) === QUOTE
        const from = at + usize(isQuoted)
        const to = isQuoted ? endOfQuoted(from) : endOfCell(from)
        // Nothing in quotes, or a quote within them.
        if (isQuoted && (to === from || load<u8>(to) !== QUOTE)) return UNREADABLE
        if (kind === TEXT) {
          const text = to === from ? 0 : placeOf(changetype<Kinds>(column.kinds), from, u32(to - from))
          if (text === 0 && to !== from) return UNREADABLE
          store<u8>(cell, u8(text))
        }
        at = to + usize(isQuoted)
      } else if (load<u8>(at) === column.end) {
        if (kind === COUNT) store<i32>(cell, MISSING)
        else if (kind === DOUBLE) store<f64>(cell, NaN)
        else return UNREADABLE
      } else {
        const to = readNumber(at)
        if (to !== 0 && load<u8>(to) === column.end && isExact()) {
          at = to
          if (kind === COUNT) {
            const count = asCount(i32(column.decimals))
            if (count < i64(FAR) && count > -i64(FAR)) store<i32>(cell, i32(count))
            else if (!setAside(part, column, cell, asDouble())) return UNREADABLE
          } else if (kind === DOUBLE) store<f64>(cell, asDouble())
          else {
            const key = asCount(0)
            if (decimals !== 0 || key >= i64(FAR) || key <= -i64(FAR)) return UNREADABLE
            if (column.at !== 0) store<i32>(cell, i32(key))
            const index = u64(key - i64(part.firstKey))
            if (index < u64(part.nKeys)) place = load<i32>(part.places + (usize(index) << 2))
          }
        } else {
          const after = endOfCell(at)
          const value = numberOf(at, i32(after - at))
          if (Number.isNaN(value) || kind === KEY) return UNREADABLE
          if (kind === DOUBLE) store<f64>(cell, value)
          else if (!setAside(part, column, cell, value)) return UNREADABLE
          at = after
        }
      }
      if (load<u8>(at) !== column.end) return UNREADABLE
      at++
    }
    if (part.hasReturns && load<u8>(at++) !== LINE_FEED) return UNREADABLE
    part.nRows++
    if (place < 0) part.nUnknown++
    else if (!keepRow(part, place)) return UNREADABLE
  }
  return 0
}

/** Address of the comma, line feed or return behind a cell. */
function endOfCell(at: usize): usize {
  const commas = i8x16.splat(COMMA)
  const lineFeeds = i8x16.splat(LINE_FEED)
  const returns = i8x16.splat(RETURN)
  let ends: i32
  for (; ; at += 16) {
    const bytes = v128.load(at)
    const lines = v128.or(i8x16.eq(bytes, lineFeeds), i8x16.eq(bytes, returns))
    ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, commas), lines))
    if (ends !== 0) break
  }
  return at + usize(ctz(ends))
}

/** Address of the quote or line feed behind a text in quotes. */
function endOfQuoted(at: usize): usize {
  while (load<u8>(at) !== QUOTE && load<u8>(at) !== LINE_FEED) at++
  return at
}

function setAside(part: Part, column: Column, cell: usize, value: f64): bool {
  if (part.aside === part.asideEnd) {
    part.aside = take(ASIDE_BYTES)
    part.asideEnd = part.aside + usize(ASIDE_BYTES)
    if (part.aside === 0) return false
  }
  store<f64>(part.aside, value)
  store<i32>(cell, FAR + i32(part.aside >> 3))
  part.aside += 8
  column.isFar = 1
  return true
}

function keepRow(part: Part, place: i32): bool {
  const bucket = bucketOf(part, u32(place) >> part.shift)
  let to = bucket.next
  if (to + usize(part.rowBytes) > bucket.end) {
    // Rows are copied 16 bytes at a time.
    const block = take(u32(BLOCK_BYTES) + 16)
    if (block === 0) return false
    changetype<Block>(block).following = 0
    if (bucket.last === 0) bucket.first = block
    else {
      changetype<Block>(bucket.last).following = block
      changetype<Block>(bucket.last).end = to
    }
    bucket.last = block
    bucket.end = block + BLOCK_BYTES
    to = block + BLOCK_HEAD
  }
  const row = part.row
  store<i32>(row, place)
  const rowBytes = usize(part.rowBytes)
  for (let done: usize = 0; done < rowBytes; done += 16) v128.store(to + done, v128.load(row + done))
  bucket.next = to + rowBytes
  const count = part.counts + (usize(place) << 2)
  store<u32>(count, load<u32>(count) + 1)
  return true
}
