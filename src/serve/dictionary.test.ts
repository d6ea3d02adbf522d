import { expect, it } from 'vitest'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import type { DictionaryAnswer, DictionaryQuery } from '../contract/index.ts'
import { readDictionary } from '../workspace/index.ts'
import { dictionaryAnswer } from './answers/dictionary-answer.ts'
import type { Context } from './context.ts'

const { catalogue } = homeCredit
const dictionary = readDictionary(homeCredit)
const words = { policy: homeCredit.policies[0]!, modelFeatures: catalogue.features, isScored: () => true }
const ask = (query: DictionaryQuery): Promise<DictionaryAnswer> =>
  dictionaryAnswer(query, { words, dictionary: () => dictionary } as unknown as Context)

it('fits every theme and every table of the lender into 100 kB, and leaves out none', async () => {
  const { themes, tables } = await ask({})
  let features = 0
  for (const { theme } of themes) {
    const answer = await ask({ theme })
    expect(Buffer.byteLength(JSON.stringify(answer)), theme).toBeLessThan(100_000)
    features += answer.features.length
  }
  expect(features).toBe(catalogue.features.length)
  let columns = 0
  for (const { table } of tables) {
    const answer = await ask({ table })
    expect(Buffer.byteLength(JSON.stringify(answer)), table).toBeLessThan(100_000)
    columns += answer.columns.length
  }
  expect(columns).toBe(231)
})
