import type { Tree } from '../ensemble.ts'
import { type CodeOf, missingGoesLeft, SLOT, type Slot } from './code-slots.ts'
import { loadKernel } from './load-kernel.ts'
import { preorder } from './preorder.ts'

// The records of kernels/trees/layout.ts.
const SLOT_WORDS = 4
const TREE_WORDS = 4
const NODE_WORDS = 6
/** A slot's codes of one block. */
export const CODES_BYTES = 128
const NODE = { missingRight: 0, missingLeft: 1, category: 2 } as const
/** The kernel's code of a missing value, which no list may cover. */
const MISSING = 0xffff

export function slotBytes(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + 4 * SLOT_WORDS + 8 * 2 ** rankBits(slot), 0)
}

/** Thresholds are filled up to 2^bits − 1 with infinity, below which everything lies. */
export function writeSlots(address: number, slots: readonly Slot[]): void {
  const { buffer } = loadKernel().memory
  const words = new Uint32Array(buffer, address, slots.length * SLOT_WORDS)
  let thresholds = address + words.byteLength
  for (const [s, slot] of slots.entries()) {
    const bits = rankBits(slot)
    words.set([slot.feature * 8, slot.kind, thresholds, bits], s * SLOT_WORDS)
    const table = new Float64Array(buffer, thresholds, 2 ** bits)
    table.fill(Number.POSITIVE_INFINITY)
    table.set(slot.thresholds)
    thresholds += table.byteLength
  }
}

export function treeBytes(trees: readonly Tree[]): number {
  return trees.reduce((sum, tree) => sum + 4 * TREE_WORDS + bytesOf(tree), 0)
}

export function writeTrees(address: number, trees: readonly Tree[], codeOf: CodeOf): void {
  const { buffer } = loadKernel().memory
  const records = new Uint32Array(buffer, address, trees.length * TREE_WORDS)
  let at = address + records.byteLength
  for (const [t, tree] of trees.entries()) {
    const leaves = at
    const nodes = leaves + 8 * tree.nLeaves
    const words = nodes + 4 * NODE_WORDS * (tree.nLeaves - 1)
    records.set([tree.nLeaves - 1, nodes, leaves, 0], t * TREE_WORDS)
    new Float64Array(buffer, leaves, tree.nLeaves).set(tree.leafValue)
    new Uint32Array(buffer, words, tree.catWords.length).set(tree.catWords)
    writeNodes(new Int32Array(buffer, nodes, NODE_WORDS * (tree.nLeaves - 1)), tree, codeOf, words)
    at += bytesOf(tree)
  }
}

function writeNodes(out: Int32Array, tree: Tree, codeOf: CodeOf, words: number): void {
  const order = preorder(tree)
  const place = new Int32Array(order.length)
  for (const [at, node] of order.entries()) place[node] = at
  const target = (child: number): number => (child >= 0 ? place[child]! : child)
  for (const [at, node] of order.entries()) {
    const { slot, code } = codeOf(tree, node)
    const children = [target(tree.leftChild[node]!), target(tree.rightChild[node]!)] as const
    const codes = slot.index * CODES_BYTES
    if (slot.kind === SLOT.category) {
      const split = tree.threshold[node]!
      const first = tree.catBoundaries[split]!
      const limit = Math.min((tree.catBoundaries[split + 1]! - first) * 32, MISSING)
      out.set([codes, NODE.category, words + first * 4, limit, ...children], at * NODE_WORDS)
    } else {
      const kind = missingGoesLeft(tree, node) ? NODE.missingLeft : NODE.missingRight
      out.set([codes, kind, code, 0, ...children], at * NODE_WORDS)
    }
  }
}

/** Leaf values, nodes and category words, kept at whole doubles. One word more, since an empty list is read too. */
function bytesOf(tree: Tree): number {
  const words = tree.catWords.length + 1
  return 8 * Math.ceil((8 * tree.nLeaves + 4 * NODE_WORDS * (tree.nLeaves - 1) + 4 * words) / 8)
}

function rankBits(slot: Slot): number {
  return Math.ceil(Math.log2(slot.thresholds.length + 1))
}
