import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FoundApplications, OverrideRates, OversightAnswer } from '../../contract/index.ts'
import { recordsOf } from '../../record/index.ts'
import { type Fixture, NOON, type PEOPLE, startFixture } from '../testing/fixture-server.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

type Who = keyof typeof PEOPLE

const at = (id: number, part: string) => `/v1/applications/${id}/${part}`
const read = async (who: Who, id: number) =>
  (await fixture.as(who, at(id, 'oversight'))).json() as OversightAnswer
const post = (who: Who, id: number, part: string, payload: object) =>
  fixture.as(who, { method: 'POST', url: at(id, part), payload })
const found = async (who: Who, show: string) =>
  (await fixture.as(who, `/v1/applications?show=${show}`)).json() as FoundApplications
const kinds = async (id: number) => {
  const subject = { personId: `P${Math.floor((id - 100_001) / 2)}`, applicationId: id }
  return (await recordsOf(fixture.store, fixture.record.persons, subject)).map(({ kind }) => kind)
}
/** A file of Nantes far from the limit. */
const clear = async (outcome: 'approved' | 'declined') =>
  (await found('nantes', outcome)).items.find(({ standing }) => standing === 'score')!.applicationId
const note = (who: Who, id: number) =>
  post(who, id, 'judgement', { judgement: 'unsure', words: 'new employer' })

it('lists what waits for a person: within one person in 100 of the limit, in the own branch', async () => {
  const { items, total, counts } = await found('nantes', 'person')
  expect([total, counts.person]).toEqual([items.length, items.length])
  expect(items.length).toBeGreaterThan(0)
  for (const one of items) {
    expect(100 * Math.abs(one.pd - one.limitPd)).toBeLessThanOrEqual(1)
    expect([one.standing, one.branch]).toEqual(['asks-person', 'Nantes'])
  }
  const all = await found('nantes', 'all')
  const others = all.items.filter(({ standing }) => standing !== 'asks-person')
  for (const one of others) expect(100 * Math.abs(one.pd - one.limitPd)).toBeGreaterThan(1)
})

it('asks for the own view before it says what the score says, where a person decides', async () => {
  const id = (await found('nantes', 'person')).items[0]!.applicationId
  const before = await read('nantes', id)
  expect(before).toMatchObject({
    ownViewFirst: true,
    outcome: null,
    scoreOutcome: null,
    reasons: [],
    secondNeeded: { approved: false, declined: false },
    may: { judge: true, decide: false, second: false },
  })
  expect(before.facts.asked.length).toBeGreaterThan(0)
  // The risk officer does not decide: nothing is kept back.
  expect(await read('risk', id)).toMatchObject({ ownViewFirst: false, may: { judge: false, decide: false } })
  fixture.setTime(NOON + 90_000)
  const after = (await note('nantes', id)).json() as OversightAnswer
  expect(after).toMatchObject({ ownViewFirst: false, ownView: { judgement: 'unsure', scoreSeen: false } })
  expect(after.may.decide).toBe(true)
  const subject = { personId: `P${Math.floor((id - 100_001) / 2)}`, applicationId: id }
  const [judgement] = await recordsOf(fixture.store, fixture.record.persons, subject, ['judgement'])
  expect(judgement).toMatchObject({ personal: { words: 'new employer', dwellMilliseconds: 90_000 } })
})

it('says so when the score had been seen before the own view was noted', async () => {
  const id = await clear('declined')
  await fixture.as('nantes', at(id, 'plans?wait=cannot'))
  expect((await note('nantes', id)).json()).toMatchObject({ ownView: { scoreSeen: true } })
})

