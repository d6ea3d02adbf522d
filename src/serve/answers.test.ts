import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  ComparableColumns,
  Comparison,
  CurveAnswer,
  DecisionAnswer,
  DictionaryAnswer,
  FoundApplications,
  ModelAnswer,
  ModelItem,
  PairComparison,
  PersonData,
  PlansAnswer,
  Session,
  Similar,
  type WhatIfAnswer as WhatIf,
  WhatIfAnswer,
  WhatIfForm,
} from '../contract/index.ts'
import { canonicalJson, sha256 } from '../hash/index.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const get = async (path: string) => (await fixture.as('nantes', path)).json()
const about = (id: number, path: string) => get(`/v1/applications/${id}/${path}`)
const tryOut = async (id: number, payload: object) =>
  fixture.as('nantes', { method: 'POST', url: `/v1/applications/${id}/what-if`, payload })

const ANSWERS: readonly (readonly [path: string, schema: TSchema])[] = [
  ['/v1/session', Session],
  ['/v1/applications', FoundApplications],
  ['/v1/applications/100001/decision', DecisionAnswer],
  ['/v1/applications/100001/data', PersonData],
  ['/v1/applications/100001/compare', Comparison],
  ['/v1/applications/100001/compare/pair?x=AMT_CREDIT&y=job', PairComparison],
  ['/v1/applications/100001/what-if', WhatIfForm],
  ['/v1/applications/100001/what-if/curve?along=AMT_CREDIT', CurveAnswer],
  ['/v1/applications/100001/plans', PlansAnswer],
  ['/v1/columns', ComparableColumns],
  ['/v1/applications/100001/similar', Similar],
  ['/v1/applications/100001/similar?by=score&group=similar', Similar],
  ['/v1/model', ModelAnswer],
  ['/v1/model?score=f_beta', ModelAnswer],
  ['/v1/model/items/job', ModelItem],
  ['/v1/dictionary', DictionaryAnswer],
  ['/v1/dictionary?theme=income-and-loan', DictionaryAnswer],
  ['/v1/dictionary?table=application', DictionaryAnswer],
]

it.each(ANSWERS)('answers %s as the contract says, under 100 kB', async (path, schema) => {
  const answer = await fixture.as('nantes', path)
  expect([...Compile(schema).Errors(answer.json())]).toEqual([])
  expect(Buffer.byteLength(answer.body)).toBeLessThan(100_000)
})

it('hashes an answer over its canonical JSON with an empty hash', async () => {
  const one = await about(100_001, 'decision')
  const bare = { ...one, provenance: { ...one.provenance, answerHash: '' } }
  expect(one.provenance.answerHash).toBe(sha256(canonicalJson(bare)))
  expect((await about(100_001, 'decision')).provenance.answerHash).toBe(one.provenance.answerHash)
})

it('says reasons in the words of their sign, and in those for a missing value', async () => {
  const { reasons, themes, sumCheck, scores } = await about(100_001, 'decision')
  expect(reasons[0]).toMatchObject({
    group: 'outside',
    text: { en: 'high outside' },
    value: { number: 0, unit: 'score' },
    verified: true,
  })
  expect(reasons[1]).toMatchObject({ group: 'work', value: { text: { en: 'driver' } } })
  const total = themes.reduce((sum: number, theme: { points: number }) => sum + theme.points, 0)
  const risk = scores.find((score: { decides: boolean }) => score.decides).pd
  expect(total).toBeCloseTo(100 * (risk - 1 / (1 + Math.exp(2))), 9)
  expect(sumCheck.holds).toBe(true)
  const bare = await startFixture({ withoutEnvelope: true })
  const unpaid = (await bare.as('nantes', '/v1/applications/100006/decision')).json()
  expect(unpaid.reasons[0]).toMatchObject({
    group: 'payment',
    text: { en: 'unknown payment' },
    value: { number: null, missing: { en: 'no payment_share' } },
  })
  await bare.close()
})

