import { expect, it } from 'vitest'
import { inSentence } from './in-sentence.ts'

it('writes labels small inside a sentence but leaves capitals', () => {
  expect(inSentence('Time in current job')).toBe('time in current job')
  expect(inSentence('POS loans')).toBe('POS loans')
})
