import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import Database from 'libsql'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { COMMON_WORDS } from './common-words.ts'
import {
  authenticate,
  changePassword,
  createAccount,
  createInvited,
  disableAccount,
  findAccount,
  listAccounts,
  openSession,
  openStore,
  organisationAccount,
  readAccountEvents,
  readSession,
  redeemInvitation,
  resetAccount,
  type Store,
  signOutEverywhere,
} from './index.ts'
import { requireStrongPassword } from './password-rules.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const DAY = 24 * 3_600_000
const GOOD = 'correct horse battery'
const lea = {
  name: 'Lea.Martin',
  displayName: 'Léa Martin',
  role: 'manager',
  branch: 'Nantes',
  personId: null,
  applicationIds: [],
} as const

let store: Store
beforeEach(async () => {
  store = await openStore(':memory:')
})
afterEach(() => store.close())

const events = async () => (await readAccountEvents(store, 50)).map((one) => one.event).sort()

it('lets an invited person choose a password once, whatever case and hyphens the code is typed in', async () => {
  const { code, expiresAt } = await createInvited(store, lea, null, NOON)
  expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
  expect(expiresAt).toBe(NOON + 14 * DAY)
  expect(await authenticate(store, 'lea.martin', '', NOON)).toEqual({ kind: 'wrong' })
  const typed = code.toLowerCase().replaceAll('-', ' ')
  const redeem = () => redeemInvitation(store, { name: 'LEA.martin', code: typed, password: GOOD }, NOON)
  expect(await redeem()).toMatchObject({ kind: 'ok', account: { displayName: 'Léa Martin' } })
  expect(await redeem()).toEqual({ kind: 'wrong' })
  expect((await authenticate(store, 'lea.martin', GOOD, NOON)).kind).toBe('ok')
  expect(await events()).toEqual(['created', 'invited', 'password-chosen'])
})

it('gives a code to one of two who use it at once, and never to another name', async () => {
  const { code } = await createInvited(store, lea, null, NOON)
  await createInvited(store, { ...lea, name: 'other' }, null, NOON)
  expect(await redeemInvitation(store, { name: 'other', code, password: GOOD }, NOON)).toEqual({
    kind: 'wrong',
  })
  const both = await Promise.all(
    [GOOD, `${GOOD} two`].map((password) =>
      redeemInvitation(store, { name: 'lea.martin', code, password }, NOON),
    ),
  )
  expect(both.map((one) => one.kind).sort()).toEqual(['ok', 'wrong'])
})

it('keeps the code when the password is weak, and refuses it after 14 days', async () => {
  const { code } = await createInvited(store, lea, null, NOON)
  const redeem = (password: string, now: number) =>
    redeemInvitation(store, { name: 'lea.martin', code, password }, now)
  await expect(redeem('short', NOON)).rejects.toMatchObject({ code: 'E_PASSWORD_SHORT' })
  expect((await redeem(GOOD, NOON + 14 * DAY)).kind).toBe('wrong')
  expect((await redeem(GOOD, NOON + 14 * DAY - 1)).kind).toBe('ok')
})

it('locks a name after five wrong codes, and keeps no code in the store', async () => {
  const { code } = await createInvited(store, lea, null, NOON)
  const redeem = (given: string) =>
    redeemInvitation(store, { name: 'lea.martin', code: given, password: GOOD }, NOON)
  for (let k = 0; k < 5; k++) expect((await redeem('AAAA-AAAA-AAAA-AAAA')).kind).toBe('wrong')
  expect(await redeem(code)).toEqual({ kind: 'locked', retryAfterSeconds: 30 })
  const rows = await store.database.selectFrom('invitation').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
})

