import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import golden from '../../test/golden/golden.json' with { type: 'json' }
import { readLightgbmText, TreeScorer, writeLightgbmText } from './index.ts'

const rows = Float64Array.from(golden.rows.flat(), (cell) => cell ?? Number.NaN)

for (const name of ['ordinary', 'zero_as_missing', 'no_missing'] as const) {
  const text = readFileSync(new URL(`../../test/golden/${name}.txt`, import.meta.url), 'utf8')

  it(`scores LightGBM's own "${name}" model as LightGBM does on 200 rows, within 1e-12`, () => {
    const scores = new TreeScorer(readLightgbmText(text)).rawScores(rows)
    const gaps = golden[name].rawScores.map((score, row) => Math.abs(score - scores[row]!))
    expect(gaps).toHaveLength(200)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1e-12)
  })

  it(`keeps every score of "${name}" through our own file, and that file's bytes through another`, () => {
    const once = writeLightgbmText(readLightgbmText(text))
    const again = readLightgbmText(once)
    expect(writeLightgbmText(again)).toBe(once)
    expect(new TreeScorer(again).rawScores(rows)).toEqual(
      new TreeScorer(readLightgbmText(text)).rawScores(rows),
    )
  })
}

it('reads the thresholds "inf" of the ordinary model as infinity', () => {
  const text = readFileSync(new URL('../../test/golden/ordinary.txt', import.meta.url), 'utf8')
  const thresholds = readLightgbmText(text).trees.flatMap((tree) => [...tree.threshold])
  expect(thresholds.filter((threshold) => threshold === Number.POSITIVE_INFINITY).length).toBeGreaterThan(0)
  expect(thresholds.some(Number.isNaN)).toBe(false)
})
