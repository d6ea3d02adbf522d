import { BLOCK_ROWS, KernelTrees, loadKernel, type TreeEnsemble } from '../../model/index.ts'
import type { Explainer } from '../explainer.ts'
import { baseValueOf } from './base-value.ts'
import { emptyAttributions } from './empty-attributions.ts'
import { ShapleyImage } from './shapley-image.ts'

export type TreeExplainer = Explainer

/**
 * Path-dependent Shapley values of a sum of trees: an absent feature follows both branches, weighted by the
 * training rows on each side. Equal to LightGBM's `pred_contrib` up to rounding.
 * @param ensemble every tree with two leaves or more needs its row counts
 * @throws VitrineError E_TREE_COVER when a tree has no row counts; E_KERNEL, E_KERNEL_MEMORY
 * Source: Lundberg et al. 2020 (the values); Gauss-Legendre form of the Shapley weights, arXiv 2605.04497.
 */
export function createTreeExplainer(ensemble: TreeEnsemble): TreeExplainer {
  const nFeatures = ensemble.columns.length
  const baseValue = baseValueOf(ensemble)
  const kernel = new KernelTrees(ensemble)
  const image = new ShapleyImage(ensemble)
  const stride = nFeatures * 8
  const sizes = [8 + kernel.mostNodes * 16, image.workBytes, kernel.mostNodes * 4]
  return {
    nFeatures,
    baseValue,
    attribution(rows, nRows) {
      const values = emptyAttributions(rows, nRows, nFeatures)
      const scratch = [Math.min(nRows, BLOCK_ROWS) * stride, ...sizes]
      kernel.eachBlock(rows, scratch, (block, [out, masks, work, addresses]) => {
        const { memory, addAttributions } = loadKernel()
        const sums = new Float64Array(memory.buffer, out, block.nRows * nFeatures).fill(0)
        addAttributions(
          block.codes,
          block.nRows,
          kernel.trees,
          image.trees,
          kernel.nTrees,
          out!,
          stride,
          masks!,
          work!,
          addresses!,
        )
        values.set(sums, block.from * nFeatures)
      })
      return values
    },
  }
}
