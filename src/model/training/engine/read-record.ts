import type { Tree } from '../../ensemble.ts'
import { assembleTree, type GrownLeaf, type GrownNode } from '../assemble-tree.ts'
import type { BinnedColumn } from '../binned-matrix.ts'
import type { TreeParams } from '../params.ts'
import { NODE_BYTES, RECORD_HEADER, RECORD_LEAF_BYTES } from './place-job.ts'

/** What a worker reports of a round. */
export interface RoundRecord {
  /** Without shrinkage; undefined when nothing was left to learn. */
  readonly tree: Tree | undefined
  /** Metric on the validation rows; meaningless without early stopping. */
  readonly metric: number
}

/** Reads the record of kernels/train/job.ts. */
export function readRecord(
  bytes: Uint8Array,
  mappers: readonly BinnedColumn[],
  params: TreeParams,
): RoundRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number): number => view.getUint32(at, true)
  const number = (at: number): number => view.getFloat64(at, true)
  const nLeaves = word(0)
  const metric = number(8)
  if (nLeaves === 1) return { tree: undefined, metric }
  const scales = { gradient: number(16), hessian: number(24) }
  const nodes: GrownNode[] = []
  let at = RECORD_HEADER
  for (let node = 0; node < nLeaves - 1; node++, at += NODE_BYTES) {
    const isCategory = word(at + 12) === 1
    nodes.push({
      column: word(at),
      split: {
        bin: word(at + 4),
        binsLeft: isCategory ? setBits(view, at + 56) : undefined,
        missingLeft: word(at + 8) === 1,
      },
      gain: number(at + 24),
      leaf: word(at + 16),
      low: number(at + 32),
      high: number(at + 40),
      lambdaL2: number(at + 48),
    })
  }
  const leaves: GrownLeaf[] = []
  const sums = {
    gradient: new Float64Array(nLeaves),
    hessian: new Float64Array(nLeaves),
    count: new Float64Array(nLeaves),
  }
  for (let leaf = 0; leaf < nLeaves; leaf++, at += RECORD_LEAF_BYTES) {
    sums.gradient[leaf] = number(at)
    sums.hessian[leaf] = number(at + 8)
    sums.count[leaf] = number(at + 16)
    leaves.push({ low: number(at + 24), high: number(at + 32), lambdaL2: number(at + 40) })
  }
  return { tree: assembleTree(nodes, leaves, mappers, sums, scales, params), metric }
}

/** Numbers of the bits that are set, of 256. */
function setBits(view: DataView, at: number): number[] {
  const bits: number[] = []
  for (let bit = 0; bit < 256; bit++) {
    if ((view.getUint8(at + (bit >> 3)) >> (bit & 7)) & 1) bits.push(bit)
  }
  return bits
}
