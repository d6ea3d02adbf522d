import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Scope } from '../contract/index.ts'
import { POSTED_FROM } from '../record/index.ts'
import { addMachine, createAccount, findAccount, openSession } from '../store/index.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes/index.ts'
import { type Fixture, NOON, type PEOPLE, startFixture } from './testing/fixture-server.ts'

/**
 * Who may do what, written down a second time and by hand: a right is changed in two places or a cell fails, and a
 * route that is missing here fails too. Cells: `-` never (403) · `own` the own ones (404 for any other) · `branch`
 * those of the own branch · `all` every one · `yes` about no application.
 */
const WHO_MAY = `
                                                            customer manager risk auditor admin   machine
GET    /v1/session                                          yes      yes     yes  yes     yes     -
POST   /v1/session/password                                 yes      yes     yes  yes     yes     -
DELETE /v1/sessions                                         yes      yes     yes  yes     yes     -
GET    /v1/accounts                                         -        -       -    -       yes     -
POST   /v1/accounts                                         -        -       -    -       yes     -
POST   /v1/accounts/:name/reset                             -        -       -    -       account -
POST   /v1/accounts/:name/disable                           -        -       -    -       account -
GET    /v1/account-log                                      -        -       -    yes     -       -
GET    /v1/keys                                             -        -       -    -       yes     -
POST   /v1/keys                                             -        -       -    -       yes     -
POST   /v1/keys/:name/rotate                                -        -       -    -       key     -
POST   /v1/keys/:name/revoke                                -        -       -    -       key     -
GET    /v1/applications                                     -        yes     yes  yes     -       yes
POST   /v1/applications/score                               -        -       -    -       -       yes
POST   /v1/applications/score-only                          -        -       -    -       -       yes
POST   /v1/applications/score-lines                         -        -       -    -       -       yes
GET    /v1/applications/:applicationId/decision             own      branch  all  all     -       all
GET    /v1/applications/:applicationId/data                 own      branch  -    all     -       -
GET    /v1/applications/:applicationId/compare              own      branch  all  -       -       all
GET    /v1/applications/:applicationId/compare/pair         -        branch  all  -       -       all
GET    /v1/applications/:applicationId/similar              own      branch  all  -       -       all
GET    /v1/applications/:applicationId/what-if              own      branch  all  -       -       all
POST   /v1/applications/:applicationId/what-if              own      branch  all  -       -       all
GET    /v1/applications/:applicationId/what-if/curve        own      branch  all  -       -       all
GET    /v1/applications/:applicationId/plans                own      branch  -    -       -       all
GET    /v1/applications/:applicationId/letter               own      branch  -    -       -       all
GET    /v1/applications/:applicationId/letter.pdf           own      branch  -    -       -       all
GET    /v1/applications/:applicationId/oversight            -        branch  all  all     -       -
POST   /v1/applications/:applicationId/judgement            -        branch  -    -       -       -
POST   /v1/applications/:applicationId/human-decision       -        branch  -    -       -       -
POST   /v1/applications/:applicationId/second-opinion       -        branch  all  -       -       -
GET    /v1/applications/:applicationId/review               own      branch  -    all     -       -
POST   /v1/applications/:applicationId/review               own      -       -    -       -       -
POST   /v1/applications/:applicationId/review/answer        -        branch  -    -       -       -
POST   /v1/applications/:applicationId/dispute              own      -       -    -       -       -
POST   /v1/applications/:applicationId/dispute/answer       -        branch  -    -       -       -
POST   /v1/applications/:applicationId/correction           -        branch  -    -       -       -
GET    /v1/scoring                                          -        yes     yes  yes     yes     -
POST   /v1/scoring                                          -        -       yes  -       yes     -
GET    /v1/override-rates                                   -        -       yes  yes     -       -
GET    /v1/columns                                          -        yes     yes  -       -       yes
GET    /v1/model                                            -        yes     yes  yes     -       yes
GET    /v1/model/items/:item                                -        yes     yes  yes     -       yes
GET    /v1/models                                           -        -       yes  yes     -       yes
GET    /v1/models/:modelId                                  -        -       yes  yes     -       yes
GET    /v1/records                                          -        -       -    yes     -       yes
GET    /v1/records/:recordId                                -        -       -    yes     -       yes
GET    /v1/dictionary                                       yes      yes     yes  yes     -       yes
`
/** Open to everybody, signed in or not. */
const OPEN = `
GET    /v1/sign-in
POST   /v1/session
DELETE /v1/session
POST   /v1/invitation
GET    /v1/organisation/start
GET    /v1/organisation/callback
GET    /healthz
GET    /readyz
GET    /openapi.json
`
const ROLES = ['customer', 'manager', 'risk_officer', 'auditor', 'admin', 'machine'] as const
type Role = (typeof ROLES)[number]
const ACCOUNT: Readonly<Record<Exclude<Role, 'machine'>, keyof typeof PEOPLE>> = {
  customer: 'customer',
  manager: 'nantes',
  risk_officer: 'risk',
  auditor: 'auditor',
  admin: 'admin',
}
/** 100001 belongs to the customer and to Nantes, 100004 to another and to Lyon; 999999 is nobody's. */
const OBJECTS = { own: 100_001, other: 100_004, missing: 999_999 } as const

