import { expect, it } from 'vitest'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { selectFeatures } from '../../features/index.ts'
import { readColumnFile } from './column-file.ts'
import { mapColumns } from './map-columns.ts'

const { catalogue, tables } = homeCredit
const [policy, us] = homeCredit.policies as [
  (typeof homeCredit.policies)[number],
  (typeof homeCredit.policies)[number],
]
const { model } = await selectFeatures(catalogue, policy, tables)
const columns = model.map((id) => ({ id, kind: 'number' as const }))
const [first, second, third] = model as [string, string, string]

const map = (names: readonly string[], columnFile?: string) =>
  mapColumns({
    names,
    catalogue,
    tables,
    policy,
    columns,
    ...(columnFile !== undefined && { columnFile: { text: columnFile, path: 'columns.txt' } }),
  })

it('finds features by name, whatever their order and however few', async () => {
  expect(await map([third, first])).toEqual([2, 0])
  expect(await map([...model].reverse())).toEqual([...model.keys()].reverse())
})

it('takes the places from a column file, in any order of its lines, with notes', async () => {
  const text = `# ours\n\nColumn_1: ${first}\r\nColumn_0:${third}\n`
  expect(await map(['Column_0', 'Column_1'], text)).toEqual([2, 0])
  expect(await map(['their_name', second], `their_name: ${first}\n${second}: ${second}`)).toEqual([0, 1])
})

it('names every line of a column file that is wrong', () => {
  const text = `Column_0: ${first}\nColumn_0: ${second}\nColumn_9: ${third}\nColumn_1 ${third}\n`
  const read = () => readColumnFile(text, ['Column_0', 'Column_1', 'Column_2'], 'columns.txt')
  expect(read).toThrow('E_COLUMN_FILE (columns.txt)')
  for (const part of [
    'line 2: Column_0 stands twice',
    'line 3: the model has no column Column_9',
    'line 4 is not "COLUMN: FEATURE"',
    'no line for Column_1, Column_2',
  ])
    expect(read).toThrow(part)
})

it.each([
  ['a model without names', ['Column_0', 'Column_1'], undefined, 'E_FEATURE_NAME', '--columns'],
  ['names that nobody knows', ['magic', first, 'luck'], undefined, 'E_FEATURE_UNKNOWN', 'magic, luck'],
  ['an unknown name in a column file', ['Column_0'], 'Column_0: luck', 'E_FEATURE_UNKNOWN', 'luck'],
  [
    'one feature for two columns',
    ['Column_0', 'Column_1'],
    `Column_0: ${first}\nColumn_1: ${first}`,
    'E_FEATURE_TWICE',
    `${first} (Column_0 and Column_1)`,
  ],
  [
    'a feature under the name of another',
    [first, second],
    `${first}: ${second}\n${second}: ${first}`,
    'E_COLUMN_FILE',
    `${first} as ${second}, ${second} as ${first}`,
  ],
] as const)('refuses %s, naming it', async (_, names, columnFile, code, part) => {
  const refusal = map(names, columnFile)
  await expect(refusal).rejects.toMatchObject({ code })
  await expect(refusal).rejects.toThrow(part)
})

it('refuses features that the policy prohibits, each with the way from its raw column', async () => {
  const refusal = map(['age', first, 'job_share_of_life'])
  await expect(refusal).rejects.toMatchObject({ code: 'E_POLICY_BREACH', column: 'application.DAYS_BIRTH' })
  await expect(refusal).rejects.toThrow('application.DAYS_BIRTH → age → model')
  await expect(refusal).rejects.toThrow('→ job_share_of_life → model')
  // Under the American policy age may enter, by itself.
  const allowed = { catalogue, tables, policy: us, columns: [{ id: 'age', kind: 'number' as const }] }
  expect(await mapColumns({ ...allowed, names: ['age'] })).toEqual([0])
})

it('refuses a feature that only the list of the policy keeps out', async () => {
  const without = columns.filter(({ id }) => id !== second)
  const refusal = mapColumns({ names: [first, second], catalogue, tables, policy, columns: without })
  await expect(refusal).rejects.toMatchObject({ code: 'E_POLICY_KEPT_OUT', got: second })
})
