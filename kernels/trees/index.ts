// In:  rows of doubles and a model laid out as layout.ts says, all in this module's memory.
// Out: raw scores, or Shapley values, added to what stands in the output.
// Units: log-odds; addresses are bytes.
// Invariant: scores are the sums of LightGBM, bit for bit; a row alone gives the same bits as inside a block.
// Source: Lundberg et al. 2020 (the values); Gauss-Legendre form of the Shapley weights, arXiv 2605.04497.
export { addAttributions } from './attribute'
export { encode } from './encode'
export { addScores } from './score'
