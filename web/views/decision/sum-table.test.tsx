import { expect, it } from 'vitest'
import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { declined } from '../../fixtures/decision.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { roundContributions } from './contributions.ts'
import { SumTable } from './sum-table.tsx'

const table = (answer: DecisionAnswer) =>
  markupOf(
    <SumTable answer={answer} contributions={roundContributions(answer)} start="8.0" end="14.3" />,
    'en',
  )

it('gives the same numbers as rows: 2 ends, 5 themes, 13 items, and details where an item has several', () => {
  expect(table(declined).match(/<tr/g)).toHaveLength(1 + 2 + 5 + 13)
  const [first, ...others] = declined.themes
  const job = first!.items[0]!
  const twice = { ...job, features: [job.features[0]!, { ...job.features[0]!, id: 'second' }] }
  const answer = { ...declined, themes: [{ ...first!, items: [twice, ...first!.items.slice(1)] }, ...others] }
  expect(table(answer).match(/class="detail"/g)).toHaveLength(2)
})

it('has a caption and a scope on every head', () => {
  const markup = table(declined)
  expect(markup).toContain('<caption')
  expect(markup.match(/<th/g)!.length - 1).toBe(markup.match(/scope="/g)!.length)
  expect(wordsOf(markup)).toContain('Income and loan +8.2')
})
