import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSelect } from '../sql-tree.ts'
import { Block } from './block.ts'
import { isDecimal, isKinds } from './cell-type.ts'
import { type EngineCall, EngineColumns } from './engine-calls.ts'
import { type MemoryColumn, memoryTable } from './memory-table.fixture.ts'
import type { Relation } from './relation.ts'
import { Scratch } from './scratch.ts'
import { compileSelect } from './select.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
let engine: EngineColumns
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
  engine = new EngineColumns(connection)
  await connection.run(
    'create table t (A integer, ID integer, K integer, I integer, D double, E double, S varchar)',
  )
  await connection.run('create table u (A integer, K integer, W varchar)')
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

type Cell = number | string | null
type Row = readonly Cell[]

const T: readonly MemoryColumn[] = [
  { name: 'A', type: 'integer' },
  { name: 'ID', type: 'integer' },
  { name: 'K', type: 'integer' },
  { name: 'I', type: 'integer' },
  { name: 'D', type: 'double' },
  { name: 'E', type: 'double' },
  { name: 'S', type: 'text' },
]
const U: readonly MemoryColumn[] = [
  { name: 'A', type: 'integer' },
  { name: 'K', type: 'integer' },
  { name: 'W', type: 'text' },
]
/** Applications asked for; the tables have rows of others between them. */
const ASKED = [2, 3, 5, 8]

const integer = fc.option(
  fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0, -1, 365243, 30_000)),
)
const plain = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, -0, 0.5, 1.5, 2.5, -0.5, 1e-7, 5e-7, 1.0000005, 1e12, 999999999999.5),
)
const wild = fc.oneof(
  plain,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e26, 1e300, 5e-324),
)
const text = fc.option(fc.constantFrom('a', 'b', 'B', '', 'é', '\u{1F600}', '\uFFFD'))
const application = fc.constantFrom(1, 2, 3, 4, 5)
const rowsWith = (double: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.tuple(application, fc.constantFrom(1, 2, null), integer, fc.option(double), fc.option(double), text),
      { minLength: 1, maxLength: 24 },
    )
    .map((cells) => byApplication(cells.map(([a, ...rest], index): Row => [a, index, ...rest])))
const others = fc
  .array(fc.tuple(application, fc.constantFrom(1, 2, 3, null), text), { maxLength: 8 })
  .map(byApplication)

function byApplication<R extends Row>(rows: readonly R[]): readonly R[] {
  return rows.toSorted((a, b) => (a[0] as number) - (b[0] as number))
}

/** The rows of the applications asked for, worked out by columns; undefined when the engine has to be asked. */
async function byColumns(sql: string, t: readonly Row[], u: readonly Row[]) {
  const block = new Block(new Scratch(2 ** 28))
  const relations = new Map<string, Relation>([
    ['T', memoryTable(block, 'T', T, 'A', t)],
    ['U', memoryTable(block, 'U', U, 'A', u)],
  ])
  const engineCalls: EngineCall[] = []
  const node = await parseSelect(connection, sql, 'the test')
  const relation = compileSelect(node, relations, { block, id: 'A', engineCalls })
  block.begin(Float64Array.from(ASKED))
  for (const call of engineCalls) await call.ask(engine)
  const { scratch, nRuns, starts, ends, column } = relation.frame()
  const columns = relation.columns.map(({ type }, place) => {
    const address = column(place)
    return (row: number): string => {
      const value = scratch.values(address, row + 1)[row]!
      if (Number.isNaN(value)) return 'null'
      if (isKinds(type)) return type.texts[value]!
      if (type === 'boolean') return String(value === 1)
      return Object.is(value, -0) ? '-0' : String(isDecimal(type) ? value / 10 ** type.scale : value)
    }
  })
  if (scratch.irregular) return undefined
  const found: string[] = []
  for (let i = 0; i < nRuns; i++) {
    for (let row = scratch.placesAt(starts, nRuns)[i]!; row < scratch.placesAt(ends, nRuns)[i]!; row++)
      found.push(columns.map((cell) => cell(row)).join(' | '))
  }
  return found.sort()
}

