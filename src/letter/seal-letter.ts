import type { Letter } from '../contract/index.ts'
import { sha256 } from '../hash/index.ts'
import { letterPdf } from './letter-pdf.ts'

/** A letter that is about to leave, with what proves later that it was this one. */
export interface SealedLetter {
  readonly applicationId: number
  readonly letter: Letter
  /** SHA-256 of the letter's canonical JSON. */
  readonly contentHash: string
  readonly pdf: Uint8Array
  /** SHA-256 of the PDF's bytes. */
  readonly pdfHash: string
}

export async function sealLetter(
  applicationId: number,
  { letter, contentHash }: Pick<SealedLetter, 'letter' | 'contentHash'>,
): Promise<SealedLetter> {
  const pdf = await letterPdf(letter)
  return { applicationId, letter, contentHash, pdf, pdfHash: sha256(pdf) }
}
