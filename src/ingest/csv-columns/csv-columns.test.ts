import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../fixtures/tiny-bank.ts'
import type { ColumnSchema, TableSchema } from '../table-schema.ts'
import type { CsvTable, KeyPlaces } from './index.ts'
import {
  applicationIds,
  CsvRows,
  csvFile,
  csvLayout,
  csvMemory,
  csvTable,
  idPlaces,
  placesByKey,
  readPart,
} from './index.ts'

const text = { en: '', fr: '' }
const column = (name: string, type: ColumnSchema['type']): ColumnSchema => ({
  name,
  type,
  nullable: true,
  label: text,
  about: text,
  unit: 'none',
})
const LOANS: TableSchema = {
  name: 'loans',
  files: ['loans'],
  required: true,
  columns: [
    column('LOAN', 'integer'),
    column('ID', 'integer'),
    column('MONTHS', 'integer'),
    column('AMOUNT', 'number'),
    column('RATE', 'number'),
    column('KIND', 'text'),
  ],
  flags: [],
  key: ['LOAN'],
  unique: true,
  applicationId: { column: 'ID' },
  sortBy: ['ID'],
  label: text,
  about: text,
}
const HEADER = 'LOAN,ID,MONTHS,AMOUNT,RATE,KIND'
const KEPT = new Set(['LOAN', 'MONTHS', 'AMOUNT', 'RATE', 'KIND'])

interface Reading {
  readonly ids: readonly number[]
  readonly keys?: KeyPlaces
  readonly key?: string
  readonly nParts?: number
  readonly memory?: WebAssembly.Memory
}

async function read(path: string, reading: Reading): Promise<CsvTable | undefined> {
  const {
    ids,
    keys = idPlaces(Int32Array.from(ids))!,
    key = 'ID',
    nParts = 2,
    memory = csvMemory(),
  } = reading
  const source = { table: LOANS, file: 'loans', format: 'csv' as const, name: 'loans.csv', path, bytes: 0 }
  const layout = await csvLayout(source, KEPT, key)
  if (layout === undefined) return undefined
  const file = csvFile(source, layout, keys, ids.length, nParts, memory)
  const isPlain = file.parts.map((_, part) => readPart(file, part)).every(Boolean)
  return isPlain ? csvTable(file, Int32Array.from(ids)) : undefined
}

type Cell = number | string | null

/** Every row as it can be read, some buckets at a time, after its application's id. */
function rowsOf(table: CsvTable, buckets: number): Cell[][] {
  const rows = new CsvRows(table, buckets)
  const found: Cell[][] = []
  for (let first = 0; first < table.file.nBuckets; first += buckets) {
    rows.take(first, buckets)
    for (const [index, id] of rows.ids.entries()) {
      const place = Math.floor(table.places[index]! / table.file.bucketPlaces)
      if (place < first || place >= first + buckets) continue
      const end = rows.starts[index + 1] ?? rows.nRows
      for (let row = rows.starts[index]!; row < end; row++)
        found.push([id, ...rows.columns.map((one) => cellOf(rows, one, row))])
    }
  }
  return found
}

function cellOf(rows: CsvRows, one: CsvRows['columns'][number], row: number): Cell {
  const bytes = new Uint8Array(8)
  const width = { float64: 8, int32: 4, uint8: 1 }[one.kind as 'float64' | 'int32' | 'uint8']
  rows.column(one).fill(row, bytes.subarray(0, width))
  const view = new DataView(bytes.buffer)
  if (one.kind === 'uint8') return one.texts![bytes[0]! - 1] ?? null
  const value = one.kind === 'int32' ? view.getInt32(0, true) / one.over : view.getFloat64(0, true)
  return value === -(2 ** 31) / one.over || Number.isNaN(value) ? null : value
}

const number = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }).map(String),
  fc.integer({ min: -(2 ** 29), max: 2 ** 29 }).map((value) => `${value}.0`),
  fc.integer({ min: -1e9, max: 1e9 }).map((value) => (value / 1000).toFixed(3)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '',
    '-0',
    '-0.0',
    '0.10',
    '1e-05',
    '24613.635',
    '2147483648',
    '123456789012345678',
    '.5',
    '5.',
  ),
)
const whole = fc.oneof(fc.integer({ min: -2000, max: 2000 }).map(String), fc.constantFrom('', '7.0'))
const kind = fc.oneof(
  fc.constantFrom('', 'A', 'b', 'Cash loans', 'Émission', '"Stone, brick"', 'Unaccompanied by anyone at all'),
  fc.stringMatching(/^[a-z]{1,12}$/),
)
const IDS = [3, 100, 101, 700, 5000, 5003]
const id = fc.constantFrom(...IDS, 4, 999_999)

