import { fail } from '../../errors/index.ts'
import { loadKernel } from './load-kernel.ts'

const PAGE = 65536
/** Vectors are read 16 bytes at a time; whole cache lines are faster. */
const ALIGN = 64

interface Region {
  readonly start: number
  readonly bytes: number
}

/** Free regions in order of address; neighbours are merged. */
let free: Region[] = []
let end = 0

const collected = new FinalizationRegistry<Region>(giveBack)

/**
 * Space in the kernel's memory for as long as `owner` lives. All models of a process share one memory, so that a
 * server with many models does not reserve many address ranges.
 * @returns address in bytes, a multiple of 64
 * @throws VitrineError E_KERNEL_MEMORY when 4 GiB do not hold it
 */
export function allocate(owner: object, bytes: number): number {
  const region = take(Math.max(ALIGN, Math.ceil(bytes / ALIGN) * ALIGN))
  collected.register(owner, region)
  return region.start
}

/** Scratch space of one call at a time: its content is lost at the next call. */
let scratch: Region = { start: 0, bytes: 0 }

/** @returns one address per size, each a multiple of 64 */
export function scratchFor(sizes: readonly number[]): number[] {
  const starts: number[] = []
  let bytes = 0
  for (const size of sizes) {
    starts.push(bytes)
    bytes += Math.ceil(size / ALIGN) * ALIGN
  }
  if (bytes > scratch.bytes) {
    if (scratch.bytes > 0) giveBack(scratch)
    scratch = take(bytes)
  }
  return starts.map((start) => start + scratch.start)
}

function take(bytes: number): Region {
  const index = free.findIndex((region) => region.bytes >= bytes)
  if (index >= 0) {
    const { start, bytes: size } = free[index]!
    free.splice(index, 1, ...(size > bytes ? [{ start: start + bytes, bytes: size - bytes }] : []))
    return { start, bytes }
  }
  const { memory, __heap_base } = loadKernel()
  if (end === 0) end = Math.ceil(Number(__heap_base?.value ?? 1024) / ALIGN) * ALIGN
  const start = end
  const missing = start + bytes - memory.buffer.byteLength
  if (missing > 0) grow(memory, Math.ceil(missing / PAGE), bytes)
  end = start + bytes
  return { start, bytes }
}

function grow(memory: WebAssembly.Memory, pages: number, bytes: number): void {
  try {
    memory.grow(pages)
  } catch (error) {
    fail('E_KERNEL_MEMORY', {
      what: 'The trees of the open models do not fit into memory.',
      got: `${Math.ceil(bytes / 2 ** 20)} MiB more, beside ${Math.ceil(memory.buffer.byteLength / 2 ** 20)} MiB in use: ${error}`,
      expected: 'at most 4 GiB for all open models',
      remedy: 'Use a model with fewer or smaller trees, or open fewer models at once.',
    })
  }
}

function giveBack(region: Region): void {
  free.push(region)
  free.sort((a, b) => a.start - b.start)
  const merged: Region[] = []
  for (const next of free) {
    const last = merged.at(-1)
    if (last !== undefined && last.start + last.bytes === next.start)
      merged[merged.length - 1] = { start: last.start, bytes: last.bytes + next.bytes }
    else merged.push(next)
  }
  free = merged
}
