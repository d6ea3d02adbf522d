import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  challenge,
  challengerOf,
  championOf,
  listBundles,
  promote,
  promotionsOf,
  readBundle,
  writeBundle,
} from './index.ts'

let dir = ''
let first = ''
let second = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-registry-'))
  first = await writeBundle(dir, new Map([['model.txt', 'first']]))
  second = await writeBundle(dir, new Map([['model.txt', 'second']]))
})
afterEach(() => rm(dir, { recursive: true }))

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))

it('knows no champion at first, then the promoted one, then the next, and lists both promotions', async () => {
  expect(await championOf(dir)).toBeUndefined()
  await promote(dir, first, at(9))
  expect(await championOf(dir)).toBe(first)
  await promote(dir, second, at(10))
  expect(await championOf(dir)).toBe(second)
  expect(await promotionsOf(dir)).toEqual([
    { id: first, at: '2026-01-01T09:00:00.000Z' },
    { id: second, at: '2026-01-01T10:00:00.000Z' },
  ])
  expect((await readdir(dir)).sort()).toEqual(['CHAMPION', first, second].sort())
})

it('writes nothing when the champion is promoted again', async () => {
  await promote(dir, first, at(9))
  await promote(dir, first, at(10))
  expect(await promotionsOf(dir)).toHaveLength(1)
})

it('reads a note of one id without a time, as it was written before there was a history', async () => {
  await writeFile(join(dir, 'CHAMPION'), `${first}\n`)
  expect(await championOf(dir)).toBe(first)
  await promote(dir, second, at(9))
  expect((await promotionsOf(dir)).map(({ id }) => id)).toEqual([first, second])
})

it('promotes neither an unknown nor a damaged model, and keeps the champion', async () => {
  await promote(dir, first, at(9))
  await expect(promote(dir, '0123456789abcdef', at(10))).rejects.toThrow('E_BUNDLE_UNKNOWN')
  await expect(readBundle(dir, '../outside')).rejects.toThrow('E_BUNDLE_UNKNOWN')
  await writeFile(join(dir, second, 'model.txt'), '')
  await expect(promote(dir, second, at(10))).rejects.toThrow('E_BUNDLE_CORRUPT')
  await expect(challenge(dir, second)).rejects.toThrow('E_BUNDLE_CORRUPT')
  expect(await championOf(dir)).toBe(first)
  expect(await promotionsOf(dir)).toHaveLength(1)
})

it('has one challenger at a time, and none once that one decides', async () => {
  const third = await writeBundle(dir, new Map([['model.txt', 'third']]))
  await promote(dir, first, at(9))
  await challenge(dir, second)
  expect(await challengerOf(dir)).toBe(second)
  await challenge(dir, third)
  expect(await challengerOf(dir)).toBe(third)
  await promote(dir, second, at(10))
  expect(await challengerOf(dir)).toBe(third)
  await promote(dir, third, at(11))
  expect(await challengerOf(dir)).toBeUndefined()
  expect(await listBundles(dir)).toHaveLength(3)
})

it('keeps the old champion or has the new one when killed (-9) before any step of a promotion', async () => {
  await promote(dir, first, at(9))
  const child = fileURLToPath(new URL('./fixtures/promote-child.ts', import.meta.url))
  const champions: (string | undefined)[] = []
  for (let step = 0, done = false; !done; step++) {
    await writeFile(join(dir, 'CHAMPION'), `${first} 2026-01-01T09:00:00.000Z\n`)
    await writeFile(join(dir, 'CHALLENGER'), `${second}\n`)
    const run = spawn(process.execPath, ['--import', 'tsx', child, dir, second, String(step)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code, signal] = await once(run, 'exit')
    done = code === 0
    if (!done) expect(signal).toBe('SIGKILL')
    const champion = await championOf(dir)
    champions.push(champion)
    expect(await challengerOf(dir)).toBe(champion === first ? second : undefined)
    expect((await promotionsOf(dir))[0]!.id).toBe(first)
    // Whatever was left behind, the next promotion goes through.
    await promote(dir, second, at(10))
    expect(await championOf(dir)).toBe(second)
  }
  // Aside: folder, file; then the rename, from which on the new one decides.
  expect(champions.slice(0, 3)).toEqual([first, first, first])
  expect(new Set(champions.slice(3))).toEqual(new Set([second]))
  expect(champions.length).toBeGreaterThan(4)
  expect(await readFile(join(dir, 'CHAMPION'), 'utf8')).toContain(second)
}, 60_000)
