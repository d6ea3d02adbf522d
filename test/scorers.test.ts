import { createAdditiveExplainer, createTreeExplainer } from '../src/explain/index.ts'
import { gatherRows } from '../src/matrix/index.ts'
import {
  binMatrix,
  ensembleOfShapes,
  readLightgbmText,
  shapesOfEnsemble,
  type TreeEnsemble,
  TreeScorer,
  trainAdditive,
  trainTrees,
  writeLightgbmText,
} from '../src/model/index.ts'
import { checkScorer, type ScorerSubject } from './check-scorer.ts'
import { plantedMatrix } from './planted-matrix.ts'
import { GOLDEN, goldenModel } from './support/golden-models.ts'

const monotone = { debt: 1, savings: -1 } as const
const { matrix, target } = plantedMatrix(1500, 7)

const throughFile = (ensemble: TreeEnsemble): Pick<ScorerSubject, 'scorer' | 'text' | 'reread'> => {
  const text = writeLightgbmText(ensemble)
  return {
    scorer: new TreeScorer(ensemble),
    text,
    reread: new TreeScorer(readLightgbmText(text, { columns: ensemble.columns })),
  }
}

checkScorer('trees', async () => {
  const ensemble = await trainTrees(await binMatrix(matrix), target, {
    rounds: 40,
    numLeaves: 8,
    featureFraction: 0.7,
    baggingFraction: 0.8,
    lambdaL2: 1,
    minDataPerGroup: 30,
    monotone,
    seed: 3,
  })
  const explainer = createTreeExplainer(ensemble)
  return { ...throughFile(ensemble), explainer, rows: gatherRows(matrix), monotone }
})

for (const pairs of [0, 3]) {
  checkScorer(`additive with ${pairs} pairs`, async () => {
    const model = await trainAdditive(await binMatrix(matrix), target, {
      rounds: 40,
      bags: 2,
      pairs,
      pairRounds: 10,
      learningRate: 0.1,
      minDataPerGroup: 30,
      monotone,
      seed: 3,
    })
    const subject = throughFile(ensembleOfShapes(model))
    // The explainer of the model as the file keeps it.
    const stored = shapesOfEnsemble(readLightgbmText(subject.text, { columns: matrix.columns }))
    return { ...subject, explainer: createAdditiveExplainer(stored), rows: gatherRows(matrix), monotone }
  })
}

for (const name of GOLDEN) {
  checkScorer(`LightGBM's "${name}" model`, async () => {
    const { ensemble, rows } = goldenModel(name)
    return { ...throughFile(ensemble), explainer: createTreeExplainer(ensemble), rows, monotone: {} }
  })
}
