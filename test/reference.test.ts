import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { collectErrors } from '../scripts/reference/collect-errors.ts'
import { referencePages, root } from '../scripts/reference/pages.ts'

let pages: ReadonlyMap<string, string>
beforeAll(async () => {
  pages = await referencePages()
})

it('has every generated page as the source gives it; if not, run "npm run reference"', () => {
  const stale = [...pages].filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text)
  expect(stale.map(([path]) => path)).toEqual([])
})

it.each(['data-dictionary.md', 'data-dictionary.fr.md'])('names every column and feature in %s', (name) => {
  const page = pages.get(`docs/reference/${name}`)!
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  for (const table of homeCredit.tables) {
    for (const { name: column } of [...table.columns, ...table.flags]) {
      expect(
        rows.some((row) => row.startsWith(`| \`${column}\` |`)),
        column,
      ).toBe(true)
    }
  }
  for (const { id } of homeCredit.catalogue.features) {
    expect(
      rows.filter((row) => row.startsWith(`| \`${id}\` | **`)),
      id,
    ).toHaveLength(1)
  }
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

it('follows French typography in the French dictionary', () => {
  const page = pages.get('docs/reference/data-dictionary.fr.md')!
  const prose = page.replace(/`[^`]*`|<!--.*?-->|\]\([^)]*\)/gs, '').replace(/^\|[ |:-]+\|$/gm, '')
  expect(prose.match(/.{20}([^\u202f][;!?]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»)/)?.[0]).toBeUndefined()
})

it('says which raw columns a feature reads, the other way round, and what TARGET is', () => {
  const page = pages.get('docs/reference/data-dictionary.md')!
  const row = (start: string) => page.split('\n').find((line) => line.startsWith(`| \`${start}\` |`))!
  expect(row('job_share_of_life')).toContain('`application.DAYS_EMPLOYED`, `application.DAYS_BIRTH`')
  expect(row('job_share_of_life')).toContain('monitor (`age`)')
  expect(row('DAYS_BIRTH')).toContain('`job_share_of_life`')
  expect(row('DAYS_BIRTH')).toContain('review (`age`, only through `age`)')
  expect(row('TARGET')).toContain('not a default as regulators define it')
})

it('has every code of the source on the errors page, each with what happened', () => {
  const codes = new Set(
    ['src', 'lenders'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !/\.test|fixture|testing\//.test(name))
        .flatMap((name) => readFileSync(join(root, folder, name), 'utf8').match(/'E_[A-Z_]+'/g) ?? []),
    ),
  )
  const raised = collectErrors(root)
  expect(new Set(raised.map(({ code }) => `'${code}'`))).toEqual(codes)
  expect(raised.filter(({ what }) => what === '').map(({ code }) => code)).toEqual([])
})

it('gives the exit code and the status of a few codes as they are', () => {
  const page = pages.get('docs/reference/errors.md')!
  const ends = (code: string) =>
    page
      .split('\n')
      .find((line) => line.includes(`id="${code}"`))
      ?.split(' | ')
      .slice(-2)
      .join(' ')
  expect(ends('E_OPTION')).toBe('2 – |')
  expect(ends('E_NO_WAREHOUSE')).toBe('1 – |')
  expect(ends('E_SIGN_IN')).toBe('– 401 |')
  expect(ends('E_DEFECT')).toBe('70 500 |')
})
