import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Standing } from '../../contract/index.ts'
import { type Fixture, startFixture } from '../testing/fixture-server.ts'
import type { FindIndex } from './find-index.ts'
import { fold } from './fold.ts'
import { kindsNow } from './kinds-now.ts'
import { countKinds, search } from './search.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const find = async (query: string) => (await fixture.as('nantes', `/v1/applications?${query}`)).json()

/** Ids in the order given, names folded. */
function indexOf(
  rows: readonly (readonly [id: number, name: string, kind?: number, branch?: number])[],
): FindIndex {
  const texts = rows.map(([, name]) => (name === '' ? '\n' : ` ${fold(name)}\n`))
  const lines = new Uint32Array(rows.length + 1)
  for (const [k, text] of texts.entries()) lines[k + 1] = lines[k]! + text.length
  return {
    ids: Float64Array.from(rows, ([id]) => id),
    kinds: Uint8Array.from(rows, ([, , kind = 0]) => kind),
    branch: Int32Array.from(rows, ([, , , branch = -1]) => branch),
    branches: ['Nantes', 'Lyon'],
    names: texts.join(''),
    lines,
    byId: Uint32Array.from(rows.keys()).sort((a, b) => rows[a]![0] - rows[b]![0]),
  }
}

const index = indexOf([
  [100_002, 'Éloïse Lefèvre', 1],
  [100_020, '', 2],
  [10_000, 'Jean-Pierre Œuvrard', 3],
  [1_000_021, 'Marie  Lefort', 0],
  [7, 'Lefa Le Fèvre'],
])
const ids = (q: string) =>
  search(index, { q, show: 'all', branch: null, byName: true, offset: 0, limit: 9 }).ids

it('folds accents, case, ligatures and hyphens away', () => {
  expect(fold('  Éloïse-Anne ŒUVRARD d’Arc ')).toBe('eloise anne oeuvrard d arc')
  expect(fold('STRASSE Straße Łódź')).toBe('strasse strasse lodz')
})

it('matches the start of any word, all words of the search, in any order, each person once', () => {
  expect(ids('lef')).toEqual([100_002, 1_000_021, 7])
  expect(ids('LEFÈ')).toEqual([100_002])
  expect(ids('lefevre elo')).toEqual([100_002])
  expect(ids('pierre')).toEqual([10_000])
  expect(ids('œuv')).toEqual([10_000])
  expect(ids('evre')).toEqual([])
  expect(ids('le le')).toEqual([100_002, 1_000_021, 7])
  expect(ids('*')).toEqual([])
  expect(ids(' ')).toHaveLength(5)
})

it('matches the start of the number, with or without spaces', () => {
  expect(ids('1000')).toEqual([100_002, 100_020, 10_000, 1_000_021])
  expect(ids('100 02')).toEqual([100_020])
  expect(ids('10000')).toEqual([100_002, 10_000, 1_000_021])
  expect(ids('100000')).toEqual([])
  expect(ids('100002')).toEqual([100_002, 1_000_021])
  expect(ids('0')).toEqual([])
  expect(ids('99999999999999999999')).toEqual([])
})

it('puts what people did over what the scores say: one that waits, one that was approved, one that nobody has', () => {
  const note = (standing: Standing, outcome: 'approved' | null) => ({
    standing: { inGreyBand: standing, outside: standing },
    outcome,
    due: null,
    corrected: null,
    edits: {},
  })
  const now = kindsNow(
    index,
    new Map([
      [7, note('awaits-second', null)],
      [1_000_021, note('overridden', 'approved')],
      [5, note('overridden', 'approved')],
    ]),
    1,
  )
  expect(countKinds(now, null)).toEqual({ all: 5, approved: 3, declined: 2, close: 2, person: 1 })
  const waiting = { q: '', show: 'person', branch: null, byName: true, offset: 0, limit: 9 } as const
  expect(search(now, waiting).ids).toEqual([7])
  expect(countKinds(index, null).person).toBe(0)
})

it('counts kinds: two approved, three declined, two close', () => {
  expect(countKinds(index, null)).toEqual({ all: 5, approved: 2, declined: 3, close: 2, person: 0 })
  expect(countKinds(index, 'Brest')).toEqual({ all: 0, approved: 0, declined: 0, close: 0, person: 0 })
})

it('pages through the 31 applications of Nantes by 25, newest first, each once', async () => {
  const first = await find('')
  expect(first).toMatchObject({ total: 31, items: { length: 25 } })
  const second = await find(`cursor=${first.nextCursor}`)
  expect(second).toMatchObject({ total: 31, items: { length: 6 }, nextCursor: null })
  const items = [...first.items, ...second.items]
  expect(new Set(items.map((item) => item.applicationId)).size).toBe(31)
  const dates = items.map((item) => item.receivedOn)
  expect(dates).toEqual([...dates].sort().reverse())
})

it('finds by name with the header, the risk and the outcome of each', async () => {
  // Of four names in turn, Nantes has the first and the third: 16 times Ferrand.
  const found = await find('q=FERR')
  expect(found.total).toBe(16)
  expect(found.items[0]).toMatchObject({ displayName: 'Marc Ferrand', branch: 'Nantes', currency: 'EUR' })
  expect(found.counts.all).toBe(31)
  const declined = await find('q=ferr&show=declined')
  const approved = await find('q=ferr&show=approved')
  expect(declined.total + approved.total).toBe(16)
  expect(declined.items.every((item: { outcome: string }) => item.outcome === 'declined')).toBe(true)
})

it('refuses a cursor of other data', async () => {
  const cursor = Buffer.from('25:g-0').toString('base64url')
  const answer = await fixture.as('nantes', `/v1/applications?cursor=${cursor}`)
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'E_CURSOR'])
})
