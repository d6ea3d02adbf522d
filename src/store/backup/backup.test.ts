import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../../test/support/each-engine.ts'
import {
  backUpStore,
  createAccount,
  findAccount,
  openStore,
  readStore,
  restoreStore,
  type Store,
} from '../index.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const account = (name: string) => ({
  name,
  displayName: `Élise ${name}`,
  role: 'manager' as const,
  branch: null,
  password: 'correct horse',
  personId: null,
  applicationIds: [],
})
const nothing = async () => undefined

eachEngine((place) => {
  let store: Store
  let file: string
  beforeEach(async () => {
    store = await openStore(place.address)
    file = join(place.folder, 'backup.gz')
    await createAccount(store, account('anna'), NOON)
    await createAccount(store, account('bruno'), NOON)
  })
  afterEach(() => store.close())

  it('writes what the store held at one moment, beside its writer', async () => {
    const reader = await readStore(place.address)
    const rows = await backUpStore(reader, file, NOON)
    await reader.close()
    // Two accounts, each with the event that made it.
    expect(rows).toBe(4)
    await createAccount(store, account('carl'), NOON)
    await store.close()
    expect(await restoreStore(place.address, file, nothing)).toBe(4)
    store = await openStore(place.address)
    expect(await findAccount(store, 'anna')).toMatchObject({ id: 1, displayName: 'Élise anna' })
    expect(await findAccount(store, 'carl')).toBeUndefined()
    // Numbers go on after the newest.
    expect(await createAccount(store, account('dora'), NOON)).toMatchObject({ id: 3 })
    expect(readdirSync(place.folder).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('refuses a damaged, cut off or foreign backup and leaves the old store', async () => {
    await backUpStore(store, file, NOON)
    await createAccount(store, account('carl'), NOON)
    await store.close()
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString()
    const others = [
      whole.subarray(0, whole.length - 9),
      gzipSync(text.replace('bruno', 'bruna')),
      gzipSync(
        text
          .split('\n')
          .filter((line) => !line.includes('bruno'))
          .join('\n'),
      ),
      gzipSync(''),
      Buffer.from('no gzip at all'),
    ]
    for (const bytes of others) {
      writeFileSync(file, bytes)
      await expect(restoreStore(place.address, file, nothing)).rejects.toMatchObject({
        code: 'E_BACKUP_DAMAGED',
      })
    }
    const missing = restoreStore(place.address, `${file}.none`, nothing)
    await expect(missing).rejects.toMatchObject({ code: 'E_BACKUP_DAMAGED' })
    store = await openStore(place.address)
    expect(await findAccount(store, 'carl')).toBeDefined()
  })

  it('refuses while a writer is in, and changes nothing when what must happen first fails', async () => {
    await backUpStore(store, file, NOON)
    await createAccount(store, account('carl'), NOON)
    await expect(restoreStore(place.address, file, nothing)).rejects.toMatchObject({ code: 'E_STORE_LOCKED' })
    await store.close()
    const sunk = restoreStore(place.address, file, () => Promise.reject(new RangeError('sunk')))
    await expect(sunk).rejects.toThrow('sunk')
    store = await openStore(place.address)
    expect(await findAccount(store, 'carl')).toBeDefined()
    expect(existsSync(`${place.address}.restoring`)).toBe(false)
  })

  it('fills a place where no store was', async () => {
    await backUpStore(store, file, NOON)
    const other = await place.anotherAddress()
    await restoreStore(other, file, nothing)
    const found = await openStore(other)
    expect(await findAccount(found, 'bruno')).toMatchObject({ id: 2 })
    await found.close()
  })

  it.skipIf(place.engine === 'postgres')('refuses a backup in which any one byte was changed', async () => {
    await backUpStore(store, file, NOON)
    await store.close()
    const whole = readFileSync(file)
    // Bytes 4 to 9 of a gzip file are time, flags and system: they say nothing of the content.
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Buffer.from(whole)
          changed[at]! ^= flip
          writeFileSync(file, changed)
          await expect(restoreStore(place.address, file, nothing)).rejects.toMatchObject({
            code: 'E_BACKUP_DAMAGED',
          })
        },
      ),
      // The check sum and the length behind the last line count as much as the lines.
      {
        numRuns: 60,
        examples: [8, 7, 4, 1].map((fromEnd): [number, number] => [whole.length - fromEnd, 22]),
      },
    )
  })
})
