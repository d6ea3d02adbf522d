// In:  outcomes, a way to fit a model on some rows and to score all rows with it.
// Out: refits on halves of the data, how far their PDs spread per row, and the 90 % interval around a PD.
// Units: spreads in log-odds; PDs in [0, 1].
// Invariant: a row's spread comes from refits that did not train on it; an interval holds its PD; same seed, same refits.
// Source: Efron 1979 (half-samples have the bootstrap's variance); docs/adr/0009 (what refits get wrong alike).
export { INTERVAL_LEVEL, missSpread, type PdInterval, pdInterval, sharedMiss } from './pd-interval.ts'
export {
  halvesOf,
  type Refit,
  type RefitJob,
  type Refitted,
  refitHalves,
  spreadOver,
} from './refit-halves.ts'
