import type { TreeEnsemble } from '../ensemble.ts'
import { codeSlots } from './code-slots.ts'
import { allocate, scratchFor } from './kernel-memory.ts'
import { loadKernel } from './load-kernel.ts'
import { CODES_BYTES, slotBytes, treeBytes, writeSlots, writeTrees } from './write-trees.ts'

/** Rows that pass through all trees together: one bit each of a 64-bit mask. */
export const BLOCK_ROWS = 64

/** Up to 64 rows as the trees compare them. All addresses are bytes in the kernel's memory. */
export interface EncodedBlock {
  /** Index of its first row. */
  readonly from: number
  readonly nRows: number
  readonly codes: number
}

/** A model's trees in the kernel's memory, for as long as this object lives. */
export class KernelTrees {
  readonly nFeatures: number
  readonly nTrees: number
  /** Most internal nodes of any tree. */
  readonly mostNodes: number
  /** Address of the trees' records. */
  readonly trees: number
  readonly #slots: number
  readonly #nSlots: number

  /** @throws VitrineError E_KERNEL, E_KERNEL_MEMORY */
  constructor(ensemble: TreeEnsemble) {
    const { trees, columns } = ensemble
    const { slots, codeOf } = codeSlots(ensemble)
    this.nFeatures = columns.length
    this.nTrees = trees.length
    this.mostNodes = trees.reduce((most, tree) => Math.max(most, tree.nLeaves - 1), 0)
    this.#nSlots = slots.length
    this.#slots = allocate(this, slotBytes(slots))
    writeSlots(this.#slots, slots)
    this.trees = allocate(this, treeBytes(trees))
    writeTrees(this.trees, trees, codeOf)
  }

  /**
   * @param rows row-major, whole rows, NaN = missing
   * @returns one raw score per row, summed in tree order
   */
  rawScores(rows: Float64Array): Float64Array {
    const scores = new Float64Array(rows.length / this.nFeatures)
    this.eachBlock(rows, [BLOCK_ROWS * 8, this.mostNodes * 8], (block, [out, reach]) => {
      const { memory, addScores } = loadKernel()
      const sums = new Float64Array(memory.buffer, out, block.nRows).fill(0)
      addScores(block.codes, block.nRows, this.trees, this.nTrees, out!, reach!)
      scores.set(sums, block.from)
    })
    return scores
  }

  /**
   * Encodes block after block. `use` must not allocate kernel memory.
   * @param sizes bytes of scratch space that `use` wants
   * @param use gets the addresses of that space
   */
  eachBlock(
    rows: Float64Array,
    sizes: readonly number[],
    use: (block: EncodedBlock, scratch: readonly number[]) => void,
  ): void {
    const width = this.nFeatures
    const nRows = rows.length / width
    const { memory, encode } = loadKernel()
    const own = [Math.min(nRows, BLOCK_ROWS) * width * 8, this.#nSlots * CODES_BYTES]
    const [input, codes, ...scratch] = scratchFor([...own, ...sizes]) as [number, number, ...number[]]
    const staged = new Float64Array(memory.buffer, input, Math.min(nRows, BLOCK_ROWS) * width)
    for (let from = 0; from < nRows; from += BLOCK_ROWS) {
      const until = Math.min(from + BLOCK_ROWS, nRows)
      staged.set(rows.subarray(from * width, until * width))
      encode(input, width * 8, until - from, this.#slots, this.#nSlots, codes)
      use({ from, nRows: until - from, codes }, scratch)
    }
  }
}
