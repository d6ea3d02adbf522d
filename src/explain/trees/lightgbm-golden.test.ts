import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLightgbmText } from '../../model/index.ts'
import { checkSum } from '../checked-attribution.ts'
import { createTreeExplainer } from './tree-explainer.ts'

const read = (name: string): string =>
  readFileSync(new URL(`../../../test/golden/${name}`, import.meta.url), 'utf8')
type Answers = { readonly rawScores: number[]; readonly contributions: number[][] }
const golden = JSON.parse(read('golden.json')) as Record<string, Answers> & { rows: (number | null)[][] }
const rows = Float64Array.from(golden.rows.flat(), (value) => value ?? Number.NaN)

it.each(['ordinary', 'zero_as_missing', 'no_missing'])(
  'equals pred_contrib of LightGBM 4.7 within 1e-12 on its model "%s", base value included',
  (name) => {
    const { rawScores, contributions } = golden[name]!
    const explainer = createTreeExplainer(readLightgbmText(read(`${name}.txt`)))
    const phi = explainer.attribution(rows, golden.rows.length)
    let worst = 0
    for (const [r, expected] of contributions.entries()) {
      const own = [...phi.subarray(r * 8, r * 8 + 8), explainer.baseValue]
      for (const [f, value] of expected.entries()) worst = Math.max(worst, Math.abs(own[f]! - value))
      expect(checkSum(explainer.baseValue, phi.subarray(r * 8, r * 8 + 8), rawScores[r]!).holds).toBe(true)
    }
    expect(worst).toBeLessThan(1e-12)
  },
)
