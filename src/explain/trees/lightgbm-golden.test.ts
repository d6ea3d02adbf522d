import { expect, it } from 'vitest'
import { GOLDEN, goldenModel } from '../../../test/support/golden-models.ts'
import { checkSum } from '../checked-attribution.ts'
import { createPlainTreeExplainer } from './plain-tree-explainer.ts'
import { createTreeExplainer } from './tree-explainer.ts'

it.each(GOLDEN)(
  'equals pred_contrib of LightGBM within 1e-12 on its model "%s", base value included, with and without the kernel',
  (name) => {
    const { ensemble, rows, answers } = goldenModel(name)
    const width = ensemble.columns.length
    for (const explainer of [createTreeExplainer(ensemble), createPlainTreeExplainer(ensemble)]) {
      const phi = explainer.attribution(rows, answers.rawScores.length)
      let worst = 0
      for (const [r, expected] of answers.contributions.entries()) {
        const values = phi.subarray(r * width, (r + 1) * width)
        const own = [...values, explainer.baseValue]
        for (const [f, value] of expected.entries()) worst = Math.max(worst, Math.abs(own[f]! - value))
        expect(checkSum(explainer.baseValue, values, answers.rawScores[r]!).holds).toBe(true)
      }
      expect(worst).toBeLessThan(1e-12)
    }
  },
)
