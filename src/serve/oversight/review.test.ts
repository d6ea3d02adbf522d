import { afterEach, beforeEach, expect, it } from 'vitest'
import type {
  DecisionAnswer,
  FoundApplications,
  LetterAnswer,
  OversightAnswer,
  PlansAnswer,
  ReviewAnswer,
  WhatIfAnswer,
} from '../../contract/index.ts'
import { recordsOf } from '../../record/index.ts'
import { findAccount, openSession } from '../../store/index.ts'
import { recordedInputs } from '../../workspace/index.ts'
import { type Fixture, NOON, type PEOPLE, startFixture } from '../testing/fixture-server.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

/** Of the customer, in Nantes; declined. */
const OWN = 100_001
const SUBJECT = { personId: 'P0', applicationId: OWN }
type Who = keyof typeof PEOPLE

const get = async <T>(who: Who, part: string) =>
  (await fixture.as(who, `/v1/applications/${OWN}/${part}`)).json() as T
const post = (who: Who, part: string, payload: object) =>
  fixture.as(who, { method: 'POST', url: `/v1/applications/${OWN}/${part}`, payload })
const said = { ownView: 'My employer changed its name.', documents: 'Payslips of March to May.' }
const records = (...kinds: Parameters<typeof recordsOf>[3] & object) =>
  recordsOf(fixture.store, fixture.record.persons, SUBJECT, kinds.length === 0 ? undefined : kinds)
const DAY_MS = 86_400_000

it('a customer asks, sees the day of the answer, and an adviser answers in words: both are on record, sealed', async () => {
  const before = await get<ReviewAnswer>('customer', 'review')
  expect(before).toMatchObject({
    outcome: 'declined',
    outcomeBy: 'score',
    may: { ask: true, answer: false, dispute: true, correct: false },
    answerBy: '2026-12-15',
    askUntil: null,
    reviews: [],
    versions: null,
    editable: [],
  })
  expect((await post('customer', 'review', said)).json()).toMatchObject({
    standing: 'review-asked',
    may: { ask: false },
    reviews: [{ ...said, answerBy: '2026-12-15', isLate: false, answer: null }],
  })
  const waiting = (await fixture.as('nantes', '/v1/applications?show=person')).json() as FoundApplications
  // Answers that are due stand before the files that nobody waits for.
  expect(waiting.items[0]).toMatchObject({
    applicationId: OWN,
    standing: 'review-asked',
    due: '2026-12-15',
  })
  // A second request while the first is open, and one of a stranger.
  expect((await post('customer', 'review', said)).json()).toMatchObject({ status: 409, code: 'E_NO_REVIEW' })
  expect((await post('listed', 'review', said)).statusCode).toBe(404)
  const { version, may } = await get<ReviewAnswer>('nantes', 'review')
  expect(may).toMatchObject({ ask: false, answer: true, correct: true })
  const reply = { after: version, kept: false, answer: 'The payslips show three years.' }
  expect((await post('nantes', 'review/answer', { ...reply, after: version - 1 })).json().code).toBe(
    'E_FILE_CHANGED',
  )
  expect((await post('nantes', 'review/answer', reply)).statusCode).toBe(200)
  expect(await get<ReviewAnswer>('customer', 'review')).toMatchObject({
    standing: 'review-changed',
    outcome: 'approved',
    outcomeBy: 'review',
    may: { ask: false },
    reviews: [{ answer: { kept: false, words: reply.answer, by: { name: 'Test nantes', isYou: false } } }],
  })
  const [asked, answered] = await records('review-request', 'review-answer')
  expect(asked).toMatchObject({ role: 'customer', body: { answerBy: '2026-12-15' }, personal: said })
  expect(answered).toMatchObject({
    of: asked!.seq,
    body: { kept: false },
    personal: { answer: reply.answer },
  })
  const stored = JSON.stringify(await fixture.store.database.selectFrom('record').selectAll().execute())
  for (const words of [said.ownView, said.documents, reply.answer]) expect(stored).not.toContain(words)
})

it('whoever refused does not answer the review of it', async () => {
  const { version } = (
    await post('nantes', 'judgement', { judgement: 'decline', words: '' })
  ).json() as OversightAnswer
  await post('nantes', 'human-decision', { after: version, outcome: 'declined', reason: null, words: '' })
  await post('customer', 'review', said)
  const shown = await get<ReviewAnswer>('nantes', 'review')
  expect(shown.may.answer).toBe(false)
  const reply = { after: shown.version, kept: true, answer: 'no' }
  expect((await post('nantes', 'review/answer', reply)).json()).toMatchObject({
    status: 409,
    code: 'E_SAME_PERSON',
  })
})