async function byEngine(sql: string, t: readonly Row[], u: readonly Row[]): Promise<readonly string[]> {
  await fill('t', T, t)
  await fill('u', U, u)
  const found = await connection.runAndReadAll(`select * from (${sql}) where A in (${ASKED.join(', ')})`)
  const cell = (value: unknown): string => (Object.is(value, -0) ? '-0' : String(value))
  return found
    .getRows()
    .map((row) => row.map(cell).join(' | '))
    .sort()
}

async function fill(name: string, columns: readonly MemoryColumn[], rows: readonly Row[]): Promise<void> {
  await connection.run(`delete from ${name}`)
  const appender = await connection.createAppender(name)
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (cell === null) appender.appendNull()
      else if (typeof cell === 'string') appender.appendVarchar(cell)
      else if (columns[i]!.type === 'double') appender.appendDouble(cell)
      else appender.appendInteger(cell)
    }
    appender.endRow()
  }
  appender.closeSync()
}

const EXPRESSIONS = [
  ...['I + I', 'I * 2', 'I * -1', '-I', 'I - D', 'D * E', 'D / nullif(E, 0e0)', '0e0 - D', '-D'],
  ...[
    "nullif(S, 'a')",
    'nullif(I, 1)',
    'abs(D)',
    'abs(I)',
    'floor(D)',
    'sqrt(case when D >= 0e0 then D end)',
  ],
  ...['exp(case when abs(D) < 50e0 then D end)', 'exp(cast(I as double) / 365e0)'],
  ...['power(case when D > 0e0 and D < 9e0 then D end, case when abs(E) < 9e0 then E end)'],
  ...[
    'coalesce(I, D, 0e0)',
    "coalesce(S, 'none')",
    'D = E',
    'D <> I',
    'D < E',
    'D <= I',
    'D > 1e-7',
    'I >= 0',
  ],
  ...[
    "S = 'a'",
    "S <> 'B'",
    "S < 'b'",
    "S in ('a', 'é')",
    "S not in ('a', null)",
    'I in (0, 1, -1)',
    'I not in (0, null)',
  ],
  ...['D is null', 'D is not null', 'S is null', "not (S = 'a')", 'not (D > 0e0)', 'D > 0e0 and E > 0e0'],
  ...["D > 0e0 or S = 'a' or I = 1", 'true and D > 0e0', 'false or I = 0', "S = 'a' and D is null"],
  ...[
    "case S when 'a' then 1e0 when 'b' then 2 end",
    'case when I > 0 then I else D end',
    'cast(I as double)',
  ],
  ...[
    'case when I > 0 then S end',
    "case when S = 'a' then 'x' when S = 'b' then S end",
    'cast(null as double)',
    '7',
    '2.5e0',
  ],
  ...['cast(case when abs(D) < 2e9 then D end as integer)', 'cast(try_cast(I as decimal(9, 6)) as double)'],
  ...[6, 12].map((scale) => `cast(try_cast(D as decimal(18, ${scale})) as double)`),
  ...['try_cast(D as decimal(9, 6)) is null'],
]

const SELECTS = [
  `select A, ${EXPRESSIONS.map((one, i) => `${one} as c${i}`).join(', ')} from t`,
  `select A, count(*) as n, count(D) as c, count(distinct S) as cs, count(distinct I) as ci, min(D) as lo, max(E) as hi,
    min(S) as first, max(S) as last, min(I) as least, count(case when D > 0e0 then 1 end) as above,
    count(case when S = 'a' then 1 end) as a, count(case when S in ('b', 'B') then 1 end) as b,
    count(case when S is null then 1 end) as none, count(case when coalesce(S, 'a') <> 'b' then 1 end) as others,
    cast(sum(try_cast(D as decimal(18, 6))) as double) as sum6, sum(cast(I as double)) as whole,
    cast(sum(try_cast(E as decimal(38, 12))) as double) / nullif(cast(count(I) as double), 0e0) as ratio,
    case max(case when I > 0 then S end) when 'a' then 1e0 when 'é' then 2e0 end as coded
    from t group by A`,
  `select A, K, count(*) as n, max(D) as hi, sum(cast(I as double)) as whole, count(distinct S) as cs
    from t where I is null or I > 0 group by A, K`,
  `select A, ID, row_number() over (partition by A order by D desc nulls last, S, I desc nulls last, ID) as r,
    row_number() over (partition by A, K order by E, ID desc) as q from t where I is null or I > 0`,
  `with g as (select A, K, max(I) as M from t where K is not null group by A, K), b as (select t.*, D as D2 from t)
    select b.A, b.D2, g.M, x.W from b left join g on g.K = b.K and g.A = b.A
    left join (select * from u where W <> 'b') x on b.K = x.K and x.A = b.A`,
  `select A, max(case when R = 1 then D end) as newest, count(*) as n from (select A, D,
    row_number() over (partition by A order by I desc nulls last, ID desc) as R from t) ordered where R <= 3 group by A`,
]

