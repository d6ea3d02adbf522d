// In:  the files of a model, by plain name.
// Out: a folder named after their content; the name of the model in use.
// Units: ids are 16 hex digits of SHA-256 over sorted names and contents.
// Invariant: a bundle is whole or absent and never changes; nothing in it is executed.
// Source: content addressing as in git; sha256sum's list format.
export { readBundle, writeBundle } from './bundle.ts'
export { championOf, listBundles, promote } from './registry.ts'
