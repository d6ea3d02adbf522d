import { expect, it } from 'vitest'
import { type ColumnSpec, MemoryMatrix } from '../../matrix/index.ts'
import { binMatrix } from './bin-matrix.ts'

function oneColumn(spec: ColumnSpec, values: readonly number[]): MemoryMatrix {
  return new MemoryMatrix([spec], Float64Array.from(values.keys()), [Float64Array.from(values)])
}

it('gives missing bin 0 and values bins from 1 upwards', () => {
  const { bins, mappers } = binMatrix(oneColumn({ id: 'x', kind: 'number' }, [5, Number.NaN, 7, 5, 9]), {
    minDataInBin: 1,
  })
  expect([...bins]).toEqual([1, 0, 2, 1, 3])
  expect(mappers[0]).toMatchObject({ nBins: 4, info: '[5:9]' })
})

it('numbers categories by falling frequency and puts those below minDataInBin with the missing', () => {
  const column = { id: 'job', kind: 'category', categories: ['a', 'b', 'c', 'd'] } as const
  const { bins, mappers } = binMatrix(oneColumn(column, [2, 2, 2, 2, 0, 0, 0, 1, 1, Number.NaN]))
  expect([...mappers[0]!.codes]).toEqual([2, 0])
  expect([...bins]).toEqual([1, 1, 1, 1, 2, 2, 2, 0, 0, 0])
  expect(mappers[0]!.info).toBe('2:0')
})

it('places the cuts by the given rows only, and bins all rows by them', () => {
  const { bins, mappers } = binMatrix(oneColumn({ id: 'x', kind: 'number' }, [1, 2, 100, -50]), {
    rows: Uint32Array.of(0, 1),
    minDataInBin: 1,
  })
  expect([...mappers[0]!.cuts]).toEqual([1.5])
  expect([...bins]).toEqual([1, 2, 2, 1])
})

it('keeps 1,000 distinct values within 254 value bins of 3 to 5 rows each', () => {
  const { bins, mappers } = binMatrix(
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

it('has a single bin for a column without any value', () => {
  const { mappers } = binMatrix(oneColumn({ id: 'x', kind: 'number' }, [Number.NaN, Number.NaN]))
  expect(mappers[0]).toMatchObject({ nBins: 1, info: 'none' })
})

it('refuses 256 bins with E_MODEL_PARAMS: a bin is one byte and 255 values are the most', () => {
  expect(() => binMatrix(oneColumn({ id: 'x', kind: 'number' }, [1]), { maxBins: 256 })).toThrow(
    'E_MODEL_PARAMS',
  )
})
