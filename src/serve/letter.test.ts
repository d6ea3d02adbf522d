import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { HttpProblem, LetterAnswer } from '../contract/index.ts'
import { sha256 } from '../hash/index.ts'
import { recordsOf } from '../record/index.ts'
import { fixtureLetterSettings } from './testing/fixture-letter.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
let unsettled: Fixture
beforeAll(async () => {
  fixture = await startFixture()
  unsettled = await startFixture({ letterSettings: { ...fixtureLetterSettings, lender: {} } })
})
afterAll(async () => {
  await fixture.close()
  await unsettled.close()
})

const at = '/v1/applications/100001'

it('gives adviser and customer the same letter, dated by the clock, with the hash of its words', async () => {
  const answers = await Promise.all(
    (['nantes', 'customer'] as const).map(
      async (who) => (await fixture.as(who, `${at}/letter?lang=fr`)).json() as LetterAnswer,
    ),
  )
  expect(answers[0]).toEqual(answers[1])
  const [{ letter, contentHash, holds }] = answers as [LetterAnswer]
  expect(letter).toMatchObject({ language: 'fr', issuedOn: '2026-12-01', recipient: ['Marc Ferrand'] })
  expect(contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(holds).toEqual([])
  const text = JSON.stringify(letter)
  expect(text).toContain('Nous n’avons pas utilisé votre sexe.')
  expect(text).toContain('Indice Fixe (score A), 1 rue Fixe')
})

it('sends the PDF as a document that no cache keeps, and puts its words and hashes on record before', async () => {
  const { store, record } = fixture
  const lettersOf = async () =>
    (await recordsOf(store, record.persons, { personId: 'P0', applicationId: 100_001 })).filter(
      ({ kind }) => kind === 'letter',
    )
  const before = (await lettersOf()).length
  const answer = await fixture.as('customer', `${at}/letter.pdf?lang=en`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['content-disposition']).toMatch(
    /^inline; filename="(approval|decline)-100001-en.pdf"$/,
  )
  const pdfHash = sha256(answer.rawPayload)
  const { contentHash, letter } = (
    await fixture.as('customer', `${at}/letter?lang=en`)
  ).json() as LetterAnswer
  expect((await lettersOf()).slice(before)).toMatchObject([
    { role: 'customer', body: { language: 'en' }, personal: { letterHash: contentHash, pdfHash, letter } },
  ])
  const again = await fixture.as('nantes', `${at}/letter.pdf?lang=en`)
  expect(sha256(again.rawPayload)).toBe(pdfHash)
})

it('lets no letter leave that could not be put on record', async () => {
  const closed = await startFixture()
  vi.spyOn(closed.record, 'append').mockRejectedValue(new Error('no room left'))
  expect((await closed.as('customer', `${at}/letter.pdf`)).statusCode).toBe(500)
  await closed.close()
})

it('holds a letter while the lender’s name is missing: staff see why, the customer only that it is held', async () => {
  const staff = (await unsettled.as('nantes', `${at}/letter`)).json() as LetterAnswer
  expect(staff).toMatchObject({ letter: null, contentHash: null })
  expect(staff.holds).toEqual([{ code: 'settings-missing', missing: ['lender.name', 'lender.address'] }])
  const customer = (await unsettled.as('customer', `${at}/letter`)).json() as LetterAnswer
  expect(customer).toMatchObject({ letter: null, holds: [] })
  const pdf = await unsettled.as('customer', `${at}/letter.pdf`)
  expect(pdf.statusCode).toBe(409)
  expect(pdf.json() as HttpProblem).toMatchObject({ code: 'E_LETTER_HELD', got: 'settings-missing' })
})

it('refuses a language or purpose that it does not have', async () => {
  expect((await fixture.as('nantes', `${at}/letter?lang=de`)).statusCode).toBe(400)
  expect((await fixture.as('nantes', `${at}/letter.pdf?purpose=threat`)).statusCode).toBe(400)
})

it('puts on record who read a letter', async () => {
  await fixture.as('customer', `${at}/letter`)
  const subject = { personId: 'P0', applicationId: 100_001 }
  const found = await recordsOf(fixture.store, fixture.record.persons, subject)
  expect(found.at(-1)).toMatchObject({ kind: 'view', body: { what: 'letter' } })
})
