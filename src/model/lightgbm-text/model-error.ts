import { fail } from '../../errors/index.ts'

/** The file is not a whole, well-formed LightGBM text model. */
export function broken(what: string, got: string, expected: string, line?: number): never {
  fail('E_MODEL_FILE', {
    what,
    got,
    expected,
    remedy: 'Export the model again with LightGBM 4 (save_model) and check that the copy is complete.',
    ...(line !== undefined && { line }),
  })
}

/** The file is sound, but holds a kind of model that Vitrine cannot score. */
export function unsupported(what: string, got: string, expected: string): never {
  fail('E_MODEL_UNSUPPORTED', {
    what,
    got,
    expected,
    remedy: 'Train a binary classifier with plain trees and import that.',
  })
}
