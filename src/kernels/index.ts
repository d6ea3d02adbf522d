// In:  the name of a kernel.
// Out: its compiled module, one for the process.
// Units: none.
// Invariant: a kernel that is not there is a refusal with a remedy.
// Source: kernels/, compiled by scripts/build-kernels.js.
export { KERNELS, kernelModule } from './kernel-module.ts'
