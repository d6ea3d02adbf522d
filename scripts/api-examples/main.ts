// Asks a demo bank for the examples of the API's description: tsx scripts/api-examples/main.ts DATA_DIR
// Names, facts and figures are those of the synthetic lender; secrets that an answer tells once are made up here.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fictitiousLetterSettings, homeCredit, homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { Scope } from '../../src/contract/index.ts'
import { createServer } from '../../src/serve/index.ts'
import { operationId } from '../../src/serve/openapi/describe-route.ts'
import { ROUTES } from '../../src/serve/routes/index.ts'
import { recordBeside } from '../../src/serve/testing/record-beside.ts'
import { addMachine, createAccount, openSession, openStore } from '../../src/store/index.ts'
import { listModels, openBank } from '../../src/workspace/index.ts'
import { root } from '../reference/pages.ts'
import { CALLS, type Known, type Who } from './calls.ts'
import { withoutSecrets } from './made-up.ts'
import { shortened } from './shortened.ts'

/** 1 December 2026, noon. */
const NOON = Date.UTC(2026, 11, 1, 12)
const NO_WISHES = { levers: {}, mostPayment: null }

const bank = await openBank({ dataDir: process.argv[2]!, lender: homeCredit })
const store = await openStore(':memory:')
const beside = await recordBeside(store, () => NOON)
const server = await createServer({
  ...{ bank, store, record: beside.record, stop: beside.stop, lender: homeCredit },
  oversight: { ...homeCreditOversight, secondPersonFor: ['approve-against-score'] },
  letterSettings: fictitiousLetterSettings,
  models: () => listModels(process.argv[2]!),
  clock: () => NOON,
})
while ((await server.inject('/readyz')).statusCode !== 200) await setTimeout(100)

const subject = await declined()
const cookies = new Map<Who, string>()
for (const [who, role, name, displayName] of [
  ['customer', 'customer', 'customer', subject.name],
  ['manager', 'manager', 'adviser', 'Léa Martin'],
  ['second', 'manager', 'second-adviser', 'Hugo Petit'],
  ['riskOfficer', 'risk_officer', 'risk-officer', 'Nadia Roux'],
  ['auditor', 'auditor', 'auditor', 'Paul Girard'],
  ['admin', 'admin', 'administrator', 'Sam Petit'],
] as const) {
  const isCustomer = role === 'customer'
  const account = await createAccount(
    store,
    {
      ...{ name, role, displayName },
      password: `${name}-demo`,
      branch: role === 'manager' ? subject.branch : null,
      personId: isCustomer ? subject.personId : null,
      applicationIds: isCustomer ? [subject.applicationId] : [],
    },
    NOON,
  )
  cookies.set(who, await openSession(store, account.id, NOON))
}
const scopes = Scope.anyOf.map((one) => one.const)
const { key } = await addMachine(store, { name: 'scoring', scopes, expiresAt: NOON + 1e9 }, null, NOON)

const routes = new Map(ROUTES.map(({ schema }) => [operationId(schema), schema]))
let known: Known = {
  ...{ applicationId: subject.applicationId, version: 0, dispute: 0, modelId: bank.modelId },
  ...{ code: '', item: '' },
}
const examples: Record<string, unknown> = {}
for (const { operation, who, params, query, headers, body } of CALLS) {
  const route = routes.get(operation)!
  const inPath = params?.(known)
  const payload = body?.(known)
  const path = route.url.replace(/:(\w+)/g, (_all, name: string) => String(inPath![name]))
  const answer = await server.inject({
    method: route.method,
    url: path,
    ...(query && { query }),
    ...(payload !== undefined && { payload: payload as object }),
    headers: {
      host: 'localhost:8080',
      ...headers,
      ...(who === 'machine' && { authorization: `Bearer ${key}` }),
    },
    ...(cookies.has(who) && { cookies: { vitrine: cookies.get(who)! } }),
  })
  if (answer.statusCode >= 300) throw new Error(`${operation}: ${answer.statusCode} ${answer.body}`)
  const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json')
  const told = isJson ? answer.json() : undefined
  known = {
    ...known,
    ...(typeof told?.version === 'number' && { version: told.version }),
    ...(told?.disputes?.length > 0 && { dispute: told.disputes[0].dispute }),
    ...(told?.code !== undefined && { code: told.code }),
    ...(operation === 'getModel' && { item: told.effects[0].id }),
  }
  examples[operation] = {
    ...(inPath && { params: inPath }),
    ...(query && { query }),
    ...(headers && { headers }),
    ...(payload !== undefined && { body: withoutSecrets(payload) }),
    ...(told !== undefined && { answer: withoutSecrets(shortened(told)) }),
  }
}
await server.close()
await beside.close()
await store.close()
await bank.close()
writeFileSync(join(root, 'src/serve/openapi/examples.json'), `${JSON.stringify(examples, null, 2)}\n`)

/** A new application that is declined near the limit, though not so near that a person decides, and has plans. */
async function declined() {
  const rows = await bank.query(`
    select s.SK_ID_CURR, e.PERSON_ID, e.DISPLAY_NAME, e.BRANCH from scores s join envelope e using (SK_ID_CURR)
    where s.OUTCOME_BANK_COST = 'declined' and 100 * (s.PD_BANK_COST - s.LIMIT_PD_BANK_COST) > 1 order by s.SPLIT <> 'test', s.PD_BANK_COST, s.SK_ID_CURR limit 24`)
  for (const row of rows) {
    const applicationId = Number(row.SK_ID_CURR)
    const { reason, plans } = await bank.plans(applicationId, NO_WISHES)
    const { held } = await bank.explain(applicationId)
    if (reason === 'declined' && plans.length > 1 && !held)
      return {
        applicationId,
        personId: String(row.PERSON_ID),
        name: String(row.DISPLAY_NAME),
        branch: String(row.BRANCH),
      }
  }
  throw new Error('no application of this bank is declined and has plans')
}
