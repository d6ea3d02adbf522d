import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { temporaryFolder, tinyFiles } from '../fixtures/tiny-bank.ts'
import { tinyTables } from '../fixtures/tiny-tables.ts'
import { ingest } from '../ingest.ts'

const good: Zippable = Object.fromEntries(
  Object.entries(tinyFiles).map(([name, text]) => [name, strToU8(String(text))]),
)

async function load(zip: Uint8Array) {
  const folder = await temporaryFolder()
  const source = join(folder, 'bank.zip')
  await writeFile(source, zip)
  const warehouseDir = join(folder, 'data', 'warehouse')
  const outcome = await ingest({ source, tables: tinyTables, warehouseDir }).catch((error: unknown) => error)
  const beside = await readdir(folder)
  return { outcome, beside, inside: beside.includes('data') ? await readdir(warehouseDir) : [] }
}

it.each([
  ['../loan.csv', 'leads out of the folder'],
  ['a/../../loan.csv', 'leads out of the folder'],
  ['a\\..\\loan.csv', 'leads out of the folder'],
  ['/etc/loan.csv', 'is an absolute path'],
  ['C:/loan.csv', 'is an absolute path'],
])('refuses the entry %s, which %s, and writes nothing', async (name, why) => {
  const { outcome, beside } = await load(zipSync({ ...good, [name]: strToU8('x') }))
  expect(outcome).toMatchObject({ code: 'E_ZIP_PATH', got: `${JSON.stringify(name)}, which ${why}` })
  expect(beside).toEqual(['bank.zip'])
})

it('refuses a symbolic link in the zip', async () => {
  const link = [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] as const
  const { outcome } = await load(zipSync({ ...good, 'loan.csv': [link[0], link[1]] }))
  expect(outcome).toMatchObject({ code: 'E_ZIP_PATH', got: '"loan.csv", which is a symbolic link' })
})

it('refuses an entry with a password', async () => {
  const zip = Buffer.from(zipSync(good))
  // Bit 0 of the flags in the first entry of the directory at the end.
  const entry = zip.indexOf('PK\x01\x02', 0, 'latin1')
  zip[entry + 8] = zip[entry + 8]! | 1
  expect((await load(zip)).outcome).toMatchObject({ code: 'E_ZIP_PASSWORD' })
})

it('refuses a zip that stops early, at half and one byte before its end', async () => {
  const zip = zipSync(good)
  for (const length of [zip.length >> 1, zip.length - 1]) {
    expect((await load(zip.subarray(0, length))).outcome).toMatchObject({ code: 'E_ZIP_TRUNCATED' })
  }
})

it('refuses an entry whose bytes do not fit its checksum', async () => {
  const zip = Buffer.from(zipSync(good, { level: 0 }))
  const cell = zip.indexOf('12,1,cash')
  zip[cell] = '9'.charCodeAt(0)
  const { outcome, inside } = await load(zip)
  expect(outcome).toMatchObject({ code: 'E_ZIP_BROKEN' })
  expect(inside).toEqual(['writer-lock.duckdb'])
})

it('refuses a zip without a table', async () => {
  expect((await load(zipSync({ 'a.txt': strToU8('a') }))).outcome).toMatchObject({ code: 'E_SOURCE_NOTHING' })
})
