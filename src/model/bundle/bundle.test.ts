import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sha256 } from '../../hash/index.ts'
import { listBundles, readBundle, writeBundle } from './index.ts'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-bundle-'))
})
afterEach(() => rm(dir, { recursive: true }))

const files = new Map<string, string | Uint8Array>([
  ['model.txt', 'tree\n'],
  ['bundle.json', '{}'],
  ['reference.f64', Uint8Array.of(1, 2, 3)],
])

it('names a bundle by 16 hex digits of the hash over its sorted names and content hashes', async () => {
  const list = `${sha256('{}')}  bundle.json\n${sha256('tree\n')}  model.txt\n`
  const id = await writeBundle(dir, new Map([...files].slice(0, 2)))
  expect(id).toBe(sha256(list).slice(0, 16))
})

it('gives back the same bytes, and writes the same files only once, in whatever order they come', async () => {
  const id = await writeBundle(dir, files)
  expect(await writeBundle(dir, new Map([...files].reverse()))).toBe(id)
  const back = await readBundle(dir, id)
  expect([...back.keys()].sort()).toEqual(['bundle.json', 'model.txt', 'reference.f64'])
  expect(new TextDecoder().decode(back.get('model.txt'))).toBe('tree\n')
  expect([...back.get('reference.f64')!]).toEqual([1, 2, 3])
  expect(await readdir(dir)).toEqual([id])
})

it('gives another id when one byte differs', async () => {
  const other = new Map(files).set('model.txt', 'tref\n')
  expect(await writeBundle(dir, other)).not.toBe(await writeBundle(dir, files))
  expect(await listBundles(dir)).toHaveLength(2)
})

it('names the file that was altered, removed or added', async () => {
  const id = await writeBundle(dir, files)
  const expectCorrupt = async (name: string): Promise<void> => {
    await expect(readBundle(dir, id)).rejects.toMatchObject({
      code: 'E_BUNDLE_CORRUPT',
      file: join(dir, id, name),
    })
  }
  await writeFile(join(dir, id, 'model.txt'), 'tref\n')
  await expectCorrupt('model.txt')
  await rm(join(dir, id, 'model.txt'))
  await expectCorrupt('model.txt')
  await writeFile(join(dir, id, 'model.txt'), 'tree\n')
  await writeFile(join(dir, id, 'extra.js'), '')
  await expectCorrupt('extra.js')
  await rm(join(dir, id, 'extra.js'))
  await writeFile(join(dir, id, 'SHA256SUMS'), '')
  await expectCorrupt('SHA256SUMS')
})

it('repairs a damaged bundle when the same files are written again', async () => {
  const id = await writeBundle(dir, files)
  await writeFile(join(dir, id, 'model.txt'), 'damaged')
  expect(await writeBundle(dir, files)).toBe(id)
  expect((await readBundle(dir, id)).size).toBe(3)
})

it('refuses names that leave the folder', async () => {
  await expect(writeBundle(dir, new Map([['../evil', 'x']]))).rejects.toThrow(RangeError)
  await expect(writeBundle(dir, new Map([['a/b', 'x']]))).rejects.toThrow(RangeError)
})
