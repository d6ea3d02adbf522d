import { expect, it } from 'vitest'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { DICTIONARY_PAGE, type DictionaryAnswer, type DictionaryQuery } from '../contract/index.ts'
import { readDictionary } from '../workspace/index.ts'
import { dictionaryAnswer } from './answers/dictionary-answer.ts'
import type { Context } from './context.ts'

const { catalogue } = homeCredit
const dictionary = readDictionary(homeCredit)
const words = { policy: homeCredit.policies[0]!, modelFeatures: catalogue.features, isScored: () => true }
const ask = (query: DictionaryQuery): Promise<DictionaryAnswer> =>
  dictionaryAnswer(query, { words, dictionary: () => dictionary } as unknown as Context)

it('fits every page of every theme and table of the lender into 100 kB, and leaves out none', async () => {
  const { themes, tables } = await ask({})
  const pages = (entries: number) =>
    Array.from({ length: Math.ceil(entries / DICTIONARY_PAGE) }, (_, index) => index + 1)
  const queries = [
    ...themes.flatMap(({ theme, features }) => pages(features).map((page) => ({ theme, page }))),
    ...tables.flatMap(({ table, columns }) => pages(columns).map((page) => ({ table, page }))),
  ]
  const found: string[] = []
  for (const query of queries) {
    const answer = await ask(query)
    expect(Buffer.byteLength(JSON.stringify(answer)), JSON.stringify(query)).toBeLessThan(100_000)
    found.push(...[...answer.features, ...answer.columns].map(({ id }) => id))
  }
  expect(new Set(found).size).toBe(catalogue.features.length + 231)
})
