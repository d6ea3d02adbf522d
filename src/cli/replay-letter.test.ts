import { expect, it } from 'vitest'
import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import { composeLetter, sealLetter } from '../letter/index.ts'
import { sampleRequest } from '../letter/testing/sample-request.ts'
import type { OpenedRecord } from '../record/index.ts'
import { letterDifference } from './replay-letter.ts'

it('prints a recorded letter again to the byte, and tells changed words from a changed file', async () => {
  const result = composeLetter(sampleRequest())
  if (result.state === 'held') throw new Error('held')
  const { letter, contentHash, pdfHash } = await sealLetter(100_001, result)
  const recorded = (personal: object) =>
    ({ kind: 'letter', applicationId: 100_001, personal }) as unknown as OpenedRecord
  expect(await letterDifference(recorded({ letter, letterHash: contentHash, pdfHash }))).toBe(undefined)
  const altered = { ...letter, title: 'Another title' }
  expect(await letterDifference(recorded({ letter: altered, letterHash: contentHash, pdfHash }))).toMatch(
    /words/,
  )
  const letterHash = sha256(canonicalJson(altered as unknown as Json))
  expect(await letterDifference(recorded({ letter: altered, letterHash, pdfHash }))).toMatch(/another file/)
})
