import { fail } from '../../../errors/index.ts'
import { MemoryRegions, type Region } from '../../memory-regions.ts'

const PAGE = 65536
const MOST_PAGES = 65536
/** Nothing of the kernel's own lies above this. */
const FIRST_ADDRESS = 4096

/** Memory that the trainer's workers and this thread share; bins of a matrix and the trainings on it live in one. */
export class SharedMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true })
  readonly #regions = new MemoryRegions(FIRST_ADDRESS, (end) => this.#reach(end))

  /** @throws VitrineError E_MODEL_MEMORY when 4 GiB do not hold it */
  take(bytes: number): Region {
    return this.#regions.take(bytes)
  }

  giveBack(region: Region): void {
    this.#regions.giveBack(region)
  }

  #reach(end: number): void {
    const pages = Math.ceil((end - this.memory.buffer.byteLength) / PAGE)
    if (pages <= 0) return
    try {
      this.memory.grow(pages)
    } catch (error) {
      fail('E_MODEL_MEMORY', {
        what: 'The training does not fit into memory.',
        got: `${mebibytes(end)} MiB: ${error}`,
        expected: 'at most 4096 MiB, and what the machine has left',
        remedy: 'Train on fewer rows or columns, with fewer leaves, or with fewer workers.',
      })
    }
  }
}

export function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20)
}