it('records a decision as the score does, shows it on the file and in the list', async () => {
  const id = await clear('declined')
  const { version } = (await note('nantes', id)).json() as OversightAnswer
  const asked = { after: version, outcome: 'declined', reason: null, words: 'agreed' }
  const answer = await post('nantes', id, 'human-decision', asked)
  expect([answer.statusCode, answer.json().standing]).toEqual([200, 'confirmed'])
  expect(await kinds(id)).toEqual(['score', 'judgement', 'decision'])
  expect((await read('auditor', id)).decision).toMatchObject({
    by: { name: 'Test nantes', isYou: false },
    outcome: 'declined',
    reason: null,
    openedExplanation: false,
  })
  const listed = (await found('nantes', 'all')).items.find(({ applicationId }) => applicationId === id)
  expect(listed).toMatchObject({ standing: 'confirmed', outcome: 'declined', due: null })
  // Nobody decides twice, and a file that changed is not overruled unseen.
  expect((await post('nantes', id, 'human-decision', asked)).json()).toMatchObject({
    status: 409,
    code: 'E_FILE_CHANGED',
  })
})

it('an approval against the score waits for a second person; the list follows once it holds', async () => {
  const id = await clear('declined')
  const { version, reasons, secondNeeded } = (await note('nantes', id)).json() as OversightAnswer
  expect(reasons.map((one) => one.id)).toEqual(['income-proved'])
  expect(secondNeeded).toEqual({ approved: true, declined: false })
  const asked = { after: version, outcome: 'approved', words: 'payslips seen' }
  const wordless = await post('nantes', id, 'human-decision', { ...asked, reason: null })
  expect([wordless.statusCode, wordless.json().code]).toEqual([400, 'E_OVERRIDE_REASON'])
  const waiting = (await post('nantes', id, 'human-decision', { ...asked, reason: 'income-proved' })).json()
  expect(waiting).toMatchObject({ standing: 'awaits-second', outcome: 'declined', may: { second: false } })
  expect((await found('risk', 'person')).items.map(({ applicationId }) => applicationId)).toContain(id)
  const second = { after: waiting.version, agrees: true, words: 'seen too' }
  expect((await post('nantes', id, 'second-opinion', second)).json().code).toBe('E_SAME_PERSON')
  expect((await read('risk', id)).may.second).toBe(true)
  expect((await post('risk', id, 'second-opinion', second)).json()).toMatchObject({
    standing: 'overridden',
    outcome: 'approved',
  })
  const listed = (await found('nantes', 'approved')).items.find(({ applicationId }) => applicationId === id)
  expect(listed).toMatchObject({ standing: 'overridden', outcome: 'approved' })
  const rates = (await fixture.as('risk', '/v1/override-rates')).json() as OverrideRates
  expect(rates).toMatchObject({ all: { decisions: 1, overrides: 1, alarm: null, mayBeChance: false } })
  expect(rates.byPerson).toMatchObject([{ of: 'Test nantes', overrides: 1 }])
  expect(rates.byModel).toMatchObject([{ of: 'fixture-model' }])
})

it('two decisions sent at the same time: one answer, one 409, one record', async () => {
  const id = await clear('approved')
  const { version } = (await note('nantes', id)).json() as OversightAnswer
  const asked = { after: version, outcome: 'approved', reason: null, words: '' }
  const answers = await Promise.all([1, 2].map(() => post('nantes', id, 'human-decision', asked)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect((await kinds(id)).filter((kind) => kind === 'decision')).toHaveLength(1)
})

it('takes no decision without the own view, whoever asks, and refuses what the schema does not know', async () => {
  const id = await clear('declined')
  const asked = { after: 0, outcome: 'declined', reason: null, words: '' }
  expect((await post('nantes', id, 'human-decision', asked)).json().code).toBe('E_OWN_VIEW_FIRST')
  for (const wrong of [
    { ...asked, after: -1 },
    { ...asked, outcome: 'maybe' },
    { ...asked, more: 1 },
  ])
    expect((await post('nantes', id, 'human-decision', wrong)).statusCode).toBe(400)
  expect((await kinds(id)).filter((kind) => kind === 'decision')).toEqual([])
})
