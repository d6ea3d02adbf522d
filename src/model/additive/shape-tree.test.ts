import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomShapes, rowsAroundCuts } from '../../../test/support/random-shapes.ts'
import { createRandom } from '../../random/index.ts'
import {
  type AdditiveModel,
  ensembleOfShapes,
  readLightgbmText,
  shapesOfEnsemble,
  TreeScorer,
  writeLightgbmText,
} from '../index.ts'

/** Base and shapes of one row, its parts found one by one. */
function scoreByParts({ base, columns, shapes }: AdditiveModel, row: Float64Array): number {
  return shapes.reduce((sum, { axes, values }) => {
    let cell = 0
    for (const { column, cuts, codes } of axes) {
      const value = row[column]!
      const isNumber = columns[column]!.kind === 'number'
      const bounds = isNumber ? [...cuts, Number.POSITIVE_INFINITY] : [...codes]
      const part = bounds.findIndex((bound) => (isNumber ? value <= bound : value === bound)) + 1
      cell = cell * (bounds.length + 1) + part
    }
    return sum + values[cell]!
  }, base)
}

it('scores any model, with any values, to the bits of its base and shapes; the file gives back shapes and bytes', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 5 }),
      (seed, n, pairs) => {
        const random = createRandom(seed)
        const model = randomShapes(random, n, pairs)
        const rows = rowsAroundCuts(random, model, 40)
        const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(rows)
        for (const [row, score] of scores.entries())
          expect(score).toBe(scoreByParts(model, rows.subarray(row * n, (row + 1) * n)))
        const text = writeLightgbmText(ensembleOfShapes(model))
        const read = shapesOfEnsemble(readLightgbmText(text, { columns: model.columns }))
        expect(read.shapes).toEqual(model.shapes)
        expect([read.base, read.nRows]).toEqual([model.base, model.nRows])
        expect(writeLightgbmText(ensembleOfShapes(read))).toBe(text)
      },
    ),
    { numRuns: 60 },
  )
})
