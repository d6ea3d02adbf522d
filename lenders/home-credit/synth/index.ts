// In:  how many applications, a seed, a folder.
// Out: a made-up lender: the eight Home Credit files, applications.csv (names, dates, branches) and truth.csv (true PD).
// Units: as in the real files; days count back from the application; TRUE_PD in (0, 1); latent parts in log-odds.
// Invariant: same options, same bytes; memory does not grow with the number of applications; no real person's data.
// Source: marginals and quirks of the public Home Credit data; planted effects in effects.json, told in README.md.
export { type GenerateOptions, type GenerateSummary, generateHomeCredit } from './generate.ts'
