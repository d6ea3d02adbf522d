import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../../../test/support/postgres.ts'
import { openStore } from '../open-store.ts'

let postgres: TestPostgres | undefined
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

const fired = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })

it('writes nothing more once the session that held the lock has ended, and lets the next program in', async ({
  skip,
}) => {
  if (postgres === undefined) return skip('no PostgreSQL')
  const address = await postgres.createDatabase()
  const store = await openStore(address)
  const count = () => store.database.selectFrom('account').select('id').execute()
  expect([await count(), store.lost.aborted]).toEqual([[], false])
  const other = new pg.Client(address)
  await other.connect()
  await other.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")
  await fired(store.lost)
  expect(store.lost.reason).toMatchObject({ code: 'E_STORE_LOST', file: 'postgres://localhost/test_0' })
  await expect(count()).rejects.toMatchObject({ code: 'E_STORE_LOST' })
  // Every connection of the pool was alive: it is the lock that counts.
  const next = await openStore(address)
  await expect(count()).rejects.toMatchObject({ code: 'E_STORE_LOST' })
  expect(await next.database.selectFrom('account').select('id').execute()).toEqual([])
  expect(next.lost.aborted).toBe(false)
  await next.close()
  await store.close()
  await other.end()
  expect(next.lost.aborted).toBe(false)
})

it('notices that the whole server is gone', async ({ skip }) => {
  if (postgres === undefined) return skip('no PostgreSQL')
  const store = await openStore(await postgres.createDatabase())
  postgres.kill()
  await fired(store.lost)
  await expect(store.database.selectFrom('account').select('id').execute()).rejects.toMatchObject({
    code: 'E_STORE_LOST',
  })
  await store.close()
  await postgres.start()
})
