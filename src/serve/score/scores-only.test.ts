import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../../test/support/each-engine.ts'
import { canonicalJson, type Json, sha256 } from '../../hash/index.ts'
import { recordAt, setSwitch, verifyRecord } from '../../record/index.ts'
import { addMachine, openStore, type Store } from '../../store/index.ts'
import { type Fixture, NOON, startFixture } from '../testing/fixture-server.ts'
import { FACTS } from '../testing/new-facts.ts'

eachEngine((place) => {
  let store: Store
  let fixture: Fixture
  beforeEach(async () => {
    store = await openStore(place.address)
    fixture = await startFixture({ store, keysFolder: `${place.folder}/keys` })
  })
  afterEach(() => fixture?.close())

  const newKey = async (name: string) =>
    (await addMachine(store, { name, scopes: ['score'], expiresAt: NOON + 1000 }, null, NOON)).key
  const post = (key: string, payload: object) =>
    fixture.server.inject({
      method: 'POST',
      url: '/v1/applications/score-only',
      payload,
      headers: { host: 'localhost:8080', authorization: `Bearer ${key}` },
    })
  const records = async () =>
    await store.database
      .selectFrom('record')
      .selectAll()
      .where('kind', '=', 'score-only')
      .orderBy('seq')
      .execute()

  it('tells the risk and decides nothing; the record proves the answer and knows nobody', async () => {
    const answer = await post(await newKey('core'), { application: FACTS, reference: 'A-17' })
    expect(answer.statusCode).toBe(200)
    const { answerHash, recordId, ...told } = answer.json()
    expect(told.rawScore).toBeCloseTo(-0.1, 12)
    expect(told.pd).toBeCloseTo(1 / (1 + Math.exp(0.1)), 12)
    expect(told).toMatchObject({ reference: 'A-17', modelId: 'fixture-model', notUsed: [] })
    expect(told.factsHash).toBe(sha256(canonicalJson({ application: FACTS, side: {} })))
    expect(answerHash).toBe(sha256(canonicalJson(told as Json)))
    for (const word of ['outcome', 'limit', 'reasons']) expect(answer.body).not.toContain(word)
    const row = (await recordAt(store, recordId))!
    expect(row).toMatchObject({ kind: 'score-only', role: 'machine', person: null, sealed: null })
    expect(JSON.parse(row.body)).toMatchObject({ modelId: 'fixture-model', answers: [answerHash] })
    expect(JSON.stringify(row)).not.toMatch(/A-17|driver|9000/)
    const whole = await verifyRecord([store], fixture.record.keys, new AbortController().signal)
    expect(whole.findings).toEqual([])
  })

  it('puts each of many answers in one record of its own machine', async () => {
    const keys = [await newKey('core'), await newKey('other')]
    const sent = Array.from({ length: 20 }, (_, k) =>
      post(keys[k % 2]!, { application: { ...FACTS, AMT_CREDIT: 9000 + k } }),
    )
    const answers = (await Promise.all(sent)).map((one) => one.json())
    expect(new Set(answers.map(({ scoreId }) => scoreId)).size).toBe(20)
    const rows = await records()
    const held = rows.flatMap(({ seq, actor, body }) =>
      (JSON.parse(body).answers as string[]).map((hash) => `${seq} ${actor} ${hash}`),
    )
    const actorOf = (k: number) => rows.find(({ seq }) => seq === answers[k].recordId)!.actor
    expect(actorOf(0)).not.toBe(actorOf(1))
    const told = answers.map(({ recordId, answerHash }, k) => `${recordId} ${actorOf(k % 2)} ${answerHash}`)
    expect(held.sort()).toEqual(told.sort())
    expect(rows.length).toBeLessThan(20)
  })

  it('tells nothing while scores are stopped', async () => {
    const key = await newKey('core')
    setSwitch(fixture.stopSwitch, { stopped: true, by: 'anna', reason: 'drift' })
    expect((await post(key, { application: FACTS })).statusCode).toBe(503)
    expect(await records()).toEqual([])
  })

  it('takes no person: what is kept about a person is a decision', async () => {
    const answer = await post(await newKey('core'), { application: FACTS, personId: 'P9' })
    expect(answer.statusCode).toBe(400)
  })
})
