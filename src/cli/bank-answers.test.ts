import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { homeCredit, homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { filedFacts } from '../../test/support/filed-facts.ts'
import { callCli, smallBank, smallModel } from '../../test/support/small-bank.ts'
import { createServer } from '../serve/index.ts'
import { recordBeside } from '../serve/testing/record-beside.ts'
import { addMachine, createAccount, openSession, openStore } from '../store/index.ts'
import {
  DECIDING,
  foundContent,
  openBank,
  openReplay,
  recordedInputs,
  scoreContent,
  workspacePaths,
} from '../workspace/index.ts'
import { placeFictitiousSettings } from './letter-settings.ts'

const FEATURES = ['income', 'external_score_b', 'education_level', 'external_score_a', 'external_score_c']

let folder = ''
let dataDir = ''
/** Id of the imported model, which decides. */
let one = ''
/** Applications that were posted, each with the filed one that has the same facts. */
const sent = new Map<number, number>()
const call = (...args: readonly string[]) => callCli(...args, '--data-dir', dataDir)

beforeAll(async () => {
  ;({ folder, dataDir } = await smallBank())
  const file = join(folder, 'one.txt')
  writeFileSync(file, await smallModel(dataDir, FEATURES, 1))
  one = (await call('model', 'import', file)).json.modelId
  await call('model', 'promote', one)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('explains everybody by the imported champion: sums, limits, an unedited what-if; pages say where it comes from', async () => {
  const bank = await openBank({ dataDir, lender: homeCredit })
  const store = await openStore(':memory:')
  const beside = await recordBeside(store, () => 0)
  const server = await createServer({
    ...beside,
    bank,
    store,
    lender: homeCredit,
    oversight: homeCreditOversight,
    clock: () => 0,
  })
  try {
    const rows = await bank.query('select SK_ID_CURR, OUTCOME_BANK_COST, PD_BANK_COST, SCORED_BY from scores')
    expect(new Set(rows.map((row) => row.SCORED_BY))).toEqual(new Set(['imported']))
    for (const outcome of ['approved', 'declined']) {
      for (const row of rows.filter((each) => each.OUTCOME_BANK_COST === outcome).slice(0, 10)) {
        const id = Number(row.SK_ID_CURR)
        const scored = (await bank.scored(id))!
        const explanation = await bank.explain(id)
        const { rawScore, pd, limitRawScore } = scored.results.bank_cost
        const approves = rawScore < limitRawScore && scored.rules.length === 0
        expect(scored.results.bank_cost.outcome).toBe(approves ? 'approved' : 'declined')
        expect(outcome).toBe(scored.results.bank_cost.outcome)
        expect(pd).toBe(row.PD_BANK_COST)
        const sum = explanation.groups.reduce((all, { attribution }) => all + attribution, 0)
        expect(explanation.baseline.rawScore + sum).toBeCloseTo(rawScore, 9)
        expect(explanation.sumCheck.holds).toBe(true)
        const points = explanation.groups.reduce((all, group) => all + group.points, 0)
        expect(explanation.baseline.pd * 100 + points).toBeCloseTo(pd * 100, 9)
        expect((await bank.whatIf(id, {})).filedReproduced).toBe(true)
      }
    }
    const replay = await openReplay({ dataDir, lender: homeCredit, modelId: bank.modelId })
    expect(replay.hashes).toEqual(bank.hashes)
    for (const row of rows.slice(0, 40)) {
      const application = Number(row.SK_ID_CURR)
      // As filed, and with a fact that was put right since.
      const corrected = await bank.decided(application, { AMT_CREDIT: 333_000 })
      for (const decided of [await bank.decided(application), corrected]) {
        const recorded = scoreContent(decided)
        const { explanation, ...scored } = await replay.score(recordedInputs(recorded))
        expect(recorded).toMatchObject(foundContent(scored, explanation) as object)
      }
      const whatIf = await bank.whatIf(application, { AMT_CREDIT: 333_000 })
      expect(corrected.scored.results).toEqual(whatIf.changed.results)
      const onTop = await bank.whatIf(application, {}, { AMT_CREDIT: 333_000 })
      expect([onTop.filedReproduced, onTop.filed.results]).toEqual([true, whatIf.changed.results])
    }
    const [declined] = await bank.query(
      `select s.SK_ID_CURR, e.BRANCH from scores s join envelope e on e.SK_ID_CURR = s.SK_ID_CURR
       where OUTCOME_BANK_COST = 'declined' order by 1 limit 1`,
    )
    const account = {
      name: 'adviser',
      displayName: 'Adviser',
      role: 'manager',
      branch: String(declined!.BRANCH),
      password: 'a long password',
      personId: null,
      applicationIds: [],
    } as const
    const { id } = await createAccount(store, account, 0)
    const cookies = { vitrine: await openSession(store, id, 0) }
    const get = async (url: string) => {
      const answer = await server.inject({ url, cookies, headers: { host: 'localhost:8080' } })
      expect([url, answer.statusCode]).toEqual([url, 200])
      return answer.json()
    }
    const model = await get('/v1/model')
    expect(model).toMatchObject({ modelId: one, origin: 'imported', features: 5 })
    expect(model.effects.every((effect: { id: string }) => FEATURES.includes(effect.id))).toBe(true)
    const path = `/v1/applications/${declined!.SK_ID_CURR}`
    const decision = await get(`${path}/decision`)
    expect(decision.provenance).toMatchObject({ modelId: one, scoredBy: 'imported' })
    expect(decision.sumCheck.holds).toBe(true)
    await get(`${path}/compare`)
    await get(`${path}/what-if`)
  } finally {
    await server.close()
    await beside.close()
    await store.close()
    await bank.close()
  }
})

it('scores an application that is sent as it scores the same one filed, bit for bit, alone and among others', async () => {
  const bank = await openBank({ dataDir, lender: homeCredit })
  try {
    const rows = await bank.query("select SK_ID_CURR from scores where SPLIT = 'test' order by 1 limit 12")
    const ids = rows.map((row) => Number(row.SK_ID_CURR))
    const facts = await Promise.all(ids.map((id) => filedFacts(bank, id)))
    const together = await bank.decideNew(facts)
    const [alone] = await bank.decideNew(facts.slice(0, 1))
    expect(scoreContent(alone!)).toEqual(scoreContent(together[0]!))
    const bare = together.map(({ scored: { results } }) => ({
      rawScore: results[DECIDING].rawScore,
      pd: results[DECIDING].pd,
    }))
    expect(await bank.scoreNew(facts)).toEqual(bare)
    const known = facts.map(({ application }, index) => ({ application, side: {}, historyOf: ids[index]! }))
    expect((await bank.decideNew(known)).map(scoreContent)).toEqual(together.map(scoreContent))
    await expect(bank.decideNew([{ ...known[0]!, historyOf: 1 }])).rejects.toMatchObject({
      code: 'E_APPLICATION_UNKNOWN',
    })
    for (const [index, id] of ids.entries()) {
      const { scored, explanation } = await bank.decided(id)
      expect(together[index]!.scored.results).toEqual(scored.results)
      expect(together[index]!.explanation).toEqual(explanation)
    }
    const replay = await openReplay({ dataDir, lender: homeCredit, modelId: bank.modelId })
    const recorded = scoreContent(together[0]!)
    const { explanation, ...scored } = await replay.score(recordedInputs(recorded))
    expect(recorded).toMatchObject(foundContent(scored, explanation) as object)
  } finally {
    await bank.close()
  }
})

it('answers about an application that is in no table as about the same one filed: SQL of the pages, what-ifs, curves, plans', async () => {
  const bank = await openBank({ dataDir, lender: homeCredit })
  try {
    const rows = await bank.query("select SK_ID_CURR from scores where SPLIT = 'test' order by 1 limit 4")
    const { facts, whatIf, history, sideTables } = homeCredit.pages
    const cells = [...facts.asked, ...facts.known, ...whatIf.locked].map(({ sql }, k) => `(${sql}) as f${k}`)
    const line = { column: 'AMT_CREDIT', min: 100_000, max: 400_000, perUnit: 1 }
    for (const { SK_ID_CURR } of rows) {
      const id = SK_ID_CURR as number
      const [envelope] = await bank.query('select * from envelope where SK_ID_CURR = ?', [id])
      const given = await filedFacts(bank, id)
      for (const one of [given, { application: given.application, side: {}, historyOf: id }]) {
        const applicationId = 1_000_000_000_007
        const more = bank.withNew({ ...one, applicationId, envelope: envelope ?? {} })
        const both = async <T>(ask: (from: typeof bank, of: number) => Promise<T>) =>
          expect(await ask(more, applicationId)).toEqual(await ask(bank, id))
        await both(async (from, of) => (await from.scored(of))!.results)
        await both(async (from, of) => scoreContent(await from.decided(of, { AMT_CREDIT: 250_000 })))
        await both(async (from, of) => {
          const { filed, changed, ...parts } = await from.whatIf(of, { AMT_CREDIT: 200_000 })
          return { filed: filed.results, changed: changed.results, ...parts }
        })
        await both((from, of) => from.responseCurve(of, line))
        await both(async (from, of) => {
          const { scored, ...found } = await from.plans(of, { levers: {}, mostPayment: null })
          return { ...found, results: scored.results }
        })
        await both((from, of) => from.filedCells(of, ['AMT_CREDIT', 'DAYS_EMPLOYED', 'NAME_INCOME_TYPE']))
        await both((from, of) =>
          from.query(`select ${cells.join(', ')} from application a where a.SK_ID_CURR = ${of}`),
        )
        await both((from, of) => from.query(history.sql, [of, of, of]))
        for (const { table, newestFirst } of sideTables)
          await both((from, of) =>
            from.query(
              `select * exclude (SK_ID_CURR) from ${table} where SK_ID_CURR = ? order by ${newestFirst}`,
              [of],
            ),
          )
        // The bank itself knows nothing of it.
        expect(await bank.scored(applicationId)).toBeUndefined()
      }
    }
  } finally {
    await bank.close()
  }
})

it('places a posted application among everybody where the same one filed stands: groups, pairs, the nearest', async () => {
  const bank = await openBank({ dataDir, lender: homeCredit })
  const paths = workspacePaths(dataDir)
  const store = await openStore(paths.store)
  const beside = await recordBeside(store, () => 0, paths.keys)
  const options = { lender: homeCredit, oversight: homeCreditOversight, clock: () => 0 }
  const server = await createServer({ ...beside, ...options, bank, store })
  try {
    const scopes = ['score', 'compare'] as const
    const { key } = await addMachine(store, { name: 'core', scopes, expiresAt: 1000 }, null, 0)
    const headers = { host: 'localhost:8080', authorization: `Bearer ${key}` }
    const said = async (id: number, part: string) => {
      const answer = await server.inject({ url: `/v1/applications/${id}/${part}`, headers })
      expect(answer.statusCode, answer.body).toBe(200)
      const { application: _header, provenance: _made, ...rest } = answer.json()
      return rest
    }
    const rows = await bank.query(
      `select SK_ID_CURR, PERSON_ID from scores join envelope using (SK_ID_CURR) where SPLIT = 'test'
       qualify row_number() over (partition by OUTCOME_BANK_COST order by SK_ID_CURR) = 1 order by 1`,
    )
    for (const { SK_ID_CURR: id, PERSON_ID: personId } of rows) {
      const { application, side } = await filedFacts(bank, Number(id))
      const answer = await server.inject({
        method: 'POST',
        url: '/v1/applications/score',
        headers: { ...headers, 'idempotency-key': String(id) },
        payload: { application, tables: side, personId },
      })
      expect(answer.statusCode, answer.body).toBe(200)
      sent.set(answer.json().applicationId, Number(id))
      for (const part of [
        'compare',
        'compare?group=all&by=outcome&items=ORGANIZATION_TYPE,external_score_a,payment_to_income,AMT_CREDIT',
        'compare/pair?group=all&x=AMT_CREDIT&y=payment_to_income',
        'similar',
        'similar?by=score&group=similar',
      ])
        expect(await said(answer.json().applicationId, part), part).toEqual(await said(Number(id), part))
    }
  } finally {
    await server.close()
    await beside.close()
    await store.close()
    await bank.close()
  }
})

it('writes the letter of a posted application and explains it by its number, as of the same one filed', async () => {
  await placeFictitiousSettings(dataDir)
  const letter = async (id: number) => {
    const out = ['--out', join(folder, `${id}.html`), '--on', '2026-12-01']
    const { json } = await call('letter', '--id', String(id), ...out)
    return json.kind ?? json.error.got
  }
  const explained = async (id: number) => ({ ...(await call('explain', String(id))).json, id: 0 })
  // One approved, one declined.
  expect(sent.size).toBe(2)
  for (const [id, filed] of sent) expect(await letter(id)).toEqual(await letter(filed))
  const [id, filed] = [...sent][0]!
  expect(await explained(id)).toEqual(await explained(filed))
  expect((await call('explain', String(id + 999))).json.error.code).toBe('E_APPLICATION_UNKNOWN')
}, 60_000)

it('declines by rule exactly those whose payment is more than half of their income, and replays it', async () => {
  const bank = await openBank({ dataDir, lender: homeCredit })
  try {
    const expected = await bank.query(
      `select s.SK_ID_CURR, s.OUTCOME_BANK_COST as "outcome", s.CLOSE_BANK_COST as "close"
       from features f join scores s using (SK_ID_CURR) where f.payment_to_income > 0.5 order by 1`,
    )
    const everybody = await bank.query(
      'select SK_ID_CURR, OUTCOME_BANK_COST as "outcome" from scores order by 1',
    )
    const ruled: number[] = []
    const replay = await openReplay({ dataDir, lender: homeCredit, modelId: bank.modelId })
    for (const { SK_ID_CURR: id, outcome } of everybody) {
      const { rules, results } = (await bank.scored(Number(id)))!
      expect(results.bank_cost.outcome).toBe(outcome)
      if (rules.length > 0) ruled.push(Number(id))
    }
    expect(ruled.length).toBeGreaterThan(3)
    expect(ruled).toEqual(expected.map(({ SK_ID_CURR: id }) => id))
    expect(new Set(expected.map((row) => `${row.outcome} ${row.close}`))).toEqual(new Set(['declined 0']))
    let onlyRuled = 0
    for (const id of ruled) {
      const decided = await bank.decided(id)
      const { rawScore, limitRawScore } = decided.scored.results.bank_cost
      const recorded = scoreContent(decided) as { readonly rules: readonly string[] }
      expect(recorded.rules).toEqual(['payment-above-half-of-income'])
      const { explanation, ...scored } = await replay.score(recordedInputs(recorded))
      expect(recorded).toMatchObject(foundContent(scored, explanation) as object)
      if (rawScore >= limitRawScore) continue
      onlyRuled++
      expect([explanation.baseline.kind, explanation.reasons, explanation.held]).toEqual([
        'all-applicants',
        [],
        false,
      ])
      const { plans } = await bank.plans(id, { levers: {}, mostPayment: null })
      for (const { edits, result } of plans) {
        const { changed } = await bank.whatIf(id, edits)
        expect([changed.rules, changed.results.bank_cost]).toEqual([[], result])
        expect(result.outcome).toBe('approved')
      }
    }
    expect(onlyRuled).toBeGreaterThan(0)
  } finally {
    await bank.close()
  }
})

it('explains one application or some by chance: parts that add up, reasons in the language asked for', async () => {
  const { json: one } = await call('explain', '--id', '100001')
  const sum = one.attributions.reduce(
    (all: number, { value }: { value: number }) => all + value,
    one.baseValue,
  )
  expect(sum).toBeCloseTo(one.rawScore, 9)
  // Items of the catalogue that the imported model does not read are there, with nothing.
  const counting = one.attributions.filter(({ value }: { value: number }) => value !== 0)
  expect(counting.length).toBeGreaterThan(0)
  for (const { feature } of counting) expect(FEATURES).toContain(feature)
  expect((await call('explain', '100001')).json).toEqual(one)
  const { json: french } = await call('explain', '--id', '100001', '--lang', 'fr')
  for (const [index, reason] of one.reasons.entries()) {
    const group = homeCredit.catalogue.reasonGroups.find(({ id }) => id === reason.code)!
    const texts = [group.raises, group.lowers, group.missing]
    const said = texts.find(({ en }) => en === reason.text)!
    expect(french.reasons[index]).toEqual({ ...reason, text: said.fr })
    expect(Object.keys(reason).sort()).toEqual(['code', 'points', 'text', 'typical', 'value', 'verified'])
  }
  const { json: some } = await call('explain', '--sample', '7', '--seed', '3')
  expect(some).toHaveLength(7)
  expect((await call('explain', '--sample', '7', '--seed', '3')).json).toEqual(some)
  expect((await call('explain', '--sample', '7', '--seed', '4')).json).not.toEqual(some)
  for (const customer of some) {
    expect(customer.rules.length + customer.reasons.length).toBeGreaterThan(0)
    expect(customer.pdInterval.low).toBeLessThanOrEqual(customer.pd)
    expect(customer.sumDifference).toBeLessThanOrEqual(1e-9)
  }
  expect((await call('explain', '--id', '999999999')).json.error.code).toBe('E_APPLICATION_UNKNOWN')
})
