import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { binSql, numberBins } from './bins.ts'
import { columns, inMemory, peopleOf, source, target } from './in-memory.test-helper.ts'
import {
  binOf,
  blockAround,
  type CohortFilter,
  type CompareColumn,
  countBins,
  countGroup,
  countParts,
  groupRows,
  nearestByValue,
  observedRate,
  People,
  type Query,
  readBins,
  readCohort,
  readGrid,
  readPlaces,
  similarFilters,
} from './index.ts'

let query: Query
let close: () => void
beforeAll(async () => {
  ;({ query, close } = await inMemory(
    'create table person (ID integer, AMOUNT integer, JOB varchar, TARGET integer)',
    `insert into person values
      (1, 100, 'cook', 1), (2, 200, 'cook', 0), (3, 200, 'driver', 0), (4, 300, 'driver', null),
      (5, null, 'cook', 1), (6, 400, null, 0), (7, 150, 'O''Neil; drop table person; --', 0), (8, 250, 'cook', 0)`,
    'create table derived (ID integer, lates integer)',
    'insert into derived values (1, 0), (2, 0), (3, 1), (4, 2), (5, 7), (7, null), (8, 0)',
  ))
})
afterAll(() => close())

const amount = columns.get('AMOUNT')!
const job = columns.get('JOB')!
const lates = columns.get('lates')!
const people = peopleOf(() => query)
const rowsOf = (...filters: CohortFilter[]) => groupRows(people, target, filters, columns)
const placesOf = async (column: CompareColumn, value: number | string, ...filters: CohortFilter[]) => {
  const { bins } = (await readBins(query, source, [column])).get(column.id)!
  const rows = await rowsOf(...filters)
  const counts = (await countGroup(people, rows, [{ column, bins }])).get(column.id)!
  return readPlaces(people, rows, [{ column, bins, value, counts }])
}
const cohort = async (...filters: CohortFilter[]) => readCohort(people, await rowsOf(...filters), target)

it('counts everyone as the group, and only the seven known outcomes in the rate: 2 of 7', async () => {
  expect(await cohort()).toMatchObject({ n: 8, observed: { n: 7, difficulties: 2, rate: 2 / 7 } })
})

it('filters by a range with both ends included, by values, by missing, and by all together', async () => {
  const range: CohortFilter = { column: 'AMOUNT', kind: 'range', min: 200, max: 300 }
  expect((await cohort(range)).n).toBe(4)
  expect((await cohort({ ...range, max: null })).n).toBe(5)
  expect((await cohort({ column: 'JOB', kind: 'missing' })).n).toBe(1)
  expect((await cohort(range, { column: 'JOB', kind: 'values', values: ['cook'] })).n).toBe(2)
  expect((await cohort({ column: 'lates', kind: 'range', min: 1, max: null })).n).toBe(3)
})

it('finds the one person whose job is an attack on the database, and keeps the table', async () => {
  const attack = "O'Neil; drop table person; --"
  expect((await cohort({ column: 'JOB', kind: 'values', values: [attack] })).n).toBe(1)
  expect((await cohort({ column: 'JOB', kind: 'values', values: ["' or '1'='1"] })).n).toBe(0)
  expect((await cohort()).n).toBe(8)
})

it.each(['AMOUNT" is null or 1=1 --', 'amount', 'TARGET', 'ID', '__proto__', 'p.AMOUNT'])(
  'refuses %s as a column',
  async (column) => {
    await expect(cohort({ column, kind: 'missing' })).rejects.toMatchObject({ code: 'E_COLUMN_UNKNOWN' })
  },
)

it.each([2 ** 63, -(2 ** 63), 1e300, Number.MAX_SAFE_INTEGER + 1, Number.POSITIVE_INFINITY])(
  'takes a bound of %d, which no 64-bit integer holds',
  async (bound) => {
    const range: CohortFilter = {
      column: 'AMOUNT',
      kind: 'range',
      min: -Math.abs(bound),
      max: Math.abs(bound),
    }
    expect((await cohort(range)).n).toBe(7)
  },
)