it('takes a request as long as the letter says, and says when an answer is late', async () => {
  await fixture.as('customer', `/v1/applications/${OWN}/letter.pdf`)
  expect((await get<ReviewAnswer>('customer', 'review')).askUntil).toBe('2027-01-30')
  // The same day and the same time to answer as the letter names.
  const { letter } = await get<LetterAnswer>('customer', 'letter')
  const rights = JSON.stringify(letter!.sections.find(({ id }) => id === 'rights'))
  expect(rights.replaceAll('\u00a0', ' ')).toContain('before 30 January 2027. We answer within 14 days')
  expect((await later(NOON + 61 * DAY_MS, 'customer', 'review', said)).json().code).toBe('E_NO_REVIEW')
  expect((await later(NOON + 60 * DAY_MS, 'customer', 'review', said)).statusCode).toBe(200)
  const shown = async (days: number) =>
    ((await later(NOON + days * DAY_MS, 'nantes', 'review')).json() as ReviewAnswer).reviews
  expect(await shown(74)).toMatchObject([{ answerBy: '2027-02-13', isLate: false }])
  expect(await shown(75)).toMatchObject([{ answerBy: '2027-02-13', isLate: true }])
})

it('keeps the letter back while the customer waits, and after a person decided otherwise', async () => {
  const holds = async () => (await get<LetterAnswer>('nantes', 'letter')).holds
  expect(await holds()).toEqual([])
  await post('customer', 'review', said)
  expect(await holds()).toEqual([{ code: 'awaits-person' }])
  const { version } = await get<ReviewAnswer>('nantes', 'review')
  await post('nantes', 'review/answer', { after: version, kept: false, answer: 'yes' })
  expect(await holds()).toEqual([{ code: 'decided-against-score' }])
  expect((await fixture.as('customer', `/v1/applications/${OWN}/letter.pdf`)).json().code).toBe(
    'E_LETTER_HELD',
  )
})

it('a disputed fact is corrected, scored again, and both versions stay side by side, on the pages and on record', async () => {
  const filed = await get<DecisionAnswer>('customer', 'decision')
  const dispute = { column: 'AMT_ANNUITY', ownView: 'I pay 300, not 400.' }
  const asked = (await post('customer', 'dispute', dispute)).json() as ReviewAnswer
  expect(asked).toMatchObject({ standing: 'disputed', disputes: [{ column: 'AMT_ANNUITY', answer: null }] })
  expect((await post('customer', 'dispute', dispute)).json().code).toBe('E_DISPUTE_OPEN')
  const { version, disputes, editable } = await get<ReviewAnswer>('nantes', 'review')
  expect(editable.find(({ column }) => column === 'AMT_ANNUITY')!.filedValue).toBe(400)
  const edits = { AMT_ANNUITY: 100 }
  const asIs = { after: version, dispute: disputes[0]!.dispute, edits, words: 'contract seen' }
  for (const wrong of [{ JOB: 'cook' }, { AMT_ANNUITY: 400 }, { AMT_ANNUITY: -5 }])
    expect((await post('nantes', 'correction', { ...asIs, edits: wrong })).json().code).toBe('E_EDIT')
  const whatIf = (await post('nantes', 'what-if', { edits })).json() as WhatIfAnswer
  const corrected = (await post('nantes', 'correction', asIs)).json() as ReviewAnswer
  expect(corrected).toMatchObject({
    corrections: [{ words: 'contract seen', facts: [{ before: { number: 400 }, after: { number: 100 } }] }],
    disputes: [{ answer: { corrected: true, words: 'contract seen' } }],
  })
  const now = corrected.versions!.now.score
  // What was corrected is what a what-if of the same change would have said, bit for bit.
  expect([now.rawScore, now.pd]).toEqual([whatIf.after.rawScore, whatIf.after.pd])
  expect(corrected.versions!.filed.score.rawScore).toBe(filed.scores[1]!.rawScore)

  const decision = await get<DecisionAnswer>('customer', 'decision')
  expect(decision.scores[1]).toEqual(now)
  const again = (await post('nantes', 'what-if', { edits: {} })).json() as WhatIfAnswer
  expect([again.before.rawScore, again.after.rawScore, again.filedReproduced]).toEqual([
    now.rawScore,
    now.rawScore,
    true,
  ])
  expect((await get<PlansAnswer>('nantes', 'plans?wait=cannot')).before.rawScore).toBe(now.rawScore)
  const listed = (await fixture.as('nantes', '/v1/applications?show=all')).json() as FoundApplications
  expect(listed.items.find(({ applicationId }) => applicationId === OWN)?.pd ?? now.pd).toBe(now.pd)

  const [correction] = await records('correction')
  expect(correction).toMatchObject({
    of: disputes[0]!.dispute,
    body: { columns: ['AMT_ANNUITY'], modelId: 'fixture-model', generation: 'g-1' },
    personal: { edits: { AMT_ANNUITY: { before: 400, after: 100 } } },
  })
  const { score } = correction!.personal as { score: Parameters<typeof recordedInputs>[0] }
  expect(recordedInputs(score).values.length).toBeGreaterThan(0)
  const scores = await records('score')
  expect(scores).toHaveLength(2)
})

