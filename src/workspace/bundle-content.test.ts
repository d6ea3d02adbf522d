import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { BUNDLE_FORMAT, type BundleContent, loadBundle, storeBundle } from './bundle-content.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))

const idWith = (hashes: Partial<BundleContent['hashes']>, format: number = BUNDLE_FORMAT) =>
  storeBundle(
    folder,
    {
      format,
      hashes: { catalogue: 'c', policy: 'p', generation: 'g', matrix: 'm', ...hashes },
    } as BundleContent,
    { ranking: [], bank_cost: [], f_beta: [] },
    [],
    { 'just-approved': new Float64Array(2), 'all-applicants': new Float64Array(2) },
  )

it('names a model by its content: another policy, catalogue, generation or matrix is another model', async () => {
  const id = await idWith({})
  expect(await idWith({})).toBe(id)
  const others = await Promise.all(
    (['policy', 'catalogue', 'generation', 'matrix'] as const).map((key) => idWith({ [key]: 'other' })),
  )
  expect(new Set([id, ...others]).size).toBe(5)
})

it('refuses a bundle of format 1, which has no refits, and says to train again', async () => {
  await expect(loadBundle(folder, await idWith({}, 1))).rejects.toMatchObject({
    code: 'E_BUNDLE_FORMAT',
    got: '1',
    expected: '3',
    remedy: expect.stringContaining('Train again'),
  })
})
