import { expect, it } from 'vitest'
import { markupOf, wordsOf } from '../fixtures/render.tsx'
import { Foot } from './foot.tsx'

const foot = (scoredBy: string) =>
  wordsOf(
    markupOf(
      <Foot
        provenance={{ modelId: 'm', scoredBy, dataGeneration: 'g', answerHash: '7f3a91c2d0' }}
        objective="bank_cost"
      />,
      'en',
    ),
  )

it('says which part of the model scored, and of a model made elsewhere that it may have known the outcome', () => {
  expect(foot('fold-2')).toContain('never saw this outcome (fold-2)')
  expect(foot('imported')).toContain('made elsewhere, which may have known this outcome')
  expect(foot('imported')).not.toContain('never saw')
  expect(foot('final')).not.toContain('outcome')
})
