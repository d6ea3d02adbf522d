import { expect, it } from 'vitest'
import type { Rule } from '../decide/index.ts'
import { MemoryMatrix } from '../matrix/index.ts'
import { ruleCheck, ruledRows } from './rule-check.ts'

const text = { en: 'Told', fr: 'Dit' }
const RULES: readonly Rule[] = [
  { id: 'share', when: { fact: 'share', above: 0.5 }, text, source: 'P1' },
  {
    id: 'no-job-and-debt',
    when: {
      all: [
        { fact: 'job', equals: 'none' },
        {
          any: [
            { fact: 'debt', missing: true },
            { fact: 'debt', above: 10 },
          ],
        },
      ],
    },
    text,
    source: 'P2',
  },
]
const COLUMNS = [
  { id: 'unused', kind: 'number' },
  { id: 'share', kind: 'number' },
  { id: 'job', kind: 'category', categories: ['none', 'some'] },
  { id: 'debt', kind: 'number' },
] as const
const NOTHING = Number.NaN
/** unused, share, job, debt → the rules that are met. */
const ROWS = [
  [[1, 0.5, 1, 99], []],
  [[1, 0.500001, 1, 0], ['share']],
  [[1, NOTHING, 0, 10], []],
  [[1, NOTHING, 0, 10.5], ['no-job-and-debt']],
  [
    [1, 0.9, 0, NOTHING],
    ['share', 'no-job-and-debt'],
  ],
  [[1, 0.1, NOTHING, NOTHING], []],
] as const

it('reads the rules from the row that is scored, alone and among others, by the words of categories', () => {
  const check = ruleCheck(RULES, COLUMNS)
  const together = Float64Array.from(ROWS.flatMap(([row]) => row))
  for (const [index, [row, expected]] of ROWS.entries()) {
    expect(check(Float64Array.from(row)).map(({ id }) => id)).toEqual(expected)
    expect(check(together, index * COLUMNS.length)).toEqual(check(Float64Array.from(row)))
  }
})

it('finds among everybody the same rows as one by one', () => {
  const columns = COLUMNS.map((_, c) => Float64Array.from(ROWS, ([row]) => row[c]!))
  const matrix = new MemoryMatrix(COLUMNS, Float64Array.from(ROWS.keys()), columns)
  const ruled = ruledRows(RULES, matrix)
  expect([...ruled].map(([row, hits]) => [row, hits.map(({ id }) => id)])).toEqual(
    [...ROWS.entries()].filter(([, [, ids]]) => ids.length > 0).map(([row, [, ids]]) => [row, ids]),
  )
  expect(ruledRows([], matrix).size).toBe(0)
})

it('refuses a rule about a feature that the model was made without', () => {
  const other = [{ ...RULES[0]!, when: { fact: 'gone', above: 1 } }]
  expect(() => ruleCheck(other, COLUMNS)).toThrow(/E_POLICY_RULE.*Got: gone\./)
})