it('refuses a range over a category and values of a number', async () => {
  await expect(cohort({ column: 'JOB', kind: 'range', min: 1, max: 2 })).rejects.toMatchObject({
    code: 'E_FILTER',
  })
  await expect(cohort({ column: 'AMOUNT', kind: 'values', values: ['1'] })).rejects.toMatchObject({
    code: 'E_FILTER',
  })
})

it('puts an applicant with 200 above 2 and below 3 of the seven amounts', async () => {
  const places = await placesOf(amount, 200)
  expect(places.get('AMOUNT')).toEqual({ below: (100 * 2) / 7, above: (100 * 3) / 7, same: (100 * 2) / 7 })
})

it('says how many of 100 share a category: 4 of the seven jobs, and of a value with quotes one', async () => {
  const own = (value: string) => placesOf(job, value)
  expect((await own('cook')).get('JOB')).toEqual({ below: null, above: null, same: (100 * 4) / 7 })
  expect((await own("O'Neil; drop table person; --")).get('JOB')!.same).toBe(100 / 7)
})

it('parts a group by outcome, and leaves people with another value out of both parts', async () => {
  const bins = await readBins(query, source, [job])
  const wanted = [{ column: job, bins: bins.get('JOB')!.bins }]
  const parts = await countParts(people, await rowsOf(), wanted, { column: target, values: [1, 0] })
  // Two cooks had difficulties; the driver whose outcome is not known is in no part.
  expect(parts.get('JOB')).toEqual([
    { counts: [2, 0, 0], missing: 0 },
    { counts: [2, 1, 1], missing: 1 },
  ])
})

it('gives no place where nobody of the group has a value', async () => {
  const nobody: CohortFilter = { column: 'AMOUNT', kind: 'missing' }
  expect((await cohort(nobody)).n).toBe(1)
  expect((await placesOf(amount, 200, nobody)).size).toBe(0)
})

it('counts two columns of two tables in one scan: amounts by 20, jobs by name, missing apart', async () => {
  const statements: string[] = []
  const counting: Query = (sql, parameters) => {
    statements.push(sql)
    return query(sql, parameters)
  }
  const bins = await readBins(query, source, [amount, job, lates])
  const wanted = [amount, job, lates].map((column) => ({ column, bins: bins.get(column.id)!.bins }))
  const counts = await countBins(counting, source, wanted)
  expect(statements).toHaveLength(1)
  // 100 to 400: fifteen steps of 20; 100 → 0, 150 → 2, 200 → 5, 250 → 7, 300 → 10, 400 → the last.
  expect(bins.get('AMOUNT')).toMatchObject({ bins: { step: 20 }, range: { low: 100, high: 400 } })
  expect(counts.get('AMOUNT')).toEqual({
    counts: [1, 0, 1, 0, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 1],
    missing: 1,
  })
  expect(bins.get('JOB')!.bins).toMatchObject({ values: ['cook', 'driver', "O'Neil; drop table person; --"] })
  expect(counts.get('JOB')).toEqual({ counts: [4, 2, 1], missing: 1 })
  expect(counts.get('lates')).toEqual({ counts: [3, 1, 1, 0, 0, 0, 0, 1], missing: 2 })
})

it('bins everyone the same in SQL and here, negative zero, edges and outliers included', async () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    fc.integer({ min: -30, max: 130 }).map((x) => x / 100),
  )
  const bins = numberBins(0, 1, false)
  const expression = binSql({ id: 'v', kind: 'number', relation: 't', name: 'v' }, bins)
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 50 }), async (values) => {
      const rows = await query(
        `select ${expression.sql} as bin from (select unnest([${values.map(() => 'cast(? as double)').join(', ')}]) as v) t`,
        [...expression.parameters, ...values],
      )
      expect(rows.map((row) => row.bin)).toEqual(values.map((one) => binOf(bins, one)))
    }),
    { numRuns: 40 },
  )
})

it('puts 0.29 into the bin that begins at 0.29, though neither can be stored exactly', () => {
  const bins = { kind: 'number', edges: [0.27, 0.28, 0.29, 0.3], step: 0.01 } as const
  expect(binOf(bins, 0.29)).toBe(2)
  expect(binOf(bins, 0.2899)).toBe(1)
  expect(binOf(bins, -5)).toBe(0)
  expect(binOf(bins, 5)).toBe(2)
})

