import type { Letter } from '../contract/index.ts'
import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import { sealLetter } from '../letter/index.ts'
import type { OpenedRecord } from '../record/index.ts'

/** Prints a recorded letter again. @returns what does not come out as it was recorded; undefined = the same bytes */
export async function letterDifference({
  applicationId,
  personal,
}: OpenedRecord): Promise<string | undefined> {
  const { letterHash, pdfHash, letter } = personal as {
    readonly letterHash: string
    readonly pdfHash: string
    readonly letter: Json
  }
  const contentHash = sha256(canonicalJson(letter))
  if (contentHash !== letterHash) return 'the words of the letter are not those of its hash'
  const again = await sealLetter(applicationId!, { letter: letter as unknown as Letter, contentHash })
  return again.pdfHash === pdfHash ? undefined : 'the letter prints as another file'
}
