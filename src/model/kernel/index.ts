// In:  a sum of trees, row-major rows.
// Out: raw scores; the rows' codes, for whoever explains them.
// Units: log-odds; addresses are bytes in the kernel's memory.
// Invariant: bit-equal to the plain scorer; memory is given back when its owner is no longer used.
// Source: kernels/trees; the bit masks follow Lucchese et al. 2015 (QuickScorer).
export { allocate } from './kernel-memory.ts'
export { BLOCK_ROWS, KernelTrees } from './kernel-trees.ts'
export { loadKernel } from './load-kernel.ts'