it('chooses edges that read well and cover the percentiles with at most 25 bins', () => {
  expect(numberBins(76_410, 1_886_850, false)).toMatchObject({ step: 100_000, edges: { length: 20 } })
  expect(numberBins(0, 1, false).edges.slice(0, 4)).toEqual([0, 0.05, 0.1, 0.15])
  expect(numberBins(0, 3, true).edges).toEqual([0, 1, 2, 3, 4])
  const range = fc.tuple(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
  )
  fc.assert(
    fc.property(range, fc.boolean(), ([low, span], whole) => {
      const from = whole ? Math.floor(low) : low
      const to = whole ? from + Math.floor(span) : low + Math.max(span, Math.abs(low) * 1e-5)
      const { edges, step } = numberBins(from, to, whole)
      expect(edges.length - 1).toBeLessThanOrEqual(25)
      expect(edges[0]!).toBeLessThanOrEqual(from + step * 1e-3)
      expect(edges.at(-1)!).toBeGreaterThanOrEqual(to - step * 1e-3)
    }),
  )
})

it('gives the thirteenth category and those after it one common bin', async () => {
  const many = await inMemory(
    'create table person as select i as ID, 0 as TARGET, chr(cast(65 + i % 15 as integer)) as JOB from range(150) r(i)',
    "insert into person select 200 + i, 0, 'A' from range(5) r(i)",
  )
  const bins = (await readBins(many.query, source, [job])).get('JOB')!.bins
  expect(bins).toMatchObject({ hasOther: true, values: { length: 12, 0: 'A' } })
  const counts = await countBins(many.query, source, [{ column: job, bins }])
  expect(counts.get('JOB')!.counts).toEqual([15, ...new Array(11).fill(10), 30])
  many.close()
})

it('shows the rate of a block only from 40 known outcomes on, and leaves missing values out of the cells', async () => {
  const grid = await inMemory(
    `create table person as select i as ID, case when i < 5 then null else 10 end as AMOUNT, 'x' as JOB,
       case when i < 45 then (case when i < 9 then 1 else 0 end) end as TARGET from range(50) r(i)`,
    'create table derived as select i as ID, 3 as lates from range(50) r(i)',
  )
  const x = { column: amount, bins: numberBins(0, 24, true) }
  const y = { column: lates, bins: numberBins(0, 24, true) }
  const gridOf = async () => {
    const all = peopleOf(() => grid.query)
    return readGrid(all, await groupRows(all, target, [], columns), target, x, y)
  }
  const result = await gridOf()
  expect(result.cells).toEqual([{ x: 10, y: 3, n: 45 }])
  expect(result.missing).toEqual({ x: 5, y: 0 })
  expect(result.blocks).toMatchObject([{ x: 3, y: 1, observed: { n: 40, difficulties: 4, rate: 0.1 } }])
  expect(blockAround(result, 9, 5)).toMatchObject({ rate: 0.1 })
  expect(blockAround(result, 12, 5)).toBeUndefined()
  await grid.query('delete from person where ID = 44')
  expect((await gridOf()).blocks).toEqual([])
  grid.close()
})

it('gives 8 of 100 a Wilson interval from 4.1 to 15.0 of 100, and nobody known the whole range', () => {
  const { low, high } = observedRate(100, 8)
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0411', '0.1500'])
  expect(observedRate(0, 0)).toMatchObject({ low: 0, high: 1 })
  expect(observedRate(10, 0).low).toBe(0)
})

it('calls similar: same job, amount from 65 to 135 % of one’s own, rounded outwards to three digits', () => {
  const definition = { equal: ['JOB'], within: [{ column: 'AMOUNT', share: 0.35 }] }
  expect(similarFilters(definition, { JOB: 'cook', AMOUNT: 12_112 })).toEqual([
    { column: 'JOB', kind: 'values', values: ['cook'] },
    { column: 'AMOUNT', kind: 'range', min: 7870, max: 16_400 },
  ])
  expect(similarFilters(definition, { JOB: null, AMOUNT: null })).toEqual([
    { column: 'JOB', kind: 'missing' },
    { column: 'AMOUNT', kind: 'missing' },
  ])
})

