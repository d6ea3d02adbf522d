import type { Provenance } from '../../contract/index.ts'
import { canonicalJson, type Json, sha256 } from '../../hash/index.ts'
import type { Bank, ScoredApplication } from '../../workspace/index.ts'

export function provenanceOf(bank: Bank, scored: ScoredApplication): Provenance {
  return {
    modelId: bank.modelId,
    scoredBy: scored.scoredBy,
    dataGeneration: bank.dataGeneration,
    answerHash: '',
  }
}

/**
 * The answer with its own hash: SHA-256 over its canonical JSON with an empty `answerHash`.
 * @throws RangeError for a number that JSON cannot hold: such an answer must not leave
 */
export function sealed<A extends { readonly provenance: Provenance }>(answer: A): A {
  const answerHash = sha256(canonicalJson(answer as unknown as Json))
  return { ...answer, provenance: { ...answer.provenance, answerHash } }
}