it('gives every PD its interval: the decision, its deciding score, the list, a comparison and a what-if alike', async () => {
  const { pdInterval, scores } = await about(100_001, 'decision')
  const ofScore = (objective: string) =>
    scores.find((score: { objective: string }) => score.objective === objective)
  expect(pdInterval.level).toBe(0.9)
  expect(ofScore('bank_cost').pdInterval).toEqual(pdInterval)
  expect(pdInterval.high - ofScore('bank_cost').pd).toBeCloseTo(0.04, 12)
  expect([ofScore('ranking').pdInterval, ofScore('f_beta').pdInterval]).toEqual([null, null])
  const { items } = await get('/v1/applications?q=100001')
  const found = items.find((item: { applicationId: number }) => item.applicationId === 100_001)
  expect(found.pdInterval).toEqual(pdInterval)
  expect((await about(100_001, 'compare')).estimate.pdInterval).toEqual(pdInterval)
  const unedited: WhatIf = (await tryOut(100_001, { edits: {} })).json()
  expect([unedited.before.pdInterval, unedited.after.pdInterval]).toEqual([pdInterval, pdInterval])
})

it('shows income under the label of its period, and no fact that the policy forbids', async () => {
  const { facts } = await about(100_001, 'decision')
  expect(facts.known).toEqual([
    {
      column: 'AMT_INCOME_TOTAL',
      label: { en: 'monthly income', fr: 'monthly income (fr)' },
      value: { number: 2000, unit: 'money', text: null, missing: null },
    },
  ])
})

it('moves never-used facts to their own section, and counts facts held and scored', async () => {
  const data = await about(100_001, 'data')
  const never = data.sections.find((section: { id: string }) => section.id === 'never-used')
  expect(never.fields.map((field: { column: string }) => field.column)).toEqual(['CODE_GENDER', 'TARGET'])
  expect(data).toMatchObject({ factCount: 9, scoredCount: 5 })
  expect(data.tables[0]).toMatchObject({ table: 'elsewhere', totalRows: 4 })
  expect(data.tables[0].rows.map((row: { number: number }[]) => row[0]!.number)).toEqual([-10, -20, -30])
})

it('says what it means that an outside score is missing', async () => {
  const bare = await startFixture({ withoutEnvelope: true })
  const answer = (await bare.as('nantes', '/v1/applications/100008/data')).json()
  const fields = answer.sections.flatMap((section: { fields: object[] }) => section.fields)
  expect(fields.find((field: { column: string }) => field.column === 'EXT_SOURCE').value).toEqual({
    number: null,
    unit: 'score',
    text: null,
    missing: { en: 'provider knows nothing', fr: 'le fournisseur ne sait rien' },
  })
  await bare.close()
})

it('gives the filed score for no edits, and counts one changed fact and two changed items', async () => {
  const unedited: WhatIf = (await tryOut(100_001, { edits: {} })).json()
  expect([...Compile(WhatIfAnswer).Errors(unedited)]).toEqual([])
  expect(unedited).toMatchObject({ changedFacts: 0, changedItems: 0, filedReproduced: true, moved: [] })
  expect(unedited.after).toEqual(unedited.before)
  const less: WhatIf = (await tryOut(100_001, { edits: { AMT_CREDIT: 3000, AMT_ANNUITY: 400 } })).json()
  expect(less).toMatchObject({ changedFacts: 1, changedItems: 1 })
  expect(less.moved.map((group) => group.group)).toContain('amount')
  const change = less.moved.reduce((sum, group) => sum + group.points, 0)
  expect(change).toBeCloseTo(100 * (less.after.pd - less.before.pd), 9)
})

it('draws the risk along one fact, through the filed value', async () => {
  const curve = await about(100_001, 'what-if/curve?along=AMT_CREDIT')
  expect(curve).toMatchObject({ along: 'AMT_CREDIT', exact: false, perUnit: 100 })
  const values = curve.steps.map((step: { from: number }) => step.from)
  expect(values).toEqual([...values].sort((a, b) => a - b))
  expect([values[0], values.at(-1), values.includes(4100)]).toEqual([2000, 8000, true])
  const tried: WhatIf = (await tryOut(100_001, { edits: { AMT_CREDIT: 4100 } })).json()
  expect(curve.steps.find((step: { from: number }) => step.from === 4100).pd).toBe(tried.after.pd)
})

it.each(['NAME_CONTRACT_TYPE', 'X', 'EXT_SOURCE', ''])(
  'refuses a curve along "%s" with 400',
  async (along) => {
    const answer = await fixture.as('nantes', `/v1/applications/100001/what-if/curve?along=${along}`)
    expect(answer.statusCode).toBe(400)
  },
)

it.each([
  ['a fact that is not offered', { edits: { EXT_SOURCE: 1 } }],
  ['an inherited name', { edits: { constructor: 1 } }],
  ['a value out of bounds', { edits: { AMT_CREDIT: 200_000 } }],
  ['a text for a number', { edits: { AMT_CREDIT: '3000' } }],
  ['an unknown category', { edits: { NAME_CONTRACT_TYPE: 'Gold' } }],
  ['a list', { edits: { AMT_CREDIT: [3000] } }],
  ['no edits', {}],
  ['more than asked', { edits: {}, admin: true }],
])('refuses %s with 400', async (_what, payload) => {
  const answer = await tryOut(100_001, payload)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json'])
})

