import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['src', 'lenders', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join(folder, name)),
)
const mentioning = (text: RegExp) =>
  sources.filter((file) => text.test(readFileSync(join(root, file), 'utf8'))).sort()

it('monitored features are reached only by what builds, stores and exports them: nothing that scores can open them', () => {
  expect(mentioning(/\bopenMonitoredMatrix\b/)).toEqual([
    'src/features/index.ts',
    'src/features/stored-matrix.ts',
    'src/workspace/export-features.ts',
  ])
  expect(mentioning(/\.monitored\(/)).toEqual([
    'src/workspace/build-features.ts',
    'src/workspace/export-features.ts',
  ])
})
