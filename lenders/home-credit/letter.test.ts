import { expect, it } from 'vitest'
import { readLineage } from '../../src/features/index.ts'
import { isGeneric, parseLetterSettings } from '../../src/letter/index.ts'
import { readability } from '../../src/letter/testing/readability.ts'
import { fictitiousLetterSettings, homeCredit } from './index.ts'

const { catalogue, policies, tables, letter } = homeCredit
const LANGUAGES = ['en', 'fr'] as const
const sentences = catalogue.reasonGroups.flatMap(({ id, toCustomer }) =>
  LANGUAGES.flatMap((language) =>
    (['raises', 'lowers', 'missing'] as const).map((says) => ({
      at: `${id}.${says}.${language}`,
      language,
      text: toCustomer[says][language],
    })),
  ),
)

it('has a sentence for each direction and for a missing value in both languages, none of them generic', () => {
  expect(sentences.filter(({ text }) => text.trim() === '')).toEqual([])
  expect(sentences.filter(({ text }) => isGeneric(text)).map(({ at }) => at)).toEqual([])
})

it('keeps every sentence of a reason at 25 words or fewer', () => {
  const long = sentences.filter(({ text, language }) =>
    readability(text, language).sentenceWords.some((words) => words > 25),
  )
  expect(long.map(({ at }) => at)).toEqual([])
})

it('names every outside agency of a reason by a letter that the settings turn into a name', () => {
  const lettered = sentences.filter(({ text }) => /(agency|extérieur) [A-Z]\b/.test(text))
  expect(lettered.length).toBeGreaterThan(10)
  for (const { text, language, at } of lettered) {
    const known = letter.externalScores.some(({ saidAs }) =>
      text.toLowerCase().includes(saidAs[language].toLowerCase()),
    )
    expect(known, at).toBe(true)
  }
})

it('can give no reason from a monitored or forbidden column: no feature of any model reads one, in any policy', async () => {
  const lineage = await readLineage(catalogue, tables)
  const ids = new Set(tables.map((table) => `${table.name}.${table.applicationId.column}`))
  for (const policy of policies) {
    const breaches = catalogue.features
      .filter(({ id }) => !policy.keptOut.includes(id))
      .flatMap(({ id }) => [...lineage.get(id)!.keys()].map((column) => ({ id, column })))
      .filter(({ column }) => !ids.has(column))
      .filter(({ column }) => !['model', 'review'].includes(policy.columns[column]!.use))
    expect(breaches, policy.profile).toEqual([])
  }
})

it('says that age is never used only where the policy keeps it out', () => {
  const [age] = letter.neverUsed
  const out = (profile: string) =>
    age!.columns.every((column) =>
      ['monitor', 'never'].includes(policies.find((one) => one.profile === profile)!.columns[column]!.use),
    )
  expect([out('eu-fr'), out('us')]).toEqual([true, false])
})

it('marks the settings of the demo as made up', () => {
  expect(parseLetterSettings(fictitiousLetterSettings)).toMatchObject({ fictitious: true })
})
