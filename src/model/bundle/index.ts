// In:  the files of a model, by plain name.
// Out: a folder named after their content; the names of the model in use, of its challenger and of those before.
// Units: ids are 16 hex digits of SHA-256 over sorted names and contents.
// Invariant: a bundle is whole or absent and never changes; nothing in it is executed.
// Source: content addressing as in git; sha256sum's list format.
export { readBundle, writeBundle } from './bundle.ts'
export {
  challenge,
  challengerOf,
  championOf,
  listBundles,
  type Promotion,
  promote,
  promotionsOf,
} from './registry.ts'
