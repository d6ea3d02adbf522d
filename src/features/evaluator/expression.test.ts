import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSelect, type SqlNode } from '../sql-tree.ts'
import { EngineFunctions } from './engine-functions.ts'
import { Evaluation, type Relation } from './relation.ts'
import { compileSelect } from './select.ts'
import type { Row, Value, ValueType } from './value.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
  await connection.run('create table t (ID integer, K integer, I integer, D double, E double, S varchar)')
  await connection.run('create table u (K integer, W varchar)')
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const TYPES: Readonly<Record<string, ValueType>> = { I: 'integer', D: 'double', E: 'double', S: 'text' }
const table = (name: string, columns: Readonly<Record<string, ValueType>>): [string, Relation] => [
  name,
  {
    columns: Object.entries(columns).map(([column, type]) => ({ alias: name, name: column, type })),
    rows: ({ tables }) => tables.get(name)!,
  },
]
const relations = new Map([
  table('T', { ID: 'integer', K: 'integer', ...TYPES }),
  table('U', { K: 'integer', W: 'text' }),
])

const integer = fc.option(
  fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0, -1, 365243, 30_000)),
)
const double = fc.option(
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(0, -0, 0.5, 1.5, 2.5, -0.5, 1e-7, 5e-7, 1.0000005, 1e12, 999999999999.5, 1e26, 5e-324),
  ),
)
const text = fc.option(fc.constantFrom('a', 'b', 'B', '', 'é', '\u{1F600}', '\uFFFD'))
const rows = fc
  .array(fc.tuple(fc.constantFrom(1, 2, null), integer, double, double, text), {
    minLength: 1,
    maxLength: 12,
  })
  .map((cells) => cells.map((row, index): Row => [index, ...row]))

/** Both sides over the same rows, ordered by every column. */
async function bothSides(sql: string, t: readonly Row[], u: readonly Row[] = []) {
  await fill('t', t)
  await fill('u', u)
  const asked = (await connection.runAndReadAll(sql)).getRows()
  const functions = new EngineFunctions(connection)
  const relation = compileSelect(await parseSelect(connection, sql, 'the test'), relations, functions)
  const tables = new Map([
    ['T', t],
    ['U', u],
  ])
  const [evaluated = []] = await functions.settle([() => new Evaluation(tables).rows(relation)])
  return { asked: sorted(asked), evaluated: sorted(evaluated) }
}

async function fill(name: string, given: readonly Row[]): Promise<void> {
  await connection.run(`delete from ${name}`)
  const appender = await connection.createAppender(name)
  for (const row of given) {
    for (const [i, cell] of row.entries()) {
      if (cell === null) appender.appendNull()
      else if (typeof cell === 'string') appender.appendVarchar(cell)
      else if (name === 't' && (i === 3 || i === 4)) appender.appendDouble(cell as number)
      else appender.appendInteger(cell as number)
    }
    appender.endRow()
  }
  appender.closeSync()
}

/** Cells by their bits: a double with its sign of zero, a count as a number. */
function sorted(found: readonly (readonly unknown[])[]): string[] {
  const cell = (value: unknown): string => {
    if (typeof value === 'number' && Object.is(value, -0)) return '-0'
    if (typeof value === 'object' && value !== null) return String(value)
    return String(value as Value)
  }
  return found.map((row) => row.map(cell).join(' | ')).sort()
}

