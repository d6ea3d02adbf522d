import { afterEach, expect, it } from 'vitest'
import type {
  DecisionAnswer,
  LetterAnswer,
  OversightAnswer,
  PlansAnswer,
  WhatIfAnswer,
} from '../contract/index.ts'
import type { Rule } from '../decide/index.ts'
import { openRow, recordAt, recordsOf } from '../record/index.ts'
import { addMachine } from '../store/index.ts'
import { fixtureOversight } from './testing/fixture-oversight.ts'
import { type Fixture, NOON, type PEOPLE, startFixture } from './testing/fixture-server.ts'

/** The payment of application 100 001 is 400 of 2,000 a month; its risk is −2 − 0.1 + 1.5 + 0.3 = −0.3: declined too. */
const ABOVE_ONE_TENTH: Rule = {
  id: 'payment-above-one-tenth',
  when: { fact: 'payment_share', above: 0.1 },
  text: { en: 'The payment is above one tenth of income', fr: 'La mensualité dépasse un dixième du revenu' },
  source: 'Fixture policy 2',
}
const told = ({ id, text, source }: Rule) => ({ id, text, source })
/** k = 8 of the fixture: a score of 0.6 outside, a payment of 480 of 2,000. */
const LOW_RISK = 100_009

let fixture: Fixture
afterEach(() => fixture?.close())
const get = async <T>(path: string, who: keyof typeof PEOPLE = 'nantes') => {
  const answer = await fixture.as(who, `/v1/applications/${path}`)
  expect([path, answer.statusCode]).toEqual([path, 200])
  return answer.json() as T
}
const tried = async (id: number, edits: Readonly<Record<string, number>>) => {
  const answer = await fixture.as('nantes', {
    method: 'POST',
    url: `/v1/applications/${id}/what-if`,
    headers: { 'content-type': 'application/json', origin: 'http://localhost:8080' },
    payload: JSON.stringify({ edits }),
  })
  expect(answer.statusCode).toBe(200)
  return answer.json() as WhatIfAnswer
}

it('declines an application that is sent, names the rule and no reason of the score that would approve', async () => {
  fixture = await startFixture()
  const machine = { name: 'core', scopes: ['score'] as const, expiresAt: NOON + 1000 }
  const { key } = await addMachine(fixture.store, machine, null, NOON)
  const post = async (payment: number) =>
    (
      await fixture.server.inject({
        method: 'POST',
        url: '/v1/applications/score',
        payload: {
          application: {
            NAME_CONTRACT_TYPE: 'Cash loans',
            JOB: 'cook',
            AMT_CREDIT: 5000,
            AMT_ANNUITY: payment,
            AMT_INCOME_TOTAL: 2000,
            EXT_SOURCE: 1,
          },
        },
        headers: {
          host: 'localhost:8080',
          authorization: `Bearer ${key}`,
          'idempotency-key': `of-${payment}`,
        },
      })
    ).json()
  // −2 + 4·(0.6005 − 0.2) + 0 + 3·(0.5 − 1) = −1.898: 13 in 100, below every limit of the fixture.
  const ruled = await post(1201)
  expect(ruled.rawScore).toBeCloseTo(-1.898, 12)
  expect(ruled).toMatchObject({
    outcome: 'declined',
    decidedBy: 'rule',
    closeCall: false,
    reasons: [],
    held: false,
  })
  expect(ruled.rules.map(({ id }: Rule) => id)).toEqual(['payment-above-six-tenths'])
  expect(ruled.scores.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'approved',
    'approved',
    'approved',
  ])
  const opened = await openRow((await recordAt(fixture.store, ruled.recordId))!, fixture.record.persons)
  expect(opened.personal).toMatchObject({
    rules: ['payment-above-six-tenths'],
    results: { bank_cost: { outcome: 'declined' }, ranking: { outcome: 'approved' } },
    explanation: { reasons: [] },
  })
  // At the very threshold the rule is not met, and its record says nothing of rules.
  const free = await post(1200)
  expect(free).toMatchObject({ outcome: 'approved', decidedBy: 'score', rules: [] })
  const other = await openRow((await recordAt(fixture.store, free.recordId))!, fixture.record.persons)
  expect(other.personal).not.toHaveProperty('rules')
})

