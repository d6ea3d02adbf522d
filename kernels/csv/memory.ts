/** Address of the next free byte; all threads take from it. */
const NEXT: usize = 16
const PAGE_BITS: u64 = 16
/** 4 MiB are asked for at once. */
const MORE_PAGES: i32 = 64

/** Room for so many bytes, at a multiple of 16; 0 when there is none. */
export function take(bytes: u32): usize {
  const size = (bytes + 15) & ~15
  const at = atomic.add<u32>(NEXT, size)
  const end = u64(at) + u64(size)
  // Behind the last page nothing may be taken again: the address would begin anew.
  if (end > u64(u32.MAX_VALUE) - (1 << 26)) return 0
  while (u64(memory.size()) << PAGE_BITS < end) {
    const pages = i32((end - (u64(memory.size()) << PAGE_BITS) + 65535) >> PAGE_BITS)
    if (memory.grow(pages + MORE_PAGES) < 0 && memory.grow(pages) < 0) return 0
  }
  return at
}
