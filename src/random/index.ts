// In:  a seed (any integer) and an optional stream name.
// Out: a generator of reproducible uniform, normal and integer draws.
// Units: uniform in [0, 1); normal has mean 0 and sd 1.
// Invariant: the same seed and stream give the same draws on every platform; nothing here reads the clock.
// Source: xoshiro128** (Blackman, Vigna 2018), seeded by splitmix32; polar method for normals (Marsaglia 1964).
export { createRandom, type Random, streamStart } from './random.ts'