it('a corrected amount stands above every page and in the letter', async () => {
  const { version } = await get<ReviewAnswer>('nantes', 'review')
  const body = { after: version, dispute: null, edits: { AMT_CREDIT: 4200 }, words: 'typing error' }
  expect((await post('nantes', 'correction', body)).json().application.amount).toBe(4200)
  const { application, facts } = await get<DecisionAnswer>('customer', 'decision')
  expect(application.amount).toBe(4200)
  expect(facts.asked.find(({ column }) => column === 'AMT_CREDIT')?.value.number ?? 4200).toBe(4200)
  const { letter } = await get<LetterAnswer>('nantes', 'letter')
  expect(letter!.opening.join(' ')).toContain('4,200')
})

it('after a restart the corrected facts still stand, without another record', async () => {
  const { version } = await get<ReviewAnswer>('nantes', 'review')
  const body = { after: version, dispute: null, edits: { AMT_ANNUITY: 100 }, words: 'typing error' }
  const { versions } = (await post('nantes', 'correction', body)).json() as ReviewAnswer
  const before = (await records()).length
  const again = await startFixture({ store: fixture.store, keysFolder: fixture.record.keys.folder })
  const answer = (await again.as('nantes', `/v1/applications/${OWN}/decision`)).json() as DecisionAnswer
  expect(answer.scores[1]).toEqual(versions!.now.score)
  expect((await records()).length - before).toBe(1)
  await again.server.close()
})

it('a person’s decision about other facts does not outlive a correction; while scores are stopped nothing is corrected', async () => {
  const judged = (
    await post('nantes', 'judgement', { judgement: 'decline', words: '' })
  ).json() as OversightAnswer
  const decided = (
    await post('nantes', 'human-decision', {
      after: judged.version,
      outcome: 'declined',
      reason: null,
      words: '',
    })
  ).json() as OversightAnswer
  const body = { after: decided.version, dispute: null, edits: { AMT_ANNUITY: 380 }, words: 'typing error' }
  await fixture.as('risk', { method: 'POST', url: '/v1/scoring', payload: { stopped: true, reason: 'x' } })
  const stopped = await post('nantes', 'correction', body)
  expect([stopped.statusCode, stopped.json().code]).toEqual([503, 'E_STOPPED'])
  expect(await records('correction')).toEqual([])
  await fixture.as('risk', { method: 'POST', url: '/v1/scoring', payload: { stopped: false, reason: 'x' } })
  expect((await post('nantes', 'correction', body)).statusCode).toBe(200)
  expect(await get<OversightAnswer>('nantes', 'oversight')).toMatchObject({
    decision: null,
    ownView: null,
    earlier: [{ outcome: 'declined' }],
  })
})

it('answers a dispute that the fact stays, and refuses what is no fact or no dispute', async () => {
  expect((await post('customer', 'dispute', { column: 'NO_SUCH', ownView: 'x' })).json().code).toBe(
    'E_COLUMN_UNKNOWN',
  )
  await post('customer', 'dispute', { column: 'JOB', ownView: 'I cook now.' })
  const { version, disputes } = await get<ReviewAnswer>('nantes', 'review')
  const reply = { after: version, dispute: disputes[0]!.dispute, answer: 'The contract says driver.' }
  expect((await post('nantes', 'dispute/answer', { ...reply, dispute: 1 })).json().code).toBe('E_NO_DISPUTE')
  expect((await post('nantes', 'dispute/answer', reply)).json()).toMatchObject({
    disputes: [{ answer: { corrected: false, words: reply.answer } }],
  })
})

/** Sessions end while the clock runs on: a fresh one at this time. */
async function later(now: number, who: Who, part: string, payload?: object) {
  fixture.setTime(now)
  const { id } = (await findAccount(fixture.store, who))!
  const request = {
    url: `/v1/applications/${OWN}/${part}`,
    cookies: { vitrine: await openSession(fixture.store, id, now) },
    headers: { host: 'localhost:8080' },
  }
  return fixture.server.inject(payload === undefined ? request : { ...request, method: 'POST', payload })
}