/**
 * Of applications that came over the API: the first is the customer's, for Nantes, and posted by the machine that asks; the
 * second another's in everything. Rights are those of filed ones, but that a machine opens only what it posted itself.
 */
const POSTED = { own: 0, other: 0, missing: POSTED_FROM + 999_999 }
const ofPosted = (role: Role, cell: string): string => (role === 'machine' && cell === 'all' ? 'own' : cell)

interface Parts {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: string
  readonly payload?: object | string
  /** Brings an application to where the route makes sense. @returns what its payload says in addition */
  readonly before?: (applicationId: number) => Promise<object>
}

/** What a route needs beyond its path to be answered. */
const PARTS: Readonly<Record<string, Parts>> = {
  'POST /v1/session': { payload: { name: 'nobody', password: 'x' } },
  'POST /v1/invitation': { payload: { name: 'nobody', code: 'x', password: 'a long password' } },
  'POST /v1/session/password': { payload: { current: 'a long password', next: 'a long password' } },
  'POST /v1/accounts': { payload: { role: 'auditor', name: 'new', displayName: 'New' } },
  'POST /v1/keys': { payload: { name: 'another', scopes: ['score'], days: 90 } },
  'POST /v1/keys/:name/rotate': { payload: { days: 90, overlapHours: 0 } },
  'POST /v1/applications/score': {
    payload: { application: { AMT_CREDIT: 5000 } },
    headers: { 'idempotency-key': 'one' },
  },
  'POST /v1/applications/score-only': { payload: { application: { AMT_CREDIT: 5000 } } },
  'POST /v1/applications/score-lines': {
    payload: '{"application":{"AMT_CREDIT":5000}}',
    headers: { 'content-type': 'application/x-ndjson' },
  },
  'GET /v1/applications/:applicationId/compare': { query: 'group=all' },
  'GET /v1/applications/:applicationId/compare/pair': { query: 'x=AMT_CREDIT&y=payment_share' },
  'POST /v1/applications/:applicationId/what-if': { payload: { edits: {} } },
  'GET /v1/applications/:applicationId/what-if/curve': { query: 'along=AMT_CREDIT' },
  'GET /v1/applications/:applicationId/plans': { query: 'wait=cannot' },
  'POST /v1/scoring': { payload: { stopped: false, reason: 'as before' } },
  'POST /v1/applications/:applicationId/judgement': { payload: { judgement: 'unsure', words: '' } },
  'POST /v1/applications/:applicationId/human-decision': {
    payload: { outcome: 'declined', reason: null, words: '' },
    before: undecided,
  },
  'POST /v1/applications/:applicationId/second-opinion': {
    payload: { agrees: true, words: 'seen' },
    before: awaitingSecond,
  },
  'POST /v1/applications/:applicationId/review': { payload: { ownView: 'please look', documents: '' } },
  'POST /v1/applications/:applicationId/review/answer': {
    payload: { kept: true, answer: 'we looked' },
    before: reviewAsked,
  },
  'POST /v1/applications/:applicationId/dispute': { payload: { column: 'JOB', ownView: 'I cook' } },
  'POST /v1/applications/:applicationId/dispute/answer': {
    payload: { answer: 'it stays' },
    before: disputed,
  },
  'POST /v1/applications/:applicationId/correction': {
    payload: { dispute: null, edits: { AMT_CREDIT: 4100 }, words: 'typing error' },
    before: undecided,
  },
}

const subjectOf = (applicationId: number) => ({
  personId: applicationId === OBJECTS.own || applicationId === POSTED.own ? 'P0' : 'P1',
  applicationId,
})

