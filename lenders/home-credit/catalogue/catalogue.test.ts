import { beforeAll, expect, it } from 'vitest'
import {
  checkCatalogue,
  type FeatureSelection,
  parsePolicy,
  selectFeatures,
} from '../../../src/features/index.ts'
import { homeCreditPolicies } from '../policy/index.ts'
import { homeCreditTables } from '../schema/index.ts'
import { homeCreditCatalogue } from './index.ts'

const { features, reasonGroups } = homeCreditCatalogue
const euFr = parsePolicy(homeCreditPolicies['eu-fr'], homeCreditTables)
const us = parsePolicy(homeCreditPolicies.us, homeCreditTables)
let inEuFr: FeatureSelection
let inUs: FeatureSelection

beforeAll(async () => {
  inEuFr = await selectFeatures(homeCreditCatalogue, euFr, homeCreditTables)
  inUs = await selectFeatures(homeCreditCatalogue, us, homeCreditTables)
})

it('is whole: known grains and groups, one feature of an id, SQL that both engines read alike', () => {
  expect(() => checkCatalogue(homeCreditCatalogue)).not.toThrow()
})

it('has 81 features of the application alone, 8 that set it beside the history, and 183 of the history', () => {
  const ofHistory = features.filter((feature) => feature.scope === 'history')
  const ratios = features.filter((feature) => feature.sql.includes('h.'))
  expect(features.length - ofHistory.length - ratios.length).toBe(81)
  expect(ratios).toHaveLength(8)
  expect(ofHistory).toHaveLength(183)
})

it('keeps sex, age, family, residence and people around out of the European score', () => {
  const kept = new Set(inEuFr.model)
  const barred = features.filter((feature) =>
    ['age', 'household', 'residence', 'surroundings', 'formalities'].includes(feature.reasonGroup),
  )
  expect(barred).toHaveLength(35)
  expect(barred.filter((feature) => kept.has(feature.id))).toEqual([])
  expect(inEuFr.model).toHaveLength(237)
})

it('finds age behind "job_share_of_life" by reading the SQL', () => {
  expect([...inEuFr.lineage.get('job_share_of_life')!.keys()]).toEqual([
    'application.DAYS_EMPLOYED',
    'application.DAYS_BIRTH',
  ])
  expect(inEuFr.uses.get('job_share_of_life')).toBe('monitor')
  expect(inUs.uses.get('job_share_of_life')).toBe('monitor')
})

it('finds age behind the medians of age bands, which are made by reading the SQL of the group', () => {
  for (const id of ['usual_score_of_age_band', 'usual_income_of_age_band']) {
    expect(inEuFr.lineage.get(id)!.has('application.DAYS_BIRTH'), id).toBe(true)
    expect([inEuFr.uses.get(id), inUs.uses.get(id)], id).toEqual(['monitor', 'monitor'])
  }
  expect(inEuFr.lineage.get('usual_score_of_education')!.has('application.NAME_EDUCATION_TYPE')).toBe(true)
  expect(inEuFr.uses.get('usual_score_of_education')).toBe('review')
})

it('lets age but neither sex nor family into the American score', () => {
  expect(inUs.model).toContain('age')
  for (const id of ['man', 'married', 'children', 'income_per_person']) expect(inUs.model).not.toContain(id)
})

it('never lets an older age raise the score', () => {
  expect(features.find((feature) => feature.id === 'age')!.monotone).toBe('decreasing')
})

it('stands for a group by a feature that may be in the European score, where the group has one', () => {
  const kept = new Set(inEuFr.model)
  const scored = reasonGroups.filter((group) =>
    features.some((feature) => feature.reasonGroup === group.id && kept.has(feature.id)),
  )
  expect(scored).toHaveLength(36)
  expect(scored.filter((group) => !kept.has(group.lead)).map((group) => group.id)).toEqual([])
})

const texts = [
  ...features.flatMap(({ id, label, about, missing, higher }) =>
    [label, about, missing, higher].map((text) => ({ id, text })),
  ),
  ...reasonGroups.flatMap(({ id, label, raises, lowers, missing, toCustomer }) =>
    [label, raises, lowers, missing, toCustomer.raises, toCustomer.lowers, toCustomer.missing].map(
      (text) => ({
        id,
        text,
      }),
    ),
  ),
]

it('says everything in both languages, without doubled or outer spaces', () => {
  const bad = texts.filter(({ text }) =>
    [text.en, text.fr].some((words) => words === '' || words !== words.trim() || words.includes('  ')),
  )
  expect(bad).toEqual([])
})

it('follows French typography: narrow space before ; ! ?, no-break space before : and inside « »', () => {
  const bad = texts.filter(({ text: { fr } }) => /(?<!\u202f)[;!?]|(?<!\u00a0)[:»]|«(?!\u00a0)|'/.test(fr))
  expect(bad.map(({ id, text }) => [id, text.fr])).toEqual([])
})

it('tells one feature from another by its label, in both languages', () => {
  for (const language of ['en', 'fr'] as const) {
    const labels = features.map((feature) => feature.label[language])
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
  }
})

it('has words for both values of every yes-or-no item that may enter a score, and for each level of education', () => {
  const scored = new Set([...inEuFr.model, ...inUs.model])
  const flags = features.filter(({ id, unit }) => unit === 'flag' && scored.has(id))
  expect(flags.length).toBeGreaterThan(10)
  expect(flags.filter(({ numberWords }) => Object.keys(numberWords ?? {}).join() !== '0,1')).toEqual([])
  expect(features.find(({ id }) => id === 'revolving_loan')?.numberWords?.[0]).toEqual({
    en: 'fixed loan',
    fr: 'prêt fixe',
  })
  const education = features.find(({ id }) => id === 'education_level')
  expect(Object.keys(education?.numberWords ?? {})).toHaveLength(5)
  expect(education?.numberWords?.[3]).toEqual({ en: 'higher education', fr: 'études supérieures' })
})

it('says what a missing value means to the adviser and the customer alike: no "you" in it', () => {
  const spoken = features.filter(({ missing }) =>
    /\byou|\bvous\b|\bvotre\b/i.test(`${missing.en} ${missing.fr}`),
  )
  expect(spoken.map(({ id }) => id)).toEqual([])
})
