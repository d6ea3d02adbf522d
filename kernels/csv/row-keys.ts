// Keys that other tables name a row by, and the application that each row belongs to.
import { BLOCK_HEAD, Block, bucketOf, endOf, Part } from './part'

/** Writes the least and the greatest key (32 bits each) of a part's rows; they stay where it has none. */
export function keyRange(address: usize, nBuckets: u32, at: u32, range: usize): void {
  const part = changetype<Part>(address)
  let least = load<i32>(range)
  let greatest = load<i32>(range, 4)
  for (let b: u32 = 0; b < nBuckets; b++) {
    const bucket = bucketOf(part, b)
    for (let block = bucket.first; block !== 0; block = changetype<Block>(block).following) {
      const end = endOf(bucket, block)
      for (let row = block + BLOCK_HEAD; row < end; row += usize(part.rowBytes)) {
        const key = load<i32>(row + usize(at))
        least = min(least, key)
        greatest = max(greatest, key)
      }
    }
  }
  store<i32>(range, least)
  store<i32>(range, greatest, 4)
}

/** Writes each row's application at the place of its key. Gives 1 when a key comes twice. */
export function keyPlaces(address: usize, nBuckets: u32, at: u32, firstKey: i32, places: usize): i32 {
  const part = changetype<Part>(address)
  for (let b: u32 = 0; b < nBuckets; b++) {
    const bucket = bucketOf(part, b)
    for (let block = bucket.first; block !== 0; block = changetype<Block>(block).following) {
      const end = endOf(bucket, block)
      for (let row = block + BLOCK_HEAD; row < end; row += usize(part.rowBytes)) {
        const place = places + (usize(load<i32>(row + usize(at)) - firstKey) << 2)
        if (load<i32>(place) >= 0) return 1
        store<i32>(place, load<i32>(row))
      }
    }
  }
  return 0
}