const EXPRESSIONS = [
  ...[
    'I + I',
    'I * 2',
    'I * -1',
    '-I',
    'I - D',
    'D * E',
    'D / E',
    'I / I',
    '0e0 - D',
    '-D',
    'D / nullif(E, 0e0)',
    "nullif(S, 'a')",
  ],
  ...['abs(D)', 'abs(I)', 'floor(D)', 'case when D >= 0e0 then sqrt(D) end', 'exp(D)', 'power(abs(D), E)'],
  ...['case when D > 0e0 then ln(D) end', 'coalesce(I, D, 0e0)', "coalesce(S, 'none')"],
  ...[
    'D = E',
    'D <> I',
    'D < E',
    'D <= I',
    'D > 1e-7',
    'I >= 0',
    "S = 'a'",
    "S <> 'B'",
    "S < 'b'",
    'D / E = D / E',
  ],
  ...[
    'D / E > I',
    "S in ('a', 'é')",
    "S not in ('a', null)",
    'I in (0, 1, -1)',
    'D is null',
    'D is not null',
  ],
  ...[
    "not (S = 'a')",
    'D > 0e0 and E > 0e0',
    "D > 0e0 or S = 'a' or I = 1",
    'cast(case when abs(D) < 2e9 then D - 2147483648e0 end as double)',
    'true and D > 0e0',
    'false or I = 0',
  ],
  ...[
    "case S when 'a' then 1e0 when 'b' then 2 end",
    'case when I > 0 then I else D end',
    'cast(I as double)',
  ],
  ...[
    "coalesce(D, 'nan'::double)",
    'cast(null as double)',
    'cast(case when abs(D) < 2e9 then D end as integer)',
  ],
  ...[6, 12].map((scale) => `cast(try_cast(D as decimal(18, ${scale})) as double)`),
  ...['cast(try_cast(D as decimal(38, 12)) as double)', 'cast(try_cast(I as decimal(9, 6)) as varchar)'],
  ...[
    'cast(try_cast(D as decimal(9, 6)) as varchar)',
    'cast(try_cast(D as decimal(38, 12)) as double) is null',
  ],
]

it('gives the bits of the engine for every form, whatever the row', async () => {
  const sql = `select ID, ${EXPRESSIONS.map((text, i) => `${text} as c${i}`).join(', ')} from t`
  await fc.assert(
    fc.asyncProperty(rows, async (t) => {
      const { asked, evaluated } = await bothSides(sql, t)
      expect(evaluated).toEqual(asked)
    }),
    { numRuns: 150, seed: 1 },
  )
})

const SELECTS = [
  `select K, count(*) as n, count(D) as c, count(distinct S) as cd, min(D) as lo, max(E) as hi, max(S) as s,
    cast(sum(try_cast(D as decimal(18, 6))) as double) as sum6,
    sum(cast(I as double)) as whole,
    cast(sum(try_cast(D as decimal(38, 12))) as double) / nullif(cast(count(I) as double), 0e0) as ratio
    from t group by K`,
  `select ID, row_number() over (partition by K order by D desc nulls last, S, I desc nulls last, ID) as r,
    row_number() over (order by E, ID desc) as q from t where I is null or I > 0`,
  `with g as (select K, max(I) as M from t where K is not null group by K), b as (select t.*, D as D2 from t)
    select b.*, g.M, x.W from b left join g on g.K = b.K left join (select * from u where W <> 'b') x on b.K = x.K`,
]

it('groups, numbers and joins as the engine does', async () => {
  const others = fc.array(fc.tuple(fc.constantFrom(1, 2, 3, null), text), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SELECTS), rows, others, async (sql, t, u) => {
      const { asked, evaluated } = await bothSides(sql, t, u)
      expect(evaluated).toEqual(asked)
    }),
    { numRuns: 120, seed: 2 },
  )
})

it.each([
  'select round(D) as x from t',
  'select sum(D) as x from t group by K',
  'select I + S as x from t',
  'select D from t order by D',
  'select distinct D from t',
  'select lag(D) over (order by ID) as x from t',
  'select count(case when D > 0e0 then 1 end) filter (where I > 0) as x from t group by K',
  'select t.D from t join u on u.K = t.K',
  'select K from t group by K having count(*) > 1',
  'select D from t where exists (select 1 from u)',
])('refuses what it does not know: %s', async (sql) => {
  const node: SqlNode = await parseSelect(connection, sql, 'the test')
  expect(() => compileSelect(node, relations, new EngineFunctions(connection))).toThrow(/E_FEATURE_SQL/)
})