it('tells the rule first and the score’s reasons after it where both decline', async () => {
  fixture = await startFixture({ rules: [ABOVE_ONE_TENTH] })
  const answer = await get<DecisionAnswer>('100001/decision')
  expect(answer).toMatchObject({ outcome: 'declined', decidedBy: 'rule', closeCall: false })
  expect(answer.rules).toEqual([told(ABOVE_ONE_TENTH)])
  expect(answer.reasons.length).toBeGreaterThan(0)
  expect(answer.reasons.length).toBeLessThanOrEqual(3)
  expect(answer).toEqual(await get<DecisionAnswer>('100001/decision', 'customer'))
  const [score] = await recordsOf(fixture.store, fixture.record.persons, {
    personId: 'P0',
    applicationId: 100_001,
  })
  expect(score).toMatchObject({ kind: 'score', personal: { rules: [ABOVE_ONE_TENTH.id] } })
})

it('answers a letter and a list for people with the rule alone, and approves once it is lifted', async () => {
  fixture = await startFixture({ rules: [ABOVE_ONE_TENTH] })
  const decision = await get<DecisionAnswer>(`${LOW_RISK}/decision`)
  const { pd, limitPd } = decision.scores.find(({ decides }) => decides)!
  expect(pd).toBeLessThan(limitPd)
  expect(decision).toMatchObject({ outcome: 'declined', reasons: [], allAgree: true })
  const { letter } = await get<LetterAnswer>(`${LOW_RISK}/letter?lang=fr`)
  expect(letter).toMatchObject({ kind: 'decline', scale: null })
  expect(letter!.sections[0]!.parts).toEqual([
    { kind: 'list', items: ['La mensualité dépasse un dixième du revenu (Fixture policy 2).'] },
  ])
  const found = await fixture.as('nantes', '/v1/applications?show=declined')
  expect(found.json().items.map((one: { applicationId: number }) => one.applicationId)).toContain(LOW_RISK)

  const lifted = await tried(LOW_RISK, { AMT_ANNUITY: 200 })
  expect(lifted.rules).toEqual({ before: [told(ABOVE_ONE_TENTH)], after: [] })
  expect([lifted.before.outcome, lifted.after.outcome]).toEqual(['declined', 'approved'])
  const still = await tried(LOW_RISK, { AMT_ANNUITY: 210 })
  expect(still.rules.after).toEqual([told(ABOVE_ONE_TENTH)])
  expect(still.after.outcome).toBe('declined')
})

it('offers no plan that leaves a rule in force, and one that only lifts it', async () => {
  fixture = await startFixture({ rules: [ABOVE_ONE_TENTH] })
  const { plans, rules, reason } = await get<PlansAnswer>(`${LOW_RISK}/plans`)
  expect([reason, rules]).toEqual(['declined', [told(ABOVE_ONE_TENTH)]])
  expect(plans.length).toBeGreaterThan(0)
  for (const { payment, after, edits } of plans) {
    expect(payment / 2000).toBeLessThanOrEqual(0.1)
    expect(after.outcome).toBe('approved')
    const again = await tried(LOW_RISK, edits as Record<string, number>)
    expect([again.after.outcome, again.rules.after]).toEqual(['approved', []])
  }
})

it('takes two people to approve against a rule, also where the settings ask for one', async () => {
  const oversight = { ...fixtureOversight, secondPersonFor: [] }
  for (const rules of [[ABOVE_ONE_TENTH], []]) {
    fixture = await startFixture({ rules, oversight })
    const ruled = rules.length > 0
    // 100 001 is declined by its score too.
    const answer = await get<OversightAnswer>('100001/oversight')
    expect(answer).toMatchObject({ ruled, scoreOutcome: 'declined' })
    expect(answer.secondNeeded).toEqual({ approved: ruled, declined: false })
    if (ruled) await fixture.close()
  }
})
