import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../../test/support/each-engine.ts'
import { sha256 } from '../../hash/index.ts'
import { erasePerson, openRow, POSTED_FROM, recordAt, verifyRecord } from '../../record/index.ts'
import { addMachine, openStore, type Store } from '../../store/index.ts'
import { type Fixture, NOON, type PEOPLE, startFixture } from '../testing/fixture-server.ts'

/** Of the fixture's model: −2 + 4·(400/2000 − 0.2) + (9000 − 5000)/10000 + 3·(0.5 − 0.1) + 0.3 = −0.1 */
const FACTS = {
  NAME_CONTRACT_TYPE: 'Cash loans',
  CODE_GENDER: 'F',
  JOB: 'driver',
  AMT_CREDIT: 9000,
  AMT_ANNUITY: 400,
  AMT_INCOME_TOTAL: 2000,
  DAYS_EMPLOYED: -700,
  EXT_SOURCE: 0.1,
}
const BODY = {
  application: FACTS,
  tables: {
    elsewhere: [
      { DAY: -30, OWED: 12.5 },
      { DAY: -3, OWED: null },
    ],
  },
  personId: 'P0',
  branch: 'Nantes',
  currency: 'EUR',
}

eachEngine((place) => {
  let store: Store
  let fixture: Fixture
  let keys: { readonly core: string; readonly other: string }
  beforeEach(async () => {
    store = await openStore(place.address)
    fixture = await startFixture({ store, keysFolder: `${place.folder}/keys` })
    const key = async (name: string) => {
      const scopes = ['score', 'explain', 'compare', 'letter'] as const
      return (await addMachine(store, { name, scopes, expiresAt: NOON + 1000 }, null, NOON)).key
    }
    keys = { core: await key('core'), other: await key('other') }
  })
  afterEach(() => fixture?.close())

  const byMachine = (who: 'core' | 'other', url: string, payload?: object) =>
    fixture.server.inject({
      url,
      method: payload === undefined ? 'GET' : 'POST',
      ...(payload && { payload }),
      headers: {
        host: 'localhost:8080',
        authorization: `Bearer ${keys[who]}`,
        'idempotency-key': sha256(JSON.stringify(payload ?? null)).slice(0, 32),
      },
    })
  const posted = async (body: object = BODY) => {
    const answer = await byMachine('core', '/v1/applications/score', body)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }
  const ask = (who: keyof typeof PEOPLE, id: number, part: string, payload?: object) =>
    fixture.as(who, {
      url: `/v1/applications/${id}/${part}`,
      method: payload === undefined ? 'GET' : 'POST',
      ...(payload && { payload }),
    })
  const scores = async () =>
    await store.database.selectFrom('record').selectAll().where('kind', '=', 'score').orderBy('seq').execute()

  it('says of it what the score said, to whoever may see it, and in the words of what is not there to others', async () => {
    const score = await posted()
    const id: number = score.applicationId
    const answer = await byMachine('core', `/v1/applications/${id}/decision`)
    expect(answer.statusCode, answer.body).toBe(200)
    const decision = answer.json()
    for (const part of [
      'outcome',
      'decidedBy',
      'rules',
      'closeCall',
      'pdInterval',
      'scores',
      'reasons',
      'held',
    ])
      expect(decision[part], part).toEqual(score[part])
    const { answerHash: _one, ...provenance } = score.provenance
    expect(decision.provenance).toMatchObject(provenance)
    expect(decision.application).toMatchObject({ amount: 9000, currency: 'EUR', receivedOn: '2026-12-01' })
    expect(decision.history.map(({ startDay }: { startDay: number }) => startDay)).toEqual([-3, -30])
    const statuses: Record<string, number> = {}
    for (const who of [
      'nantes',
      'nowhere',
      'customer',
      'listed',
      'stranger',
      'risk',
      'auditor',
      'admin',
    ] as const)
      statuses[who] = (await ask(who, id, 'decision')).statusCode
    expect(statuses).toEqual({
      nantes: 200,
      nowhere: 404,
      customer: 200,
      listed: 404,
      stranger: 404,
      risk: 200,
      auditor: 200,
      admin: 403,
    })
    const [others, nobodys] = await Promise.all(
      [id, POSTED_FROM + 999_999].map((one) => byMachine('other', `/v1/applications/${one}/decision`)),
    )
    expect([others!.statusCode, nobodys!.statusCode]).toEqual([404, 404])
    expect(others!.json()).toMatchObject({
      ...nobodys!.json(),
      got: String(id),
      requestId: expect.any(String),
    })
    // The same score to the bit: nothing new went on record but who looked.
    expect(await scores()).toHaveLength(1)
    const whole = await verifyRecord([store], fixture.record.keys, new AbortController().signal)
    expect(whole.findings).toEqual([])
  })

  it('is opened by advisers only for the branch that it was posted for', async () => {
    const { applicationId } = await posted({ application: FACTS, personId: 'P0' })
    expect((await ask('nantes', applicationId, 'decision')).statusCode).toBe(404)
    expect((await ask('risk', applicationId, 'decision')).statusCode).toBe(200)
  })

  it('shows the data that were sent and none that may not be kept', async () => {
    const { applicationId } = await posted()
    const answer = await ask('nantes', applicationId, 'data')
    expect(answer.statusCode, answer.body).toBe(200)
    const { sections, tables } = answer.json()
    const fields = new Map(
      sections.flatMap(({ fields }: { fields: { column: string; value: { value: unknown } }[] }) =>
        fields.map(({ column, value }) => [column, value] as const),
      ),
    )
    expect(fields.get('AMT_CREDIT')).toMatchObject({ number: 9000, missing: null })
    expect(fields.get('JOB')).toMatchObject({ missing: null })
    expect((fields.get('CODE_GENDER') as { missing: unknown }).missing).not.toBeNull()
    expect(tables[0]).toMatchObject({ table: 'elsewhere', totalRows: 2 })
    expect(tables[0].rows[1][1]).toMatchObject({ number: 12.5 })
  })

  it('takes the history of a filed application where that was named', async () => {
    const { applicationId } = await posted({ application: FACTS, historyOf: 100_003, branch: 'Nantes' })
    const { tables } = (await ask('nantes', applicationId, 'data')).json()
    expect(tables[0]).toMatchObject({ totalRows: 4 })
  })

  it('answers what-ifs, curves and plans from the facts that were sent', async () => {
    const { applicationId, rawScore, scores: all } = await posted()
    const same = (await ask('nantes', applicationId, 'what-if', { edits: {} })).json()
    expect(same).toMatchObject({ filedReproduced: true, changedItems: 0, scoresAfter: all, moved: [] })
    const less = (await ask('nantes', applicationId, 'what-if', { edits: { AMT_CREDIT: 8000 } })).json()
    expect(less.after.rawScore).toBeCloseTo(rawScore - 0.1, 12)
    const form = (await ask('nantes', applicationId, 'what-if')).json()
    expect(form.editable[0]).toMatchObject({ column: 'AMT_CREDIT', filedValue: 9000 })
    const curve = (await ask('customer', applicationId, 'what-if/curve?along=AMT_CREDIT')).json()
    expect(curve.steps.at(-1).to).toBe(form.editable[0].slider.max)
  })

  it('gets plans from the facts that were sent, and a what-if confirms each', async () => {
    const { applicationId } = await posted({ ...BODY, application: { ...FACTS, EXT_SOURCE: 0.5 } })
    const { plans, reason } = (await byMachine('core', `/v1/applications/${applicationId}/plans`)).json()
    expect(reason).toBe('declined')
    expect(plans.length).toBeGreaterThan(0)
    for (const { edits, after } of plans) {
      const again = (await ask('nantes', applicationId, 'what-if', { edits })).json()
      expect(again.after).toEqual(after)
    }
  })

  it('is reviewed and put right like a filed one, with both scores on record', async () => {
    const { applicationId, recordId, rawScore } = await posted()
    const asked = await ask('customer', applicationId, 'review', { ownView: 'Look again.', documents: '' })
    expect(asked.statusCode, asked.body).toBe(200)
    const { version } = asked.json()
    const edits = { AMT_CREDIT: 8000 }
    const body = { after: version, dispute: null, edits, words: 'A typing error.' }
    const right = await ask('nantes', applicationId, 'correction', body)
    expect(right.statusCode, right.body).toBe(200)
    expect(right.json().versions.filed.score.rawScore).toBe(rawScore)
    const decision = (await ask('customer', applicationId, 'decision')).json()
    expect(decision.application.amount).toBe(8000)
    expect(decision.scores[1].rawScore).toBeCloseTo(rawScore - 0.1, 12)
    const seqs = (await scores()).map(({ seq }) => seq)
    expect(seqs).toHaveLength(2)
    // The second score is about the same application, which keeps its number.
    const later = await openRow((await recordAt(store, seqs[1]!))!, fixture.record.persons)
    expect([seqs[0], later.applicationId]).toEqual([recordId, applicationId])
    expect((await ask('risk', POSTED_FROM + seqs[1]!, 'decision')).statusCode).toBe(404)
  })

  it('has a file that people look at, and a letter', async () => {
    const { applicationId } = await posted()
    expect((await ask('nantes', applicationId, 'oversight')).json()).toMatchObject({ version: 0 })
    const letter = await ask('nantes', applicationId, 'letter')
    expect(letter.statusCode, letter.body).toBe(200)
  })

  it('is listed to its customer before the filed ones, and found by its whole number by whoever may open it', async () => {
    const { applicationId: id } = await posted()
    const later = (await posted({ ...BODY, reference: 'again' })).applicationId
    // A score of a filed application of the same person, and a corrected one of a posted, are no applications of their own.
    await ask('customer', 100_001, 'decision')
    const asked = await ask('customer', id, 'review', { ownView: 'Look again.', documents: '' })
    const edits = { AMT_CREDIT: 8000 }
    const { version } = asked.json()
    const right = await ask('nantes', id, 'correction', { after: version, dispute: null, edits, words: 'x' })
    expect(right.statusCode, right.body).toBe(200)
    const listed = async (who: 'customer' | 'stranger') =>
      (await fixture.as(who, '/v1/session')).json().applicationIds
    expect(await listed('customer')).toEqual([later, id, 100_002, 100_001])
    expect(await listed('stranger')).toEqual([])
    const found = async (who: keyof typeof PEOPLE, q: string) =>
      (await fixture.as(who, `/v1/applications?q=${encodeURIComponent(q)}`)).json()
    const all = await found('nantes', String(id))
    expect(all).toMatchObject({ total: 1, items: [{ applicationId: id, amount: 8000, outcome: 'declined' }] })
    expect(all.items[0].pd).toBeCloseTo(1 / (1 + Math.exp(0.2)), 12)
    expect((await found('risk', id.toLocaleString('fr'))).total).toBe(1)
    for (const q of [String(id).slice(0, -1), String(POSTED_FROM + 999_999)])
      expect((await found('risk', q)).total, q).toBe(0)
    expect((await found('nowhere', String(id))).total).toBe(0)
    expect((await byMachine('other', `/v1/applications?q=${id}`)).json().total).toBe(0)
    await erasePerson(
      fixture.record,
      { personId: 'P0', applicationId: id },
      { role: 'operator', name: 'a' },
      0,
      NOON,
    )
    expect(await listed('customer')).toEqual([100_002, 100_001])
    expect((await found('nantes', String(id))).total).toBe(0)
  })

  it('is gone when the person is erased, and was never there for others', async () => {
    const { applicationId } = await posted()
    const subject = { personId: 'P0', applicationId }
    await erasePerson(fixture.record, subject, { role: 'operator', name: 'anna' }, 0, NOON)
    const gone = await ask('risk', applicationId, 'decision')
    expect([gone.statusCode, gone.json().code]).toEqual([410, 'E_ERASED'])
    expect((await ask('stranger', applicationId, 'decision')).statusCode).toBe(404)
  })

  it('finds no application behind the number of another record', async () => {
    const { applicationId } = await posted()
    await ask('nantes', 100_001, 'decision')
    const last = (
      await store.database.selectFrom('record').select('seq').orderBy('seq', 'desc').execute()
    )[0]!
    for (let seq = 0; seq <= last.seq + 1; seq++) {
      const expected = POSTED_FROM + seq === applicationId ? 200 : 404
      expect((await ask('risk', POSTED_FROM + seq, 'decision')).statusCode, String(seq)).toBe(expected)
    }
    expect((await ask('risk', 1e300, 'decision')).statusCode).toBe(404)
  })
})
