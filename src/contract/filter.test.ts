import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Filter, formatFilters, parseFilters } from './filter.ts'

it('reads a range, a list of values and "missing" from one text', () => {
  expect(
    parseFilters('AMT_CREDIT:100000..200000;NAME_CONTRACT_TYPE:Cash%20loans|Revolving%20loans;JOB:missing'),
  ).toEqual({
    ok: true,
    filters: [
      { column: 'AMT_CREDIT', kind: 'range', min: 100000, max: 200000 },
      { column: 'NAME_CONTRACT_TYPE', kind: 'values', values: ['Cash loans', 'Revolving loans'] },
      { column: 'JOB', kind: 'missing' },
    ],
  })
})

it.each([
  'AMT_CREDIT',
  'AMT_CREDIT:',
  'AMT_CREDIT:..',
  'AMT_CREDIT:9..1',
  'a b:1..2',
  'X:1..2..3',
  'X:%E0%A4%A',
])('refuses %s and names the part', (text) => {
  expect(parseFilters(text)).toMatchObject({ ok: false, got: text })
})

it('reads back whatever it wrote, words like "missing" and "1..2" included', () => {
  const column = fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/)
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x))
  const text = fc.oneof(
    fc.constantFrom('missing', '1..2', '..', 'a;b', 'c|d', 'e:f', '%'),
    fc.string({ minLength: 1, unit: 'grapheme' }),
  )
  const filter: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({ column, kind: fc.constant('missing' as const) }),
    fc
      .tuple(column, number, number)
      .map(([c, a, b]) => ({ column: c, kind: 'range' as const, min: Math.min(a, b), max: Math.max(a, b) })),
    fc
      .tuple(column, fc.uniqueArray(text, { minLength: 1, maxLength: 4 }))
      .map(([c, values]) => ({ column: c, kind: 'values' as const, values: [...values].sort() })),
  )
  fc.assert(
    fc.property(filter, (one) => {
      expect(parseFilters(formatFilters([one]))).toEqual({ ok: true, filters: [one] })
    }),
  )
})