it.each(['AMT_CREDIT', 'AMT_ANNUITY', 'NAME_CONTRACT_TYPE'])(
  'tries out that %s is not known',
  async (column) => {
    const answer = await tryOut(100_001, { edits: { [column]: null } })
    expect([answer.statusCode, answer.json().changedFacts]).toEqual([200, 1])
  },
)

it('tries out a missing payment', async () => {
  const answer: WhatIf = (await tryOut(100_001, { edits: { AMT_ANNUITY: null } })).json()
  expect(answer.moved[0]).toMatchObject({
    group: 'payment',
    before: { number: 0.2 },
    after: { number: null, missing: { en: 'no payment_share' } },
  })
})

it('compares with everyone: 62 people, 11 of 56 known with difficulties, nobody below the smallest loan', async () => {
  const answer = await about(100_001, 'compare?group=all&items=AMT_CREDIT,NAME_CONTRACT_TYPE')
  expect(answer.group).toMatchObject({ n: 62, filter: '', observed: { n: 56, difficulties: 11 } })
  const [amount, type] = answer.items
  expect(amount.customer).toMatchObject({ bin: 0, below: 0 })
  expect(amount.customer.above).toBeCloseTo((100 * 61) / 62, 12)
  expect(amount.group).toEqual(amount.all)
  expect(type).toMatchObject({
    kind: 'category',
    categories: [{ text: { en: 'Cash loan' } }, { text: { en: 'Credit card' } }],
    group: [60, 2],
    customer: { bin: 0, below: null },
  })
})

it('filters by a group of one’s own, under the name of a feature or of its column', async () => {
  const byColumn = await about(100_001, 'compare?group=custom&filter=AMT_CREDIT:4000..4900')
  const byFeature = await about(100_001, 'compare?group=custom&filter=loan_amount:4000..4900')
  expect(byColumn.group).toMatchObject({ n: 10, filter: 'AMT_CREDIT:4000..4900' })
  expect(byFeature.group).toEqual(byColumn.group)
})

it.each([
  'compare?group=custom&filter=CODE_GENDER:F',
  'compare?group=custom&filter=nonsense',
  'compare?group=custom&filter=AMT_CREDIT:Cash',
  'compare?items=CODE_GENDER',
  'compare?items=a,b,c,d,e,f,g,h,i,j,k,l,m',
  'compare?group=everyone',
  'compare?unknown=1',
  'compare/pair?x=AMT_CREDIT',
  'compare/pair?x=AMT_CREDIT&y=CODE_GENDER',
  "compare/pair?x=AMT_CREDIT&y=x')--",
])('refuses %s with 400, never-used facts included', async (path) => {
  const answer = await fixture.as('nantes', `/v1/applications/100001/${path}`)
  expect(answer.statusCode).toBe(400)
})

it('lists a raw column once, and never one that the score may not use', async () => {
  const { columns } = await get('/v1/columns')
  const ids = columns.map((column: { id: string }) => column.id)
  expect(ids).toEqual([
    'NAME_CONTRACT_TYPE',
    'AMT_CREDIT',
    'AMT_INCOME_TOTAL',
    'payment_share',
    'outside_score',
    'job',
  ])
  expect(columns[3]).toMatchObject({
    scored: true,
    sources: ['application.AMT_ANNUITY', 'application.AMT_INCOME_TOTAL'],
  })
})

