import { fail } from '../../errors/index.ts'

/**
 * The file is not a whole, well-formed LightGBM text model.
 * @param line counts from 1
 */
export function broken(what: string, got: string, expected: string, line: number): never {
  fail('E_MODEL_TEXT', {
    what,
    got: short(got),
    expected,
    remedy: 'Export the model again with LightGBM (save_model) and check that the copy is complete.',
    line,
  })
}

/** The file is sound, but holds a kind of model that Vitrine cannot score. */
export function unsupported(what: string, got: string, expected: string, line: number): never {
  fail('E_MODEL_TEXT_UNSUPPORTED', {
    what,
    got: short(got),
    expected,
    remedy: 'Train a binary classifier with plain trees and import that.',
    line,
  })
}

/** A broken file may hold a line of megabytes. */
function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)} …` : text
}
