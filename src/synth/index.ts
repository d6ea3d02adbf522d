// In:  a random generator, shares, quantiles, correlations; rows cell by cell.
// Out: the pieces of a synthetic lender: choices, distributions, correlated latent factors, a streaming CSV writer.
// Units: shares and probabilities in [0, 1]; factors are standard normal.
// Invariant: no column name is known here; memory does not grow with the number of rows; same seed, same bytes.
// Source: Cholesky factor for correlations; Madow 1949 for systematic outcomes.
export { type Choice, choice } from './choice.ts'
export { CsvTable, type CsvTableOptions } from './csv-table.ts'
export { logistic, normalShare, quantileFunction } from './distributions.ts'
export { type LatentFactors, latentFactors } from './latent-factors.ts'
export { systematicOutcomes } from './systematic-outcomes.ts'
