import { fail } from '../../errors/index.ts'
import { aligned, MemoryRegions, type Region } from '../memory-regions.ts'
import { loadKernel } from './load-kernel.ts'

const PAGE = 65536

let regions: MemoryRegions | undefined

const collected = new FinalizationRegistry<Region>((region) => regionsOfKernel().giveBack(region))

/**
 * Space in the kernel's memory for as long as `owner` lives. All models of a process share one memory, so that a
 * server with many models does not reserve many address ranges.
 * @returns address in bytes, a multiple of 64
 * @throws VitrineError E_KERNEL_MEMORY when 4 GiB do not hold it
 */
export function allocate(owner: object, bytes: number): number {
  const region = regionsOfKernel().take(bytes)
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
    bytes += aligned(size)
  }
  if (bytes > scratch.bytes) {
    if (scratch.bytes > 0) regionsOfKernel().giveBack(scratch)
    scratch = regionsOfKernel().take(bytes)
  }
  return starts.map((start) => start + scratch.start)
}

function regionsOfKernel(): MemoryRegions {
  if (regions !== undefined) return regions
  const { memory, __heap_base } = loadKernel()
  regions = new MemoryRegions(aligned(Number(__heap_base?.value ?? 1024)), (end) => {
    const missing = end - memory.buffer.byteLength
    if (missing > 0) grow(memory, Math.ceil(missing / PAGE), missing)
  })
  return regions
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