it.each([...SELECTS.keys()])('gives the bits of the engine: select %i', async (index) => {
  let regular = 0
  await fc.assert(
    fc.asyncProperty(rowsWith(plain), others, async (t, u) => {
      const found = await byColumns(SELECTS[index]!, t, u)
      if (found === undefined) return
      regular++
      expect(found).toEqual(await byEngine(SELECTS[index]!, t, u))
    }),
    { numRuns: 30, seed: index },
  )
  expect(regular).toBeGreaterThan(10)
})

it('gives the bits of the engine or leaves the block to it, whatever the numbers', async () => {
  let regular = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SELECTS), rowsWith(wild), others, async (sql, t, u) => {
      const found = await byColumns(sql, t, u)
      if (found === undefined) return
      regular++
      expect(found).toEqual(await byEngine(sql, t, u))
    }),
    { numRuns: 60, seed: 9 },
  )
  expect(regular).toBeGreaterThan(10)
})

it('means and variances are those of the engine, to rounding', async () => {
  const sql = 'select A, avg(D) as mean, var_samp(D) as spread, avg(I) as whole from t group by A'
  await fc.assert(
    fc.asyncProperty(rowsWith(fc.double({ min: -1e6, max: 1e6, noNaN: true })), async (t) => {
      const [found, asked] = [(await byColumns(sql, t, []))!, await byEngine(sql, t, [])]
      const numbers = (rows: readonly string[]) => rows.flatMap((row) => row.split(' | ').map(Number))
      for (const [i, value] of numbers(asked).entries()) {
        const own = numbers(found)[i]!
        if (Number.isNaN(value)) expect(own).toBeNaN()
        else expect(Math.abs(own - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
      }
    }),
    { numRuns: 25, seed: 4 },
  )
})

it.each([
  ['D / E', [1, 0]],
  ['D * E', [1e300, 1e300]],
  ['D + E', [1.7e308, 1.7e308]],
  ['D - E', [-1.7e308, 1.7e308]],
] as const)('leaves a block with an infinity to the engine: %s', async (expression, [d, e]) => {
  const t = [[2, 0, 1, 1, d, e, null]]
  expect(await byColumns(`select A, ${expression} as x from t`, t, [])).toBeUndefined()
})

it('adds decimals exactly up to 64 bits and leaves longer sums to the engine', async () => {
  const sql = 'select A, cast(sum(try_cast(D as decimal(38, 12))) as double) as x from t group by A'
  const rows = (values: readonly number[]) => values.map((value, i) => [2, i, 1, 1, value, null, null])
  const long = rows([12_345.678_901, 54_321.123_457, 0.000_001, 99_999.999_999])
  expect(await byColumns(sql, long, [])).toEqual(await byEngine(sql, long, []))
  expect(await byColumns(sql, rows([4e6, 4e6]), [])).toBeUndefined()
})

it.each([
  'select A, round(D) as x from t',
  'select A, sum(D) as x from t group by A',
  'select A, I + S as x from t',
  'select A, D from t order by D',
  'select distinct A, D from t',
  'select A, lag(D) over (partition by A order by ID) as x from t',
  'select A, row_number() over (order by ID) as x from t',
  'select K, count(*) as n from t group by K',
  'select A, count(case when D > 0e0 then 1 end) filter (where I > 0) as x from t group by A',
  'select t.A, t.D from t join u on u.A = t.A',
  'select t.A, u.W from t left join u on u.K = t.K',
  'select A from t group by A having count(*) > 1',
  'select A, S = W as x from (select t.A, t.S, u.W from t left join u on u.A = t.A) b',
  "select A, coalesce(D, 'nan'::double) as x from t",
])('refuses what it does not know: %s', async (sql) => {
  await expect(byColumns(sql, [[2, 0, 1, 1, 1, 1, 'a']], [])).rejects.toThrow(/E_FEATURE_SQL/)
})