/** The adviser who asks has noted an own view, and nobody has decided. */
async function undecided(applicationId: number) {
  const { id } = (await findAccount(fixture.store, 'nantes'))!
  const entry = {
    kind: 'judgement',
    subject: subjectOf(applicationId),
    body: { scoreSeen: false },
    personal: { judgement: 'unsure', words: '', dwellMilliseconds: 0 },
  } as const
  return { after: (await fixture.record.append({ role: 'manager', name: String(id) }, entry, NOON)).seq }
}

/** Somebody else refused, and the customer asked for a review that nobody has answered. */
async function reviewAsked(applicationId: number) {
  const subject = subjectOf(applicationId)
  const body = { answerBy: '2026-12-15' }
  const entry = { kind: 'review-request', subject, body, personal: { ownView: 'x', documents: '' } } as const
  return { after: (await fixture.record.append({ role: 'customer', name: 'else' }, entry, NOON)).seq }
}

async function disputed(applicationId: number) {
  const subject = subjectOf(applicationId)
  const entry = { kind: 'dispute', subject, body: { columns: ['JOB'] }, personal: { ownView: 'x' } } as const
  const { seq } = await fixture.record.append({ role: 'customer', name: 'else' }, entry, NOON)
  return { after: seq, dispute: seq }
}

/** Somebody else decided, and a second person is needed. */
async function awaitingSecond(applicationId: number) {
  const entry = {
    kind: 'decision',
    subject: subjectOf(applicationId),
    body: { modelId: 'fixture-model', branch: null, awaitsSecond: true },
    personal: {
      outcome: 'declined',
      ownJudgement: 'decline',
      words: '',
      dwellMilliseconds: 0,
      openedExplanation: true,
    },
  } as const
  return { after: (await fixture.record.append({ role: 'manager', name: 'else' }, entry, NOON)).seq }
}

const keyOf = ({ schema }: Route): string => `${schema.method} ${schema.url}`
const lines = (table: string) => table.trim().split('\n')
const cells = new Map<string, readonly string[]>(
  lines(WHO_MAY)
    .slice(1)
    .map((line) => {
      const [method, url, ...row] = line.split(/\s+/)
      return [`${method} ${url}`, row] as const
    }),
)
const open = lines(OPEN).map((line) => line.split(/\s+/).join(' '))
async function requestOf(
  route: Route,
  parts: Readonly<Record<string, string | number>>,
): Promise<InjectOptions> {
  const { query, payload, headers, before } = PARTS[keyOf(route)] ?? {}
  const more = (await before?.(Number(parts.applicationId))) ?? {}
  const path = route.schema.url.replaceAll(/:(\w+)/g, (_all, name: string) => String(parts[name]))
  return {
    method: route.schema.method,
    url: query === undefined ? path : `${path}?${query}`,
    ...(payload && { payload: typeof payload === 'string' ? payload : { ...payload, ...more } }),
    ...(headers && { headers }),
  }
}

let fixture: Fixture
/** Of a machine with every scope. */
let key: string
beforeAll(async () => {
  fixture = await startFixture()
  key = await machineKey('every-scope')
  POSTED.own = await posted(key, { personId: 'P0', branch: 'Nantes' })
  POSTED.other = await posted(await machineKey('somebody-else'), { personId: 'P1', branch: 'Lyon' })
})
afterAll(() => fixture.close())

/** Each call has a session of its own: some of the routes end sessions. */
async function call(role: Role | null, request: InjectOptions): Promise<LightMyRequestResponse> {
  const headers = { host: 'localhost:8080', ...request.headers }
  if (role === 'machine')
    return await fixture.server.inject({
      ...request,
      headers: { ...headers, authorization: `Bearer ${key}` },
    })
  const account = role === null ? undefined : await findAccount(fixture.store, ACCOUNT[role])
  const cookies = account ? { vitrine: await openSession(fixture.store, account.id, NOON) } : {}
  return await fixture.server.inject({ ...request, cookies, headers })
}

type Objects = Readonly<Record<keyof typeof OBJECTS, string | number>>

async function answersAs(role: Role, cell: string, objects: Objects, route: Route): Promise<void> {
  const statuses: Record<string, number> = {}
  const bodies: Record<string, string> = {}
  for (const [which, id] of Object.entries(objects)) {
    const answer = await call(role, await requestOf(route, { applicationId: id, name: id }))
    statuses[which] = Math.floor(answer.statusCode / 100) === 2 ? 200 : answer.statusCode
    bodies[which] = answer.body.replaceAll(String(id), 'N').replace(/"requestId":"[^"]*"/, '')
  }
  expect(statuses).toEqual(EXPECTED[cell])
  // What may not be seen is told in the very words of what does not exist.
  if (statuses.other === 404) expect(bodies.other).toBe(bodies.missing)
}

