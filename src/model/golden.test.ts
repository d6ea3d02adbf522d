import { expect, it } from 'vitest'
import {
  GOLDEN,
  goldenColumns,
  goldenModel,
  goldenText,
  pandasColumns,
} from '../../test/support/golden-models.ts'
import { modelProbability, readLightgbmText, TreeScorer, writeLightgbmText } from './index.ts'
import { plainRawScores } from './plain-tree-scorer.ts'

for (const name of GOLDEN) {
  const { ensemble, rows, answers } = goldenModel(name)
  const scores = new TreeScorer(ensemble).rawScores(rows)

  it(`scores LightGBM's own "${name}" model with LightGBM's bits, with and without the kernel`, () => {
    expect([...scores]).toEqual(answers.rawScores)
    expect(plainRawScores(ensemble, rows)).toEqual(scores)
  })

  it(`keeps every score of "${name}" through our own file, and that file's bytes through another`, () => {
    const once = writeLightgbmText(ensemble)
    const again = readLightgbmText(once, { columns: ensemble.columns })
    expect(writeLightgbmText(again)).toBe(once)
    expect(new TreeScorer(again).rawScores(rows)).toEqual(scores)
  })
}

it.each(['forest', 'steep', 'pandas', 'version3'])(
  'gives the probability that LightGBM predicts for its model "%s" within 1e-15: mean over trees, sigmoid 0.7',
  (name) => {
    const { ensemble, answers } = goldenModel(name)
    for (const [row, probability] of answers.predictions!.entries())
      expect(Math.abs(modelProbability(ensemble, answers.rawScores[row]!) - probability)).toBeLessThan(1e-15)
  },
)

it('reads the thresholds "inf" of the ordinary model as infinity', () => {
  const thresholds = goldenModel('ordinary').ensemble.trees.flatMap((tree) => [...tree.threshold])
  expect(thresholds.filter((threshold) => threshold === Number.POSITIVE_INFINITY).length).toBeGreaterThan(0)
  expect(thresholds.some(Number.isNaN)).toBe(false)
})

it('names the categories of pandas by their values when the file is all there is', () => {
  const [, job, , place] = readLightgbmText(goldenText('pandas')).columns
  expect(job).toMatchObject({ kind: 'category', categories: { length: 24, 0: 'job a' } })
  expect(place).toEqual({ id: 'place', kind: 'category', categories: ['7', '100', '250'] })
})

it('refuses a category that the lender does not have, by name and column', () => {
  const columns = pandasColumns.map((column) =>
    column.id === 'place' ? { id: 'place', kind: 'category' as const, categories: ['7', '250'] } : column,
  )
  expect(() => readLightgbmText(goldenText('pandas'), { columns })).toThrow(
    'E_MODEL_TEXT_CATEGORY (column place): The model was trained on a category that the column does not have. Got: "100"',
  )
})

it('asks for the columns of a file that holds only Column_0 …', () => {
  expect(() => readLightgbmText(goldenText('zero_as_missing'))).toThrow('E_FEATURE_NAME')
  expect(goldenModel('zero_as_missing').ensemble.columns).toEqual(goldenColumns)
})
