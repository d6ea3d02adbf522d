import { describe, expect, it } from 'vitest'
import { type Policy, parsePolicy, policyHash } from './policy.ts'
import type { PolicyRule } from './policy-schema.ts'
import { selectFeatures } from './selection.ts'
import { smallCatalogue, smallPolicy, smallTables } from './small-lender.fixture.ts'

const rule: PolicyRule = {
  id: 'income-too-low',
  when: { fact: 'income', below: 100 },
  text: { en: 'The income is below 100', fr: 'Le revenu est inférieur à 100' },
  source: 'Credit policy 4.2',
}
const withRules = (...rules: readonly unknown[]) => ({ ...smallPolicy, rules }) as unknown as Policy
const parse = (...rules: readonly unknown[]) => parsePolicy(withRules(...rules), smallTables)
const select = (when: unknown) => selectFeatures(smallCatalogue, parse({ ...rule, when }), smallTables)

it('takes a policy without rules, with none and with one, each another policy', () => {
  const hashes = [smallPolicy, parse(), parse(rule)].map(policyHash)
  expect(new Set(hashes).size).toBe(3)
  expect(policyHash(parse({ ...rule, source: 'Credit policy 4.3' }))).not.toBe(hashes[2])
})

describe('a rule that cannot be read', () => {
  it.each([
    ['an id of another rule', [rule, { ...rule, when: { fact: 'income', above: 1 } }], '/rules/1/id'],
    ['no French text', [{ ...rule, text: { en: 'x', fr: '' } }], '/rules/0/text/fr'],
    ['no source', [{ ...rule, source: '' }], '/rules/0/source'],
    ['an id with spaces', [{ ...rule, id: 'too low' }], '/rules/0/id'],
    ['a comparison that there is not', [{ ...rule, when: { fact: 'income', over: 1 } }], '/rules/0/when'],
    ['two comparisons in one', [{ ...rule, when: { fact: 'income', above: 1, below: 2 } }], '/rules/0/when'],
    ['an empty "all", which would decline everybody', [{ ...rule, when: { all: [] } }], '/rules/0/when'],
  ])('is refused for %s, naming the place', (_, rules, path) => {
    expect(() => parse(...rules)).toThrow(new RegExp(`E_POLICY_INVALID.* at ${path}\\.`))
  })

  it('may join comparisons twice over, and not three times', () => {
    const leaf = { fact: 'income', above: 1 }
    expect(() => parse({ ...rule, when: { all: [leaf, { any: [leaf] }] } })).not.toThrow()
    expect(() => parse({ ...rule, when: { all: [{ any: [{ all: [leaf] }] }] } })).toThrow(
      /\/rules\/0\/when\.[\s\S]*Expected: a fact with one of below, above, equals and missing/,
    )
  })
})

describe('what a rule is about', () => {
  it('may be a feature of the score, a category too', async () => {
    const { model } = await select({
      all: [
        { fact: 'loans_to_income', above: 2 },
        { fact: 'last_status', equals: 'refused' },
      ],
    })
    expect(model).toContain('loans_to_income')
  })

  it('is never a monitored column: not through a feature, even one that is kept out of the score', async () => {
    await expect(
      select({
        any: [
          { fact: 'income', below: 1 },
          { fact: 'woman', equals: 1 },
        ],
      }),
    ).rejects.toThrow(
      /E_POLICY_BREACH.*Got: application\.GENDER → woman → rule income-too-low \(application\.GENDER is "monitor"/,
    )
  })

  it('is never a monitored or forbidden column that is named outright', async () => {
    await expect(select({ fact: 'application.GENDER', equals: 'F' })).rejects.toThrow(
      /E_POLICY_BREACH.*Got: application\.GENDER → rule income-too-low/,
    )
    await expect(select({ fact: 'loan.REGION', equals: 'north' })).rejects.toThrow(/loan\.REGION → rule/)
  })

  it('is a feature: of a free column, those that read it are named', async () => {
    await expect(select({ fact: 'application.INCOME', below: 1 })).rejects.toThrow(
      /E_POLICY_RULE.*Got: application\.INCOME\.[\s\S]*income, loans_to_income/,
    )
    await expect(select({ fact: 'incom', below: 1 })).rejects.toThrow(/E_POLICY_RULE.*Got: incom\./)
  })

  it.each([
    { fact: 'last_status', above: 1 },
    { fact: 'last_status', equals: 'aproved' },
    { fact: 'last_status', equals: 1 },
    { fact: 'income', equals: 'high' },
  ])('is compared with what it can be: not $fact as %o', async (when) => {
    await expect(select(when)).rejects.toThrow(/E_POLICY_RULE.*value that it cannot have/)
  })
})
