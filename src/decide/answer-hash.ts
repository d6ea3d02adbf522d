import { canonicalJson, type Json, sha256 } from '../hash/index.ts'

/**
 * Names an answer by its content: equal answers have equal hashes, whatever the order of their keys.
 * @param answer plain data: decision, reasons, and the hashes of everything used
 * @returns SHA-256 of its canonical JSON, 64 hex digits
 * @throws RangeError when a number is NaN or infinite
 */
export function answerHash(answer: Json): string {
  return sha256(canonicalJson(answer))
}