it('has a row for every route of the service, and no other', () => {
  expect([...cells.keys(), ...open].sort()).toEqual(ROUTES.map(keyOf).sort())
  for (const [key, row] of cells) expect(row, key).toHaveLength(ROLES.length)
})

for (const route of ROUTES.filter((one) => cells.has(keyOf(one)))) {
  describe(keyOf(route), () => {
    const row = cells.get(keyOf(route))!
    const isAboutApplication = route.schema.url.includes(':applicationId')
    it.each(ROLES.map((role, k) => [role, row[k]!] as const))('%s: %s', async (role, cell) => {
      if (!isAboutApplication && cell !== 'account' && cell !== 'key') {
        const answer = await call(
          role,
          await requestOf(route, { name: 'nantes', item: 'job', modelId: 'fixture-model', recordId: 1 }),
        )
        if (cell === 'yes') expect(Math.floor(answer.statusCode / 100)).toBe(2)
        else expect([answer.statusCode, answer.json().code]).toEqual([403, refusalOf(role)])
        return
      }
      await answersAs(role, cell, isAboutApplication ? OBJECTS : await someNames(keyOf(route)), route)
      if (isAboutApplication) await answersAs(role, ofPosted(role, cell), POSTED, route)
    })

    it('nobody: 401', async () => {
      const answer = await call(
        null,
        await requestOf(route, {
          applicationId: 100_001,
          name: 'nantes',
          item: 'job',
          modelId: 'fixture-model',
          recordId: 1,
        }),
      )
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'E_SIGN_IN'])
    })
  })
}

const EXPECTED: Readonly<Record<string, Readonly<Record<keyof typeof OBJECTS, number>>>> = {
  '-': { own: 403, other: 403, missing: 403 },
  own: { own: 200, other: 404, missing: 404 },
  branch: { own: 200, other: 404, missing: 404 },
  all: { own: 200, other: 200, missing: 404 },
  key: { own: 200, other: 200, missing: 404 },
  // Nobody shuts out oneself.
  account: { own: 409, other: 200, missing: 404 },
}

const refusalOf = (role: Role) => (role === 'machine' ? 'E_SCOPE' : 'E_ROLE')

async function machineKey(name: string): Promise<string> {
  const scopes = Scope.anyOf.map((one) => one.const)
  const made = await addMachine(fixture.store, { name, scopes, expiresAt: NOON + 1 }, null, NOON)
  return made.key
}

/** @returns the number of an application that the machine of the key posted */
async function posted(by: string, whose: { readonly personId: string; readonly branch: string }) {
  const answer = await fixture.server.inject({
    method: 'POST',
    url: '/v1/applications/score',
    headers: { host: 'localhost:8080', authorization: `Bearer ${by}`, 'idempotency-key': 'the-first' },
    // Declined, and with plans.
    payload: { application: { AMT_CREDIT: 9000, AMT_INCOME_TOTAL: 2000, AMT_ANNUITY: 400 }, ...whose },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().applicationId as number
}

/** Machines for routes of keys, people for the others. */
async function someNames(key: string) {
  if (!key.includes('/v1/keys/')) return await someAccounts(key)
  const names = { own: `own of ${key}`, other: `other of ${key}` }
  for (const name of Object.values(names))
    if ((await findAccount(fixture.store, name)) === undefined) await machineKey(name)
  return {
    own: encodeURIComponent(names.own),
    other: encodeURIComponent(names.other),
    missing: 'nobody-at-all',
  }
}

async function someAccounts(key: string) {
  const name = `of ${key}`
  const held = await findAccount(fixture.store, name)
  if (held === undefined) {
    const facts = { displayName: name, branch: null, personId: null, applicationIds: [] }
    await createAccount(
      fixture.store,
      { ...facts, name, role: 'auditor', password: 'correct horse battery' },
      NOON,
    )
  }
  return { own: 'admin', other: encodeURIComponent(name), missing: 'nobody-at-all' }
}

for (const route of ROUTES.filter((one) => open.includes(keyOf(one)))) {
  it(`${keyOf(route)} answers anybody: never 403, and 401 only to a wrong password or code`, async () => {
    for (const role of [null, ...ROLES]) {
      const answer = await call(role, await requestOf(route, {}))
      expect(answer.statusCode, String(role)).not.toBe(403)
      if (answer.statusCode === 401) expect(['E_PASSWORD', 'E_INVITATION']).toContain(answer.json().code)
    }
  })
}
