import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildMatrix } from '../build-matrix.ts'
import type { MatrixTarget } from '../matrix-folder.ts'
import {
  type SmallWarehouse,
  smallCatalogue,
  smallPolicy,
  smallTables,
  smallWarehouse,
} from '../small-lender.fixture.ts'
import { buildMatrixOnTrino } from './build-matrix-on-trino.ts'
import { exportTables } from './export-tables.ts'
import { type TrinoStandIn, trinoStandIn } from './fixtures/trino-stand-in.ts'
import { openTrino } from './trino-client.ts'

const GENERATION = '0123456789abcdef'
let bank: SmallWarehouse
let server: TrinoStandIn

beforeAll(async () => {
  bank = await smallWarehouse({
    application: [
      "7, 1, 'F', 200, 365243",
      "3, 0, 'M', 0, -730",
      "5, null, 'XNA', null, null",
      "9, 0, 'F', 1, -1",
    ],
    loan: [
      "3, 1, 0.1, 'approved', 'north'",
      "3, 2, 0.2, 'refused', 'south'",
      "7, 9, 50, 'odd', 'north'",
      "9, 4, 1e300, 'refused', null",
    ],
  })
  server = await trinoStandIn()
  await exported('lake', 'bank')
})
afterAll(() => {
  server.close()
  bank.remove()
})

/** Exports to a folder and runs what it says on the stand-in, to which a table is a view of its file. */
async function exported(folder: string, schema: string): Promise<void> {
  const out = join(bank.dir, folder)
  const request = { warehousePath: bank.path, generation: GENERATION, catalogue: smallCatalogue, folder: out }
  await exportTables({ ...request, location: `${out}/`, catalog: 'lake', schema })
  const script = readFileSync(join(out, 'create-tables.sql'), 'utf8')
  const asView = /create table (\S+) \([^)]*\)\s+with \(external_location = '([^']+)', format = 'PARQUET'\)/g
  await server.run(script.replace(asView, "create view $1 as from read_parquet('$2/data.parquet')"))
}

const target = (name: string): MatrixTarget => ({
  warehousePath: bank.path,
  generation: GENERATION,
  catalogue: smallCatalogue,
  policy: smallPolicy,
  tables: smallTables,
  outDir: join(bank.dir, name),
  threads: 1,
})

const onTrino = (name: string, schema = 'bank', signal?: AbortSignal, authorization?: string) =>
  buildMatrixOnTrino({
    ...target(name),
    lake: {
      server: openTrino({
        url: server.url,
        user: 'ada',
        ...(authorization !== undefined && { authorization }),
      }),
      catalog: 'lake',
      schema,
    },
    ...(signal && { signal }),
  })

const bytes = (name: string) =>
  Object.fromEntries(
    readdirSync(join(bank.dir, name)).map((file) => [
      file,
      readFileSync(join(bank.dir, name, file)).toString('hex'),
    ]),
  )

it('exports the two tables of the features and the name of the generation, nothing else', () => {
  expect(readdirSync(join(bank.dir, 'lake')).sort()).toEqual([
    'application',
    'create-tables.sql',
    'loan',
    'vitrine_generation',
  ])
  const script = readFileSync(join(bank.dir, 'lake', 'create-tables.sql'), 'utf8')
  expect(script).toContain('create schema if not exists "lake"."bank";\n')
  expect(script).toContain(
    'create table "lake"."bank"."loan" ("sk_id_curr" integer, "loan" integer, "amount" double',
  )
  expect(script).toContain(`external_location = '${join(bank.dir, 'lake')}/loan'`)
})

it('writes the same bytes of all seven files as the engine here, over HTTP in pages of two rows', async () => {
  await buildMatrix(target('here'))
  await onTrino('there')
  expect(Object.keys(bytes('here'))).toHaveLength(7)
  expect(bytes('there')).toEqual(bytes('here'))
})

it.each([
  ['E_TRINO_TABLE_MISSING', 'no_table', 'drop view lake.no_table.loan'],
  [
    'E_TRINO_COLUMN_MISSING',
    'no_column',
    'create or replace view lake.no_column.loan as select * exclude (status) from lake.bank.loan',
  ],
  [
    'E_TRINO_GENERATION',
    'fewer_rows',
    'create or replace view lake.fewer_rows.loan as select * from lake.bank.loan where loan <> 9',
  ],
  [
    'E_TRINO_GENERATION',
    'other_rows',
    `create or replace view lake.other_rows.loan as
      select * replace (sk_id_curr + 100 as sk_id_curr) from lake.bank.loan`,
  ],
  [
    'E_TRINO_GENERATION',
    'older',
    "create or replace view lake.older.vitrine_generation as select 'fedcba9876543210' as generation",
  ],
])('tells %s for the lake %s and keeps the older matrix', async (code, schema, change) => {
  await exported(`lake-${schema}`, schema)
  await server.run(change)
  await buildMatrix(target('kept'))
  const before = bytes('kept')
  await expect(onTrino('kept', schema)).rejects.toMatchObject({
    code,
    remedy: expect.stringContaining('trino-export'),
  })
  expect(bytes('kept')).toEqual(before)
  expect(readdirSync(bank.dir).filter((name) => name.endsWith('.partial'))).toEqual([])
})

it('tells a schema that is not there as a missing table', async () => {
  await expect(onTrino('none', 'nowhere')).rejects.toMatchObject({ code: 'E_TRINO_TABLE_MISSING' })
})

it('stops in the middle of a statement on request and keeps the older matrix', async () => {
  await buildMatrix(target('stopped'))
  const before = bytes('stopped')
  const stop = new AbortController()
  server.stall = (sql) => {
    const isGrain = sql.startsWith('with earlier')
    if (isGrain) stop.abort(new Error('stop now'))
    return isGrain
  }
  try {
    await expect(onTrino('stopped', 'bank', stop.signal)).rejects.toThrow('stop now')
  } finally {
    server.stall = () => false
  }
  expect(bytes('stopped')).toEqual(before)
})

it('lets nobody in without the token, and in with it', async () => {
  const guarded = await trinoStandIn('secret')
  const ask = (authorization: string) =>
    openTrino({ url: guarded.url, user: 'ada', authorization }).run('select 1')
  await expect(ask('Bearer wrong')).rejects.toMatchObject({
    code: 'E_TRINO_AUTH',
    got: `HTTP 401 from ${guarded.url}`,
  })
  await expect(ask('Bearer secret')).resolves.toBeUndefined()
  guarded.close()
})