it('counts a group in memory as the database counts it, for any filters and bins', async () => {
  const filter: fc.Arbitrary<CohortFilter> = fc.oneof(
    fc.tuple(fc.integer({ min: 50, max: 450 }), fc.integer({ min: 50, max: 450 })).map(
      ([a, b]): CohortFilter => ({
        column: 'AMOUNT',
        kind: 'range',
        min: Math.min(a, b),
        max: Math.max(a, b),
      }),
    ),
    fc
      .subarray(['cook', 'driver', 'nobody'], { minLength: 1 })
      .map((values): CohortFilter => ({ column: 'JOB', kind: 'values', values })),
    fc.constantFrom('AMOUNT', 'JOB', 'lates').map((column): CohortFilter => ({ column, kind: 'missing' })),
  )
  const inSql = (one: CohortFilter): string =>
    one.kind === 'missing'
      ? `${one.column} is null`
      : one.kind === 'range'
        ? `AMOUNT between ${one.min} and ${one.max}`
        : `JOB in (${one.values.map((value) => `'${value}'`).join(', ')})`
  const all = [amount, job, lates]
  const bins = await readBins(query, source, all)
  const wanted = all.map((column) => ({ column, bins: bins.get(column.id)!.bins }))
  await fc.assert(
    fc.asyncProperty(fc.array(filter, { maxLength: 3 }), async (filters) => {
      const rows = await rowsOf(...filters)
      const where = filters.map(inSql).join(' and ') || 'true'
      const [row] = await query(
        `select count(*) as n, count(TARGET) as known from person left join derived using (ID) where ${where}`,
      )
      expect([rows.length, (await cohort(...filters)).observed.n]).toEqual([row!.n, row!.known])
      for (const { counts, missing } of (await countGroup(people, rows, wanted)).values())
        expect(counts.reduce((sum, n) => sum + n, missing)).toBe(rows.length)
      if (filters.length === 0)
        expect(await countGroup(people, rows, wanted)).toEqual(await countBins(query, source, wanted))
    }),
  )
})

it('keeps 40 columns and reads each once while it is kept', async () => {
  const read: string[] = []
  const many = new People(async (wanted) => {
    read.push(...wanted.map((column) => column.name))
    return wanted.map(() => ({ cells: Float64Array.of(1), values: [] }))
  })
  const column = (k: number): CompareColumn => ({ id: `c${k}`, kind: 'number', relation: 'p', name: `c${k}` })
  const first40 = Array.from({ length: 40 }, (_, k) => column(k))
  await Promise.all([many.read(first40), many.read(first40), many.read([column(0), column(0)])])
  expect(read).toHaveLength(40)
  // The one that was used longest ago makes room.
  await many.read([column(40)])
  await many.read([column(0)])
  expect(read).toHaveLength(41)
  await many.read([column(1)])
  expect(read.slice(41)).toEqual(['c1'])
})

it('reads again after a reading that failed', async () => {
  let calls = 0
  const flaky = new People(async () => {
    if (++calls === 1) throw new Error('busy')
    return [{ cells: Float64Array.of(7), values: [] }]
  })
  await expect(flaky.read([amount])).rejects.toThrow('busy')
  expect((await flaky.read([amount]))[0]!.cells[0]).toBe(7)
})

it('takes the values nearest to 225, ties by the next column, then by place', async () => {
  const rows = await rowsOf({ column: 'AMOUNT', kind: 'range', min: 100, max: 300 })
  // Places 0 … 7 hold 100, 200, 200, 300, none, 400, 150, 250.
  const by = [{ column: amount, value: 225 }]
  expect(await nearestByValue(people, rows, by, 3, new Set())).toEqual([1, 2, 7])
  const tie = [...by, { column: lates, value: 1 }]
  expect(await nearestByValue(people, rows, tie, 2, new Set())).toEqual([2, 1])
  expect(await nearestByValue(people, rows, tie, 2, new Set([2]))).toEqual([1, 7])
})
