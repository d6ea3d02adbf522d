import { expect, it } from 'vitest'
import type { ColumnSpec } from '../matrix/index.ts'
import type { TreeEnsemble } from '../model/index.ts'
import { OBJECTIVES } from './bank.ts'
import type { LoadedBundle } from './bundle-content.ts'
import { requireAlike } from './former-model.ts'

const columns: readonly ColumnSpec[] = [
  { id: 'income', kind: 'number' },
  { id: 'job', kind: 'category', categories: ['cook', 'driver'] },
]
const hashes = { generation: 'g1', matrix: 'm1', catalogue: 'c1', policy: 'p1', groupMedians: 'n1' }

function bundleOf(settings: string, stored: TreeEnsemble['family'], origin: 'trained' | 'imported') {
  const content = {
    hashes,
    columns,
    policy: { version: 'eu-fr-3' },
    card: { origin: { kind: origin } },
    objectives: OBJECTIVES.map((id) => ({ id, settings: [{ family: settings, settings: {} }] })),
  }
  const models = Object.fromEntries(OBJECTIVES.map((id) => [id, [{ family: stored, columns, trees: [] }]]))
  return { content, models } as unknown as LoadedBundle
}

it.each(['trees', 'additive'] as const)('lets %s go on on newer tables of the same kind', (family) => {
  const newer = { columns, hashes: { ...hashes, generation: 'g2', matrix: 'm2' } }
  expect(() => requireAlike(bundleOf(family, family, 'trained'), newer)).not.toThrow()
})

const job = (...categories: string[]): ColumnSpec => ({ id: 'job', kind: 'category', categories })
it.each([
  ['another policy', { hashes: { ...hashes, policy: 'p2' } }, 'policy p1 (eu-fr-3)'],
  ['another catalogue', { hashes: { ...hashes, catalogue: 'c2' } }, 'catalogue c1'],
  ['a column less', { columns: columns.slice(0, 1) }, 'column 2: {"categories":["cook","driver"]'],
  ['other categories', { columns: [columns[0]!, job('driver', 'cook')] }, 'column 2: '],
  ['a column more', { columns: [...columns, job('a')] }, 'column 3: "no column"'],
])('refuses %s', (_, atHand, got) => {
  const matrix = { columns, hashes, ...atHand }
  expect(() => requireAlike(bundleOf('trees', 'trees', 'trained'), matrix)).toThrow(
    expect.objectContaining({ code: 'E_CONTINUE', got: expect.stringContaining(got) }),
  )
})

it('refuses stumps that an earlier version kept as an additive score, and a model made elsewhere', () => {
  const go = (bundle: LoadedBundle) => () => requireAlike(bundle, { columns, hashes })
  expect(go(bundleOf('additive', 'trees', 'trained'))).toThrow(
    expect.objectContaining({ got: 'ranking of the family additive, stored as trees' }),
  )
  expect(go(bundleOf('trees', 'trees', 'imported'))).toThrow(
    expect.objectContaining({ got: 'a model that was made elsewhere' }),
  )
})
