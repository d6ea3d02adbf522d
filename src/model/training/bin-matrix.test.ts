import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ColumnSpec, MemoryMatrix } from '../../matrix/index.ts'
import { binMatrix } from './bin-matrix.ts'
import { plainBinMatrix } from './plain-bin-matrix.ts'

function oneColumn(spec: ColumnSpec, values: readonly number[]): MemoryMatrix {
  return new MemoryMatrix([spec], Float64Array.from(values.keys()), [Float64Array.from(values)])
}

it('gives missing bin 0 and values bins from 1 upwards', async () => {
  const { bins, mappers } = await binMatrix(
    oneColumn({ id: 'x', kind: 'number' }, [5, Number.NaN, 7, 5, 9]),
    {
      minDataInBin: 1,
    },
  )
  expect([...bins]).toEqual([1, 0, 2, 1, 3])
  expect(mappers[0]).toMatchObject({ nBins: 4, info: '[5:9]' })
})

it('numbers categories by falling frequency and puts those below minDataInBin with the missing', async () => {
  const column = { id: 'job', kind: 'category', categories: ['a', 'b', 'c', 'd'] } as const
  const { bins, mappers } = await binMatrix(oneColumn(column, [2, 2, 2, 2, 0, 0, 0, 1, 1, Number.NaN]))
  expect([...mappers[0]!.codes]).toEqual([2, 0])
  expect([...bins]).toEqual([1, 1, 1, 1, 2, 2, 2, 0, 0, 0])
  expect(mappers[0]!.info).toBe('2:0')
})

it('places the cuts by the given rows only, and bins all rows by them', async () => {
  const { bins, mappers } = await binMatrix(oneColumn({ id: 'x', kind: 'number' }, [1, 2, 100, -50]), {
    rows: Uint32Array.of(0, 1),
    minDataInBin: 1,
  })
  expect([...mappers[0]!.cuts]).toEqual([1.5])
  expect([...bins]).toEqual([1, 2, 2, 1])
})

it('keeps 1,000 distinct values within 254 value bins of 3 to 5 rows each', async () => {
  const { bins, mappers } = await binMatrix(
    oneColumn(
      { id: 'x', kind: 'number' },
      Array.from({ length: 1000 }, (_, i) => Math.sin(i)),
    ),
  )
  expect(mappers[0]!.nBins).toBeLessThanOrEqual(255)
  const counts = new Map<number, number>()
  for (const bin of bins) counts.set(bin, (counts.get(bin) ?? 0) + 1)
  expect(counts.has(0)).toBe(false)
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(5)
})

it('has a single bin for a column without any value', async () => {
  const { mappers } = await binMatrix(oneColumn({ id: 'x', kind: 'number' }, [Number.NaN, Number.NaN]))
  expect(mappers[0]).toMatchObject({ nBins: 1, info: 'none' })
})

it('refuses 256 bins with E_MODEL_PARAMS: a bin is one byte and 255 values are the most', async () => {
  const matrix = oneColumn({ id: 'x', kind: 'number' }, [1])
  await expect(binMatrix(matrix, { maxBins: 256 })).rejects.toThrow('E_MODEL_PARAMS')
})

const odd = fc.constantFrom(0, -0, 1, 1, 2, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)
const cell = fc.oneof(odd, fc.double(), fc.integer({ min: -40, max: 40 }))

it('gives the bins and cuts of the plain binning: any numbers, samples, limits and 1 or 2 workers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 40, maxLength: 40 }), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.nat(39)),
      fc.constantFrom(2, 5, 255),
      fc.constantFrom(1, 3),
      fc.constantFrom(1, 2),
      async (values, sample, maxBins, minDataInBin, workers) => {
        const columns = values.map((_, c) => ({ id: `c${c}`, kind: 'number' as const }))
        const rowIds = Float64Array.from({ length: 40 }, (_, row) => row)
        const matrix = new MemoryMatrix(
          columns,
          rowIds,
          values.map((column) => Float64Array.from(column)),
        )
        const rows = sample.length > 0 ? { rows: Uint32Array.from(sample).sort() } : {}
        const options = { maxBins, minDataInBin, workers, ...rows }
        const plain = plainBinMatrix(matrix, options)
        const binned = await binMatrix(matrix, options)
        expect(binned.mappers).toEqual(plain.mappers)
        expect([...binned.bins]).toEqual([...plain.bins])
      },
    ),
    { numRuns: 60 },
  )
})

it('gives the bins and cuts of the plain binning where all cuts begin alike, lie in two places, or span all numbers', async () => {
  const N = 20_000
  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: N, seed: 3 })
  const columns = [
    random.map((u) => 1 + u * 1e-9),
    random.map((u, row) => (row % 2 === 0 ? -1 : 1) * (1e300 + u * 1e290)),
    random.map((u, row) => (row % 2 === 0 ? -1 : 1) * 10 ** (u * 600 - 300)),
    random.map((u, row) => [Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -0, u][row % 5]!),
    random.map((u, row) => (row % 3 === 0 ? Number.MAX_VALUE * (1 - u * 1e-12) : u)),
    // 15 of 16 numbers begin like few others, and 1 of 16 like 1,000 others: parts of one, of a handful and of many.
    random.map((u, row) => (row % 16 === 0 ? 1 + u / 16 : 10 ** (u * 600 - 300))),
    random.map((u, row) => (row % 2 === 0 ? Math.floor(u * 40) : Math.fround(u))),
  ]
  const matrix = new MemoryMatrix(
    columns.map((_, c) => ({ id: `c${c}`, kind: 'number' as const })),
    Float64Array.from(random.keys()),
    columns.map((values) => Float64Array.from(values)),
  )
  for (const maxBins of [255, 33, 3]) {
    const [plain, binned] = [plainBinMatrix(matrix, { maxBins }), await binMatrix(matrix, { maxBins })]
    expect(binned.mappers).toEqual(plain.mappers)
    expect(Buffer.compare(binned.bins, plain.bins)).toBe(0)
  }
})

it('gives the cuts of the plain binning where heavy values stand alone, side by side or beside light ones: 200 columns', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(1, 1, 1, 2, 5, 40)), {
        minLength: 1,
        maxLength: 90,
      }),
      fc.constantFrom(2, 3, 7, 20, 60),
      fc.constantFrom(0, 1, 3, 10),
      async (drawn, maxBins, minDataInBin) => {
        const matrix = oneColumn(
          { id: 'x', kind: 'number' },
          drawn.flatMap(([value, times]) => new Array<number>(times).fill(value)),
        )
        const [plain, binned] = [
          plainBinMatrix(matrix, { maxBins, minDataInBin }),
          await binMatrix(matrix, { maxBins, minDataInBin }),
        ]
        expect(binned.mappers).toEqual(plain.mappers)
        expect([...binned.bins]).toEqual([...plain.bins])
      },
    ),
    { numRuns: 200 },
  )
})