it('takes the password and the sessions at a reset, and the code before it', async () => {
  const { code: first } = await createInvited(store, lea, null, NOON)
  const { account, code: second } = await resetAccount(store, 'lea.martin', null, NOON)
  const redeem = (code: string) => redeemInvitation(store, { name: 'lea.martin', code, password: GOOD }, NOON)
  expect((await redeem(first)).kind).toBe('wrong')
  expect((await redeem(second)).kind).toBe('ok')
  const token = await openSession(store, account.id, NOON)
  await resetAccount(store, 'lea.martin', null, NOON)
  expect(await readSession(store, token, NOON)).toBeUndefined()
  expect((await authenticate(store, 'lea.martin', GOOD, NOON)).kind).toBe('wrong')
  await expect(resetAccount(store, 'nobody', null, NOON)).rejects.toMatchObject({ code: 'E_ACCOUNT_UNKNOWN' })
})

it('shuts a disabled account out at once, with its open sessions, until a reset', async () => {
  const { id } = await createAccount(store, { ...lea, password: GOOD }, NOON)
  const token = await openSession(store, id, NOON)
  await disableAccount(store, 'lea.martin', null, NOON)
  expect(await readSession(store, token, NOON)).toBeUndefined()
  expect(await authenticate(store, 'lea.martin', GOOD, NOON)).toEqual({ kind: 'wrong' })
  expect(await readSession(store, await openSession(store, id, NOON), NOON)).toBeUndefined()
  expect((await listAccounts(store))[0]).toMatchObject({ name: 'lea.martin', state: 'disabled' })
  const { code } = await resetAccount(store, 'lea.martin', null, NOON)
  expect((await listAccounts(store))[0]).toMatchObject({ state: 'invited' })
  expect((await redeemInvitation(store, { name: 'lea.martin', code, password: GOOD }, NOON)).kind).toBe('ok')
})

it('changes a password for one who knows the present one, and ends every session', async () => {
  const account = await createAccount(store, { ...lea, password: GOOD }, NOON)
  const tokens = [await openSession(store, account.id, NOON), await openSession(store, account.id, NOON)]
  const next = 'another horse entirely'
  expect((await changePassword(store, account, { current: 'no', next }, NOON)).kind).toBe('wrong')
  expect(await readSession(store, tokens[0]!, NOON)).toBeDefined()
  expect((await changePassword(store, account, { current: GOOD, next }, NOON)).kind).toBe('ok')
  for (const token of tokens) expect(await readSession(store, token, NOON)).toBeUndefined()
  expect((await authenticate(store, 'lea.martin', next, NOON)).kind).toBe('ok')
})

it('signs one account out everywhere, and nobody else', async () => {
  const { id } = await createAccount(store, { ...lea, password: GOOD }, NOON)
  const other = await createAccount(store, { ...lea, name: 'other', password: GOOD }, NOON)
  const [mine, too, theirs] = [
    await openSession(store, id, NOON),
    await openSession(store, id, NOON),
    await openSession(store, other.id, NOON),
  ]
  await signOutEverywhere(store, id, NOON)
  expect([
    await readSession(store, mine, NOON),
    await readSession(store, too, NOON),
    (await readSession(store, theirs, NOON))?.account.name,
  ]).toEqual([undefined, undefined, 'other'])
})

it('makes the account of an organisation’s person once, follows role and branch, and takes over no local one', async () => {
  const person = {
    subject: 'https://id.example 42',
    name: 'ines',
    displayName: 'Inès',
    role: 'manager',
    branch: 'Lyon',
  } as const
  const first = await organisationAccount(store, person, NOON)
  const token = await openSession(store, first!.id, NOON)
  const same = await organisationAccount(store, { ...person, displayName: 'Inès B.' }, NOON)
  expect(same).toMatchObject({ id: first!.id, displayName: 'Inès B.', role: 'manager' })
  expect(await readSession(store, token, NOON)).toBeDefined()
  expect(await organisationAccount(store, { ...person, role: 'auditor', branch: null }, NOON)).toMatchObject({
    id: first!.id,
    role: 'auditor',
    branch: null,
  })
  expect(await readSession(store, token, NOON)).toBeUndefined()
  expect(await authenticate(store, 'ines', '', NOON)).toEqual({ kind: 'wrong' })
  await expect(resetAccount(store, 'ines', null, NOON)).rejects.toMatchObject({
    code: 'E_ACCOUNT_ORGANISATION',
  })
  await disableAccount(store, 'ines', null, NOON)
  expect(await organisationAccount(store, person, NOON)).toBeUndefined()
  await createAccount(store, { ...lea, password: GOOD }, NOON)
  await expect(
    organisationAccount(store, { ...person, subject: 'https://id.example 43', name: 'Lea.Martin' }, NOON),
  ).rejects.toMatchObject({ code: 'E_ACCOUNT_EXISTS' })
  expect((await findAccount(store, 'lea.martin'))?.role).toBe('manager')
})

