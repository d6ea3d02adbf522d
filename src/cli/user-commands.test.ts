import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startPostgres } from '../../test/support/postgres.ts'
import { callCli } from '../../test/support/small-bank.ts'
import {
  authenticate,
  createAccount,
  findAccount,
  listKeys,
  openStore,
  redeemInvitation,
} from '../store/index.ts'
import { DEMO_ACCOUNTS, refuseDemoAccounts } from './demo-access.ts'
import { runCli } from './run-cli.ts'
import { withStore } from './with-store.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vitrine-user-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

async function user(...args: string[]) {
  let out = ''
  const code = await runCli(
    ['user', ...args, '--data-dir', dataDir, '--json'],
    { write: (text) => (out += text) },
    { write: () => undefined },
  )
  return { code, json: JSON.parse(out) }
}
const redeem = (name: string, code: string) =>
  withStore(dataDir, (store) =>
    redeemInvitation(store, { name, code, password: 'correct horse battery' }, Date.now()),
  )

it('adds staff: prints a code once, which opens the account with its role and branch', async () => {
  const { code, json } = await user('add', 'lea', '--role', 'manager', '--branch', 'Nantes')
  expect([code, json.name, json.role]).toEqual([0, 'lea', 'manager'])
  expect(await redeem('lea', json.code)).toMatchObject({
    kind: 'ok',
    account: { role: 'manager', branch: 'Nantes', displayName: 'lea' },
  })
  const again = await user('add', 'LEA', '--role', 'admin')
  expect([again.code, again.json.error.code]).toEqual([1, 'E_ACCOUNT_EXISTS'])
})

it('invites a customer to one application, or to all of a person', async () => {
  await user('invite', 'ana', '--application', '100002', '--display', 'Ana B.')
  await user('invite', 'ben', '--person', 'P7')
  const held = await withStore(dataDir, async (store) => [
    await findAccount(store, 'ana'),
    await findAccount(store, 'ben'),
  ])
  expect(held).toMatchObject([
    { role: 'customer', displayName: 'Ana B.', applicationIds: [100_002], personId: null },
    { role: 'customer', applicationIds: [], personId: 'P7' },
  ])
})

it('lists, disables and resets', async () => {
  const { json } = await user('add', 'omar', '--role', 'risk_officer')
  expect((await user('list')).json.accounts).toEqual([
    { name: 'omar', role: 'risk_officer', state: 'invited', branch: null, signsInWith: 'password' },
  ])
  await redeem('omar', json.code)
  await user('disable', 'omar')
  expect((await user('list')).json.accounts[0].state).toBe('disabled')
  const signIn = () =>
    withStore(dataDir, (store) => authenticate(store, 'omar', 'correct horse battery', Date.now()))
  expect((await signIn()).kind).toBe('wrong')
  const reset = await user('reset', 'omar')
  expect((await signIn()).kind).toBe('wrong')
  expect((await redeem('omar', reset.json.code)).kind).toBe('ok')
  expect((await signIn()).kind).toBe('ok')
})

it.each([
  [['add', 'x'], 2, 'E_OPTION'],
  [['add', 'x', '--role', 'customer'], 2, 'E_OPTION'],
  [['add', 'x', '--role', 'auditor', '--branch', 'Nantes'], 2, 'E_OPTION'],
  [['invite', 'x'], 2, 'E_OPTION'],
  [['invite', 'x', '--application', '1', '--person', 'P'], 2, 'E_OPTION'],
  [['disable', 'nobody'], 1, 'E_ACCOUNT_UNKNOWN'],
  [['reset', 'nobody'], 1, 'E_ACCOUNT_UNKNOWN'],
] as const)('refuses user %j', async (args, code, error) => {
  const answer = await user(...args)
  expect([answer.code, answer.json.error.code]).toEqual([code, error])
})

it('serves no account of the demo to other machines, unless it is disabled or has another password', async () => {
  const facts = { branch: null, personId: null, applicationIds: [] }
  await withStore(dataDir, async (store) => {
    for (const { name, role, password } of DEMO_ACCOUNTS) {
      await createAccount(store, { ...facts, name, role, password, displayName: name }, 0)
    }
    await refuseDemoAccounts(store, '127.0.0.1')
  })
  for (const { name } of DEMO_ACCOUNTS) {
    await withStore(dataDir, (store) =>
      expect(refuseDemoAccounts(store, '0.0.0.0')).rejects.toMatchObject({ code: 'E_DEMO_ACCOUNT' }),
    )
    if (name === 'auditor') await redeem(name, (await user('reset', name)).json.code)
    else await user('disable', name)
  }
  await withStore(dataDir, (store) => refuseDemoAccounts(store, '0.0.0.0'))
})

it('keeps accounts and keys in the database that DATABASE_URL names, and makes no file beside it', async ({
  skip,
}) => {
  const postgres = await startPostgres()
  if (postgres === undefined) return skip('no PostgreSQL')
  const address = await postgres.createDatabase()
  vi.stubEnv('DATABASE_URL', address)
  try {
    expect((await user('add', 'lea', '--role', 'auditor')).code).toBe(0)
    const made = await callCli('key', 'add', 'core', '--scope', 'score', '--data-dir', dataDir)
    const listed = await callCli('key', 'list', '--data-dir', dataDir)
    expect(listed.json.keys).toMatchObject([{ name: 'core', prefix: made.json.prefix }])
    const store = await openStore(address)
    expect(await findAccount(store, 'lea')).toMatchObject({ role: 'auditor' })
    expect(await listKeys(store, Date.now())).toMatchObject([{ name: 'core', scopes: ['score'] }])
    await store.close()
    expect(existsSync(join(dataDir, 'store.db'))).toBe(false)
  } finally {
    vi.unstubAllEnvs()
    postgres.stop()
  }
})