it('tells in the dictionary what is made from what, and that gender is never used', async () => {
  const overview = await get('/v1/dictionary')
  expect(overview).toMatchObject({ policy: 'test-1', features: [], columns: [], names: {} })
  expect(overview.themes).toContainEqual({ theme: 'income-and-loan', features: 3, scored: 3 })
  type Table = { table: string; columns: number; scored: number }
  expect(overview.tables.map((one: Table) => [one.table, one.columns, one.scored])).toEqual([
    ['application', 10, 5],
    ['elsewhere', 3, 0],
    ['envelope', 8, 0],
  ])
  const loan = await get('/v1/dictionary?theme=income-and-loan')
  expect(loan.features[0]).toMatchObject({
    id: 'payment_share',
    use: 'model',
    scored: true,
    sources: ['application.AMT_ANNUITY', 'application.AMT_INCOME_TOTAL'],
  })
  expect(loan.names['application.AMT_ANNUITY']).toEqual({ en: 'amt_annuity', fr: 'amt_annuity (fr)' })
  const table = await get('/v1/dictionary?table=application')
  const column = (name: string) =>
    table.columns.find((one: { id: string }) => one.id === `application.${name}`)
  expect(column('CODE_GENDER')).toMatchObject({ use: 'never', scored: false, features: [] })
  expect(column('AMT_CREDIT')).toMatchObject({ use: 'model', scored: true, features: ['loan_amount'] })
  expect((await fixture.as('nantes', '/v1/dictionary?table=nothing')).json().code).toBe('E_TABLE_UNKNOWN')
  expect((await fixture.as('nantes', '/v1/dictionary?theme=nothing')).statusCode).toBe(400)
})

it('sends an answer that names nobody again only when it changed', async () => {
  const first = await fixture.as('customer', '/v1/dictionary?table=application')
  const tag = String(first.headers.etag)
  expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
  const ask = (held: string) =>
    fixture.as('customer', { url: '/v1/dictionary?table=application', headers: { 'if-none-match': held } })
  const same = await ask(`"other", W/${tag}`)
  expect([same.statusCode, same.body]).toEqual([304, ''])
  expect((await ask('"other"')).statusCode).toBe(200)
})

it('finds plans that a what-if confirms, within what the applicant can do; refuses words it does not know', async () => {
  // The form of this bank lets nobody try out a longer job, so plans without waiting are compared.
  const all = await about(100_007, 'plans?wait=cannot')
  expect(all.reason).toBe('declined')
  expect(all.plans.length).toBeGreaterThan(0)
  // … nor less than half of the loan.
  const triable = all.plans.filter((plan: { amount: number }) => plan.amount >= 2300)
  expect(triable.length).toBeGreaterThan(0)
  for (const plan of triable) {
    const tried = (await tryOut(100_007, { edits: plan.edits })).json()
    expect(tried.after).toEqual(plan.after)
    expect(plan.after.outcome).toBe('approved')
    expect(
      Object.keys(plan.edits).every((column) => /AMT_CREDIT|AMT_ANNUITY|DAYS_EMPLOYED/.test(column)),
    ).toBe(true)
  }
  // With the worst outside score no loan on offer would be approved, and none is shown.
  expect(await about(100_001, 'plans')).toMatchObject({ reason: 'declined', plans: [] })
  const none = await about(100_007, 'plans?amount=cannot&longer=cannot&shorter=cannot&wait=cannot')
  expect(none).toMatchObject({ plans: [], tried: 0 })
  const some = await about(100_007, 'plans?amount=cannot')
  for (const plan of some.plans) expect(plan.levers).not.toContain('amount')
  const refused = await fixture.as('nantes', '/v1/applications/100007/plans?amount=maybe')
  expect(refused.statusCode).toBe(400)
})

it('explains the score asked for, with those that the same model makes, its pairs, and each item on its own', async () => {
  const deciding = await get('/v1/model')
  expect(deciding.explained).toEqual({ objective: 'bank_cost', objectives: ['ranking', 'bank_cost'] })
  expect(deciding.pairs).toMatchObject([{ items: [{ id: 'payment_share' }, { id: 'job' }], meanAbs: 0.05 }])
  const other = await get('/v1/model?score=f_beta')
  expect(other).toMatchObject({
    deciding: 'bank_cost',
    explained: { objective: 'f_beta', objectives: ['f_beta'] },
    pairs: [],
  })
  const job = (answer: { effects: { id: string; meanAbs: number }[] }) =>
    answer.effects.find((effect) => effect.id === 'job')!.meanAbs
  expect([job(deciding), job(other)]).toEqual([0.4, 0.8])
  const item = await get('/v1/model/items/job?score=f_beta')
  expect(item).toMatchObject({ effect: { id: 'job', meanAbs: 0.8 }, density: { id: 'job' } })
  expect(item.density.valueBins.at(-1)).toMatchObject({ missing: true, n: 0 })
})

it('has no item that no score has: 404', async () => {
  for (const item of ['nothing', '__proto__', 'AMT_CREDIT', '..%2Fmodel']) {
    const answer = await fixture.as('nantes', `/v1/model/items/${item}`)
    expect([item, answer.statusCode, answer.json().code]).toEqual([item, 404, 'E_ITEM_UNKNOWN'])
  }
})
