import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../test/support/each-engine.ts'
import {
  addMachine,
  authenticate,
  disableAccount,
  listKeys,
  openStore,
  readAccountEvents,
  readKey,
  resetAccount,
  revokeKeys,
  rotateKey,
  type Store,
} from './index.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const HOUR = 3_600_000
const DAY = 24 * HOUR

eachEngine((place) => {
  let store: Store
  beforeEach(async () => {
    store = await openStore(place.address)
  })
  afterEach(() => store?.close())

  const add = (name = 'core', expiresAt = NOON + 90 * DAY) =>
    addMachine(store, { name, scopes: ['score', 'records'], expiresAt }, null, NOON)

  it('opens by the whole key until the moment it ends, and by nothing else', async () => {
    const { key, prefix, account } = await add()
    expect(key).toMatch(/^vitrine_[A-Za-z0-9_-]{43}$/)
    expect(key.startsWith(prefix)).toBe(true)
    const machine = await readKey(store, key, NOON + 90 * DAY - 1)
    expect(machine).toMatchObject({
      account: { id: account.id, role: 'machine' },
      scopes: ['score', 'records'],
    })
    for (const wrong of [prefix, `${key}A`, key.slice(0, -1), '', 'vitrine_'])
      expect(await readKey(store, wrong, NOON)).toBeUndefined()
    expect(await readKey(store, key, NOON + 90 * DAY)).toBeUndefined()
  })

  it('keeps nothing of a key but its hash and its first letters', async () => {
    const { key, prefix } = await add()
    const rows = JSON.stringify(await store.database.selectFrom('machine_key').selectAll().execute())
    expect(rows).toContain(prefix)
    expect(rows).not.toContain(key.slice(prefix.length))
  })

  it('rotates: the new key at once, the old one for the overlap and no longer', async () => {
    const old = await add()
    const times = { expiresAt: NOON + 200 * DAY, overlapMs: 24 * HOUR }
    const fresh = await rotateKey(store, 'CORE', times, null, NOON + DAY)
    expect(fresh.scopes).toEqual(old.scopes)
    expect(await readKey(store, old.key, NOON + 2 * DAY - 1)).toBeDefined()
    expect(await readKey(store, old.key, NOON + 2 * DAY)).toBeUndefined()
    expect(await readKey(store, fresh.key, NOON + 199 * DAY)).toBeDefined()
  })

  it('ends a key in use at once when there is no overlap', async () => {
    const old = await add()
    expect(await readKey(store, old.key, NOON)).toBeDefined()
    await rotateKey(store, 'core', { expiresAt: NOON + DAY, overlapMs: 0 }, null, NOON)
    expect(await readKey(store, old.key, NOON)).toBeUndefined()
  })

  it('forgets a key that is revoked while it is looked up', async () => {
    const { key } = await add()
    await Promise.all([readKey(store, key, NOON), revokeKeys(store, 'core', null, NOON)])
    expect(await readKey(store, key, NOON)).toBeUndefined()
  })

  it('never makes an old key last longer by rotating', async () => {
    const old = await add('core', NOON + HOUR)
    await rotateKey(store, 'core', { expiresAt: NOON + DAY, overlapMs: 24 * HOUR }, null, NOON)
    expect(await readKey(store, old.key, NOON + HOUR)).toBeUndefined()
  })

  it('revokes every key of a machine at once; it gets no new one by rotating', async () => {
    const old = await add()
    const times = { expiresAt: NOON + 200 * DAY, overlapMs: DAY }
    const fresh = await rotateKey(store, 'core', times, null, NOON)
    for (const { key } of [old, fresh]) expect(await readKey(store, key, NOON + 1)).toBeDefined()
    await revokeKeys(store, 'core', null, NOON + 1)
    for (const { key } of [old, fresh]) expect(await readKey(store, key, NOON + 1)).toBeUndefined()
    await expect(rotateKey(store, 'core', times, null, NOON + 2)).rejects.toMatchObject({
      code: 'E_MACHINE_UNKNOWN',
    })
  })

  it('opens nothing once the account of the machine is disabled', async () => {
    const { key } = await add()
    expect(await readKey(store, key, NOON)).toBeDefined()
    await disableAccount(store, 'core', null, NOON)
    expect(await readKey(store, key, NOON)).toBeUndefined()
  })

  it('gives a machine no password, no code and no second machine of its name', async () => {
    await add()
    await expect(resetAccount(store, 'core', null, NOON)).rejects.toMatchObject({ code: 'E_ACCOUNT_MACHINE' })
    expect(await authenticate(store, 'core', '', NOON)).toEqual({ kind: 'wrong' })
    await expect(add('Core')).rejects.toMatchObject({ code: 'E_ACCOUNT_EXISTS' })
  })

  it('lists keys by name with their state, and notes use to the minute', async () => {
    const { key } = await add('b')
    await add('a', NOON + 1)
    await readKey(store, key, NOON + 5)
    await readKey(store, key, NOON + 5 + 59_999)
    expect((await listKeys(store, NOON + 1)).map((one) => [one.name, one.state, one.lastUsedAt])).toEqual([
      ['a', 'expired', null],
      ['b', 'active', NOON + 5],
    ])
    await readKey(store, key, NOON + 5 + 60_000)
    expect((await listKeys(store, NOON))[1]!.lastUsedAt).toBe(NOON + 60_005)
  })

  it('leaves every turn of a key on the log of accounts', async () => {
    const { account } = await add()
    await rotateKey(store, 'core', { expiresAt: NOON + DAY, overlapMs: 0 }, account.id, NOON + 1)
    await revokeKeys(store, 'core', account.id, NOON + 2)
    const events = await readAccountEvents(store, 10)
    expect(events.slice(0, 2).map(({ event, byAccountId }) => [event, byAccountId])).toEqual([
      ['key-revoked', account.id],
      ['key-rotated', account.id],
    ])
    expect(events.map(({ event }) => event)).toContain('key-added')
  })
})
