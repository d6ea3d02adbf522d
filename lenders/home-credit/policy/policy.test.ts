import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { policyJsonSchema, selectFeatures } from '../../../src/features/index.ts'
import { homeCredit } from '../index.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

it('keeps the schema file that both policies name as the code writes it (npm run reference)', () => {
  expect(read('./policy.schema.json')).toEqual(JSON.parse(JSON.stringify(policyJsonSchema())))
  for (const profile of ['eu-fr', 'us'])
    expect(read(`./${profile}.json`).$schema).toBe('./policy.schema.json')
})

it.each(homeCredit.policies)(
  'says in $version for each of the 231 columns what it may be used for',
  (policy) => {
    expect(Object.keys(policy.columns)).toHaveLength(231)
    for (const { en, fr } of Object.values(policy.grounds)) {
      expect(en).toMatch(/^\S.*\.$/)
      expect(fr).toMatch(/^\S.*\.$/)
      // Narrow space before ; and !, no-break space before a colon.
      expect(fr).not.toMatch(/[^\u202f][;!?]|[^\u00a0]:/)
    }
  },
)

it('lets age into the American score through the one feature whose risk may only fall with age', async () => {
  const us = homeCredit.policies.find((policy) => policy.profile === 'us')!
  const { model, monitored, lineage } = await selectFeatures(homeCredit.catalogue, us, homeCredit.tables)
  const reading = [...lineage].filter(([, from]) => from.has('application.DAYS_BIRTH')).map(([id]) => id)
  expect(model.filter((id) => reading.includes(id))).toEqual(['age'])
  expect(monitored).toEqual(
    expect.arrayContaining([
      'job_share_of_life',
      'age_at_job_start',
      'document_age_share_of_life',
      'age_at_loan_end',
    ]),
  )
  expect(homeCredit.catalogue.features.find((one) => one.id === 'age')?.monotone).toBe('decreasing')
})

it('calls changeable exactly what a reader may edit, and offers the same range of the loan', () => {
  const { editable } = homeCredit.pages.whatIf
  for (const policy of homeCredit.policies) {
    const entries = Object.entries(policy.columns).filter(([, entry]) => entry.actionable !== undefined)
    expect(entries.map(([key]) => key).sort()).toEqual(
      editable.map(({ column }) => `application.${column}`).sort(),
    )
    for (const [key, { bounds }] of entries) {
      if (bounds === undefined) continue
      const { min, max } = editable.find(({ column }) => `application.${column}` === key)!.bounds!.absolute
      expect([key, bounds]).toEqual([key, { min, max }])
    }
  }
})
