import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../../test/support/each-engine.ts'
import { givenAnswers, keptRequest, openRow, recordAt, setSwitch, verifyRecord } from '../../record/index.ts'
import { addMachine, openStore, type Store } from '../../store/index.ts'
import { createMetrics } from '../operations/metrics.ts'
import { type Fixture, NOON, startFixture } from '../testing/fixture-server.ts'
import { FACTS } from '../testing/new-facts.ts'

eachEngine((place) => {
  let store: Store
  let fixture: Fixture
  let key: string
  beforeEach(async () => {
    store = await openStore(place.address)
    // Measured as in service: what is put on record goes through one more hand.
    fixture = await startFixture({
      store,
      keysFolder: `${place.folder}/keys`,
      metrics: createMetrics(),
    })
    const machine = { name: 'core', scopes: ['score'] as const, expiresAt: NOON + 1000 }
    key = (await addMachine(store, machine, null, NOON)).key
  })
  afterEach(() => fixture?.close())

  const post = (payload: unknown, request = 'one', on = fixture) =>
    on.server.inject({
      method: 'POST',
      url: '/v1/applications/score',
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      headers: {
        host: 'localhost:8080',
        authorization: `Bearer ${key}`,
        'idempotency-key': request,
        'content-type': 'application/json',
      },
    })
  const scores = async () =>
    await store.database.selectFrom('record').selectAll().where('kind', '=', 'score').orderBy('seq').execute()

  it('decides on facts that are in no table, and has them on record before it answers', async () => {
    const answer = await post({ application: FACTS, reference: 'A-17', personId: 'P9' })
    expect(answer.statusCode).toBe(200)
    const body = answer.json()
    expect(body.rawScore).toBeCloseTo(-0.1, 12)
    expect(body.pd).toBeCloseTo(1 / (1 + Math.exp(0.1)), 12)
    expect(body).toMatchObject({ reference: 'A-17', modelId: 'fixture-model', outcome: 'declined' })
    expect(body.reasons[0]).toMatchObject({ group: 'outside', verified: true })
    const [row] = await scores()
    expect(body.recordId).toBe(row!.seq)
    expect(body.applicationId).toBe(1_000_000_000_000 + row!.seq)
    const opened = await openRow((await recordAt(store, row!.seq))!, fixture.record.persons)
    expect(opened).toMatchObject({
      role: 'machine',
      applicationId: body.applicationId,
      body: { modelId: 'fixture-model' },
      personal: { posted: { application: FACTS, side: {}, reference: 'A-17' } },
    })
    const whole = await verifyRecord([store], fixture.record.keys, new AbortController().signal)
    expect(whole.findings).toEqual([])
  })

  it('answers the same request alike for ever, byte for byte, and records it once', async () => {
    const first = await post({ application: FACTS })
    // The order of names does not make another body.
    const again = await post({ application: Object.fromEntries(Object.entries(FACTS).reverse()) })
    const restarted = await startFixture({ store, keysFolder: `${place.folder}/keys` })
    Object.assign(restarted.bank, { modelId: 'a newer model' })
    const later = await post({ application: FACTS }, 'one', restarted)
    await restarted.server.close()
    expect([again.body, later.body]).toEqual([first.body, first.body])
    expect(await scores()).toHaveLength(1)
  })

  it('leaves one record for 20 of the same at once, and 20 for 20 keys', async () => {
    const same = await Promise.all(Array.from({ length: 20 }, () => post({ application: FACTS })))
    expect(new Set(same.map((one) => one.body)).size).toBe(1)
    expect(await scores()).toHaveLength(1)
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, k) => post({ application: FACTS }, `key-${k}`)),
    )
    expect(new Set(many.map((one) => one.json().recordId)).size).toBe(20)
    expect(await scores()).toHaveLength(21)
  })

  it('refuses a key that was used for another application, also at the same time', async () => {
    const other = { application: { ...FACTS, AMT_CREDIT: 9001 } }
    const answers = await Promise.all([post({ application: FACTS }), post(other)])
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 422])
    const refused = answers.find((one) => one.statusCode === 422)!
    expect(refused.json().code).toBe('E_IDEMPOTENCY_REUSED')
    expect(await scores()).toHaveLength(1)
  })

  it('keeps the keys of machines apart', async () => {
    const first = await post({ application: FACTS })
    const machine = { name: 'another', scopes: ['score'] as const, expiresAt: NOON + 1000 }
    key = (await addMachine(store, machine, null, NOON)).key
    const second = await post({ application: { ...FACTS, AMT_CREDIT: 1 } })
    expect(second.statusCode).toBe(200)
    expect(second.json().recordId).not.toBe(first.json().recordId)
  })

  it('keeps answers sealed: the store alone tells neither facts nor decision', async () => {
    await post({ application: FACTS, reference: 'A-17' })
    const rows = JSON.stringify(await store.database.selectFrom('answered_request').selectAll().execute())
    expect(rows).not.toMatch(/A-17|declined|driver/)
    const { persons } = fixture.record
    const wrong = keptRequest(persons, 'nobody', 'one', { application: FACTS })
    expect((await givenAnswers(store, persons, [wrong]))[0]).toBeUndefined()
  })

  it('neither looks at nor keeps what may not enter a score, and says so', async () => {
    const plain = (await post({ application: FACTS }, 'a')).json()
    const sent = (await post({ application: { ...FACTS, CODE_GENDER: 'F', SK_ID_CURR: 7 } }, 'b')).json()
    expect(sent.notUsed).toEqual(['application.CODE_GENDER'])
    expect(sent.rawScore).toBe(plain.rawScore)
    const opened = await openRow((await recordAt(store, sent.recordId))!, fixture.record.persons)
    expect(JSON.stringify(opened)).not.toContain('CODE_GENDER')
  })

  it('stops with the stop switch, and still gives answers that were given', async () => {
    const first = await post({ application: FACTS })
    setSwitch(fixture.stopSwitch, { stopped: true, by: 'anna', reason: 'drift' })
    const refused = await post({ application: FACTS }, 'two')
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'E_STOPPED'])
    expect((await post({ application: FACTS })).body).toBe(first.body)
    expect(await scores()).toHaveLength(1)
  })
})