it.each([
  ['eleven signs', 'abdicate-it', 'E_PASSWORD_SHORT'],
  ['a well-known word with a year', 'Password2026!', 'E_PASSWORD_COMMON'],
  ['a French one', 'MotDePasse-123', 'E_PASSWORD_COMMON'],
  ['one spelt with signs', 'P@$$w0rd!!!!!', 'E_PASSWORD_COMMON'],
  ['the own name', 'leamartin-1987', 'E_PASSWORD_COMMON'],
  ['keys in a row', 'qwertyuiop123456', 'E_PASSWORD_COMMON'],
  ['the alphabet', 'abcdefghijklm', 'E_PASSWORD_COMMON'],
  ['one sign', 'zzzzzzzzzzzzzzzz', 'E_PASSWORD_COMMON'],
  ['three signs over and over', 'xkgxkgxkgxkgxkg', 'E_PASSWORD_COMMON'],
  ['digits alone', '19870412193355', 'E_PASSWORD_COMMON'],
])('refuses as a password %s', (_what, password, code) => {
  expect(() => requireStrongPassword(password, 'Lea.Martin')).toThrow(code)
})

it.each([GOOD, 'adviser-demo', 'un cheval dans la prairie', 'пароль для банка', 'vK9#tr2!xQpL'])(
  'takes %s',
  (password) => {
    expect(() => requireStrongPassword(password, 'lea')).not.toThrow()
  },
)

it('refuses any two well-known words with any digits around them', () => {
  const word = fc.constantFrom(...COMMON_WORDS)
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1000, max: 99_999_999 }), (first, second, digits) => {
      expect(() => requireStrongPassword(`${first}${second}${digits}`, 'lea')).toThrow(/E_PASSWORD/)
    }),
  )
})

/** The tables as the first version made them, with one account and one reading. */
const FIRST_VERSION = `
  create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
  create table kysely_migration_lock (id varchar(255) primary key, is_locked integer default 0 not null);
  insert into kysely_migration values ('0001-accounts-sessions-log', '2026');
  insert into kysely_migration_lock values ('migration_lock', 0);
  create table account (id integer primary key autoincrement, name text not null unique, display_name text not null,
    role text not null check (role in ('customer', 'manager')), branch text, password_hash text not null,
    person_id text, application_ids text not null, created_at integer not null);
  create table session (token_hash text primary key, account_id integer not null references account (id)
    on delete cascade, opened_at integer not null, seen_at integer not null);
  create table sign_in_failure (name_hash text primary key, failures integer not null, failed_at integer not null,
    locked_until integer not null);
  create table access_log (id integer primary key autoincrement, at integer not null,
    account_id integer not null references account (id), action text not null, application_id integer,
    request_id text not null);
  insert into account values (7, 'lea.martin', 'Léa Martin', 'manager', 'Nantes', 'hash', null, '[]', ${NOON});
  insert into access_log values (1, ${NOON}, 7, 'data', 100002, 'r');`

it('widens a store of the first version: its accounts, roles and log stay, other roles fit now, unknown ones do not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-widen-'))
  const path = join(folder, 'store.db')
  const old = new Database(path)
  old.exec(FIRST_VERSION)
  old.close()
  const widened = await openStore(path)
  expect(await findAccount(widened, 'lea.martin')).toMatchObject({ id: 7, role: 'manager', branch: 'Nantes' })
  await createAccount(widened, { ...lea, name: 'audit', role: 'auditor', password: GOOD }, NOON)
  await expect(sql`update account set role = 'king'`.execute(widened.database)).rejects.toThrow()
  await widened.close()
  await rm(folder, { recursive: true })
})
