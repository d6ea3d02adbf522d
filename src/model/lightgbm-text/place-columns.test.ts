import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GOLDEN, goldenModel } from '../../../test/support/golden-models.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import { createRandom } from '../../random/index.ts'
import { TreeScorer } from '../index.ts'
import { columnsAsked, lightgbmNames, placeColumns, readLightgbmText, writeLightgbmText } from './index.ts'

const extra: readonly ColumnSpec[] = ['one', 'two', 'three'].map((id) => ({ id, kind: 'number' }))

it.each(GOLDEN)("gives LightGBM's own raw scores of %s wherever its columns stand among others", (name) => {
  const { ensemble, rows, answers } = goldenModel(name)
  const width = ensemble.columns.length
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const order = createRandom(seed, 'order').shuffle(Uint32Array.from({ length: width + 3 }, (_, i) => i))
      const places = [...order.subarray(0, width)]
      const columns = Array.from({ length: width + 3 }, (_, at) => {
        const c = places.indexOf(at)
        return c < 0 ? extra[[...order.subarray(width)].indexOf(at)]! : ensemble.columns[c]!
      })
      const placed = placeColumns(ensemble, columns, places)
      // What the model does not read may hold anything.
      const wide = new Float64Array((rows.length / width) * (width + 3)).fill(1e9)
      for (let at = 0; at < rows.length; at++) {
        wide[Math.floor(at / width) * (width + 3) + places[at % width]!] = rows[at]!
      }
      const back = readLightgbmText(writeLightgbmText(placed), { columns })
      for (const model of [placed, back])
        expect([...new TreeScorer(model).rawScores(wide)]).toEqual(answers.rawScores)
    }),
    { numRuns: 10 },
  )
})

it('carries what training saw and the directions to the new places', () => {
  const { ensemble } = goldenModel('ordinary')
  const columns = [extra[0]!, ...ensemble.columns]
  const placed = placeColumns(
    ensemble,
    columns,
    ensemble.columns.map((_, c) => c + 1),
  )
  expect(placed.monotone).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0])
  expect(placed.featureInfos![0]).toBe('none')
  expect(placed.featureInfos!.slice(1)).toEqual(ensemble.featureInfos)
})

it('refuses two columns at one place, and a column without one', () => {
  const { ensemble } = goldenModel('pandas')
  expect(() => placeColumns(ensemble, ensemble.columns, [0, 1, 2, 2])).toThrow(RangeError)
  expect(() => placeColumns(ensemble, ensemble.columns, [0, 1, 2])).toThrow(RangeError)
})

it('says which columns are asked by thresholds and which by lists of categories', () => {
  const asked = columnsAsked(goldenModel('ordinary').ensemble)
  expect(asked.get(0)).toEqual(new Set(['category']))
  expect(asked.get(2)).toEqual(new Set(['number']))
})

it('reads the names of a file before its columns are known', () => {
  expect(lightgbmNames(goldenModel('pandas').text)).toEqual(['amount', 'job', 'score_a', 'place'])
  expect(lightgbmNames(goldenModel('zero_as_missing').text)[7]).toBe('Column_7')
  expect(() => lightgbmNames('forest')).toThrow('E_MODEL_TEXT')
})