it('gives every cell of every known application as JavaScript reads it, in the order of the file', async () => {
  const path = join(await temporaryFolder(), 'loans.csv')
  const memory = csvMemory()
  const rows = fc.array(fc.tuple(id, whole, number, number, kind), { maxLength: 60 })
  const form = fc.record({
    end: fc.constantFrom('\n', '\r\n'),
    isEnded: fc.boolean(),
    nParts: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(rows, form, async (cells, { end, isEnded, nParts }) => {
      // A header that does not end is no table.
      fc.pre(cells.length > 0 || isEnded)
      const lines = cells.map(([one, ...rest], row) => [row, one, ...rest].join(','))
      await writeFile(path, [HEADER, ...lines].join(end) + (isEnded ? end : ''))
      const table = (await read(path, { ids: IDS, nParts, memory }))!
      const expected = IDS.flatMap((one) =>
        cells.flatMap(([owner, months, amount, rate, text], row) =>
          owner === one
            ? [[one, row, valueIn(months), valueIn(amount), valueIn(rate), text.replaceAll('"', '') || null]]
            : [],
        ),
      )
      expect(rowsOf(table, 2)).toEqual(expected)
      expect(table.nUnknown).toBe(cells.filter(([owner]) => !IDS.includes(owner)).length)
    }),
    { numRuns: 150 },
  )
})

const valueIn = (cell: string): number | null => (cell === '' ? null : Number(cell))

it('reads a file of several pieces and many applications as the engine reads it', async () => {
  const path = join(await temporaryFolder(), 'loans.csv')
  const nApplications = 3000
  const line = (row: number): string => {
    const application = ((row * 7919) % nApplications) + 1
    const rate = row % 11 === 0 ? '' : String(Math.sin(row))
    return `${row},${application},${-(row % 96)},${(row * 7.005).toFixed(2)},${rate},kind ${row % 200}`
  }
  await writeFile(path, [HEADER, ...Array.from({ length: 90_000 }, (_, row) => line(row)), ''].join('\n'))
  const table = (await read(path, {
    ids: Array.from({ length: nApplications }, (_, place) => place + 1),
    nParts: 3,
  }))!
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const engine = await connection.runAndReadAll(
    `select ID, LOAN, MONTHS, AMOUNT, RATE, KIND from read_csv('${path}', columns = {'LOAN': 'INTEGER', 'ID': 'INTEGER',
     'MONTHS': 'INTEGER', 'AMOUNT': 'DOUBLE', 'RATE': 'DOUBLE', 'KIND': 'VARCHAR'}, header = true, auto_detect = false)
     order by ID, LOAN`,
  )
  expect(table.columns.map((one) => one.kind)).toEqual(['int32', 'int32', 'int32', 'float64', 'uint8'])
  expect(rowsOf(table, 1)).toEqual(engine.getRows())
  expect(rowsOf(table, 4)).toEqual(engine.getRows())
  connection.closeSync()
  instance.closeSync()
})

const LINE = '1,3,-2,10.5,0.25,A'

it.each([
  ['a quote within quotes', '2,3,-2,10.5,0.25,"A ""B"""'],
  ['a line end within quotes', '2,3,-2,10.5,0.25,"A\nB"'],
  ['a quote within a text', '2,3,-2,10.5,0.25,A"B'],
  ['an empty text in quotes', '2,3,-2,10.5,0.25,""'],
  ['an empty line', ''],
  ['a row too short', '2,3,-2,10.5,0.25'],
  ['a row too long', '2,3,-2,10.5,0.25,A,B'],
  ['a word for a number', '2,3,-2,ten,0.25,A'],
  ['a space before a number', '2,3, -2,10.5,0.25,A'],
  ['a month and a half', '2,3,-1.5,10.5,0.25,A'],
  ['less than no months', '2,3,-0,10.5,0.25,A'],
  ['months beyond all measure', '2,3,1e3,10.5,0.25,A'],
  ['no number', '2,3,-2,nan,0.25,A'],
  ['an infinity', '2,3,-2,10.5,inf,A'],
  ['a number too large for a double', '2,3,-2,10.5,1e400,A'],
  ['no key', '2,,-2,10.5,0.25,A'],
  ['half a key', '2,3.5,-2,10.5,0.25,A'],
  ['a line that ends otherwise', '2,3,-2,10.5,0.25,A\r'],
])('leaves a file with %s to the engine', async (_, odd) => {
  const path = join(await temporaryFolder(), 'loans.csv')
  await writeFile(path, [HEADER, LINE, LINE, ''].join('\n'))
  expect(rowsOf((await read(path, { ids: IDS }))!, 1)).toHaveLength(2)
  await writeFile(path, [HEADER, LINE, odd, LINE, ''].join('\n'))
  expect(await read(path, { ids: IDS })).toBe(undefined)
})

it('leaves texts of more than 255 kinds, and those that are no UTF-8, to the engine', async () => {
  const path = join(await temporaryFolder(), 'loans.csv')
  const lines = (count: number) => Array.from({ length: count }, (_, row) => `${row},3,-2,1,1,kind ${row}`)
  await writeFile(path, [HEADER, ...lines(255), ''].join('\n'))
  expect((await read(path, { ids: IDS }))!.columns.at(-1)!.texts).toHaveLength(255)
  await writeFile(path, [HEADER, ...lines(256), ''].join('\n'))
  expect(await read(path, { ids: IDS })).toBe(undefined)
  await writeFile(path, Buffer.concat([Buffer.from(`${HEADER}\n1,3,-2,1,1,Caf`), Buffer.of(0xe9, 10)]))
  expect(await read(path, { ids: IDS })).toBe(undefined)
})

it('finds the applications of another file by a key of this one', async () => {
  const path = join(await temporaryFolder(), 'loans.csv')
  await writeFile(
    path,
    [HEADER, '70,100,1,1,1,A', '50,3,1,1,1,A', '60,100,1,1,1,A', '90,4,1,1,1,A', ''].join('\n'),
  )
  const table = (await read(path, { ids: IDS }))!
  const keys = placesByKey(table, 'LOAN')!
  expect(
    [...keys.places.keys()].filter((key) => keys.places[key]! >= 0).map((key) => key + keys.firstKey),
  ).toEqual([50, 60, 70])
  const other = join(await temporaryFolder(), 'months.csv')
  await writeFile(other, [HEADER, '60,,9,1,1,A', '50,,8,1,1,A', '90,,7,1,1,A', '60,,6,1,1,A', ''].join('\n'))
  const found = rowsOf((await read(other, { ids: IDS, keys, key: 'LOAN' }))!, 1)
  expect(found.map(([one, loan, months]) => [one, loan, months])).toEqual([
    [3, 50, 8],
    [100, 60, 9],
    [100, 60, 6],
  ])
  await writeFile(path, [HEADER, '70,100,1,1,1,A', '70,3,1,1,1,A', ''].join('\n'))
  expect(placesByKey((await read(path, { ids: IDS }))!, 'LOAN')).toBe(undefined)
})

it('lists the ids of the applications, rising, whatever stands beside them', async () => {
  const path = join(await temporaryFolder(), 'loans.csv')
  const source = { table: LOANS, file: 'loans', format: 'csv' as const, name: 'loans.csv', path, bytes: 0 }
  await writeFile(path, 'ID,WALLS\r\n30,"Stone, brick"\r\n4,\r\n')
  expect(await applicationIds([source], 'ID')).toEqual(Int32Array.of(4, 30))
  await writeFile(path, 'ID,WALLS\n30,"Stone\n5,brick"\n4,\n')
  expect(await applicationIds([source], 'ID')).toBe(undefined)
  await writeFile(path, 'WALLS,ID\nbrick,30\nwood,x\n')
  expect(await applicationIds([source], 'ID')).toBe(undefined)
  await writeFile(path, 'WALLS,ID\nbrick,30\nwood,7')
  expect(await applicationIds([source], 'ID')).toEqual(Int32Array.of(7, 30))
  expect(idPlaces(Int32Array.of(7, 7))).toBe(undefined)
})
