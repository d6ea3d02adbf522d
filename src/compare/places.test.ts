import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberBins } from './bins.ts'
import { type CompareColumn, countGroup, People, readPlaces } from './index.ts'

const column: CompareColumn = { id: 'AMOUNT', kind: 'number', relation: 'p', name: 'AMOUNT' }

/** Values on edges, a hair beside them, beyond the outer bins, anywhere, or missing. */
const value = fc.oneof(
  fc.integer({ min: -30, max: 130 }).map((k) => k / 10),
  fc.integer({ min: 0, max: 100 }).map((k) => k / 10 - 1e-12),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)

it('places a number among others as counting all of them does, whatever the bins', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(Number.NaN) }), {
        minLength: 1,
        maxLength: 60,
      }),
      value,
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      async (cells, own, span) => {
        const everybody = Float64Array.from(cells)
        const people = new People(async (wanted) => wanted.map(() => ({ cells: everybody, values: [] })))
        // A group: not everybody.
        const rows = Uint32Array.from(everybody.keys()).filter((row) => row % 3 > 0)
        const bins = numberBins(0, span, false)
        const counts = (await countGroup(people, rows, [{ column, bins }])).get('AMOUNT')!
        const places = await readPlaces(people, rows, [{ column, bins, value: own, counts }])
        const known = cells.filter((cell, row) => row % 3 > 0 && !Number.isNaN(cell))
        const of100 = (count: number) => (100 * count) / known.length
        expect(places.get('AMOUNT')).toEqual(
          known.length === 0
            ? undefined
            : {
                below: of100(known.filter((cell) => cell < own).length),
                above: of100(known.filter((cell) => cell > own).length),
                same: of100(known.filter((cell) => cell === own).length),
              },
        )
      },
    ),
    { numRuns: 300, seed: 7 },
  )
})
