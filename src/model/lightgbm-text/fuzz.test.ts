import { expect, it } from 'vitest'
import { goldenColumns, goldenText, pandasColumns } from '../../../test/support/golden-models.ts'
import { VitrineError } from '../../errors/index.ts'
import { createRandom, type Random } from '../../random/index.ts'
import { plainRawScores } from '../plain-tree-scorer.ts'
import { TreeScorer } from '../tree-scorer.ts'
import { readLightgbmText } from './index.ts'

const MUTANTS = 10_000
const NUMBER = /-?\d+(\.\d+)?(e-?\d+)?|inf/g
const ODD = [
  '-1',
  '0',
  '1',
  '7',
  '8',
  '255',
  '65535',
  '2147483648',
  '4294967296',
  '99999999999999',
  '1e999',
  '-1e308',
]
const ODDER = [
  '1e308',
  '',
  'inf',
  '-inf',
  'nan',
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '-0',
  '1e-320',
  '--1',
  '1 1',
  '=',
]
const models = [
  ...['steep', 'version3', 'forest', 'no_missing'].map((name) => ({
    text: goldenText(name),
    columns: goldenColumns,
  })),
  { text: goldenText('pandas'), columns: pandasColumns },
]

function mutate(text: string, random: Random): string {
  const at = random.integer(text.length)
  const lines = text.split('\n')
  const line = random.integer(lines.length)
  switch (random.integer(7)) {
    case 0:
      return (
        text.slice(0, at) +
        String.fromCharCode(text.charCodeAt(at) ^ (1 << random.integer(8))) +
        text.slice(at + 1)
      )
    case 1:
      return text.slice(0, at)
    case 2:
      return lines.toSpliced(line, 1 + random.integer(3)).join('\n')
    case 3:
      return lines.toSpliced(random.integer(lines.length), 0, lines[line]!).join('\n')
    case 4:
      return lines.with(line, lines[random.integer(lines.length)]!).join('\n')
    case 5:
      return text.slice(0, at) + text.slice(at + 1 + random.integer(20))
    default:
      return swapNumber(text, random)
  }
}

/** One number of the file becomes another of its numbers, or an odd one. */
function swapNumber(text: string, random: Random): string {
  const numbers = [...text.matchAll(NUMBER)]
  const { 0: old, index } = numbers[random.integer(numbers.length)]!
  const odd = [...ODD, ...ODDER]
  const pick =
    random.integer(2) === 0 ? odd[random.integer(odd.length)]! : numbers[random.integer(numbers.length)]![0]
  return text.slice(0, index) + pick + text.slice(index + old.length)
}

it('answers 10,000 damaged files with a VitrineError or with finite scores, the same with and without the kernel', async () => {
  const random = createRandom(2026)
  const counts = { refused: 0, scored: 0 }
  for (let mutant = 0; mutant < MUTANTS; mutant++) {
    // Lets the kernel's memory of the models before be given back.
    if (mutant % 500 === 0) await new Promise(setImmediate)
    const { text, columns } = models[mutant % models.length]!
    // Without the sizes of the trees more damage gets through to the trees.
    const open = random.integer(2) === 0 ? text : text.replace(/^tree_sizes=.*\n/m, '')
    let damaged = mutate(open, random)
    while (random.integer(3) === 0) damaged = mutate(damaged || open, random)
    try {
      const ensemble = readLightgbmText(damaged, { columns })
      const rows = Float64Array.from({ length: 3 * columns.length }, () =>
        random.integer(5) === 0 ? Number.NaN : random.normal() * 10 ** random.integer(5),
      )
      const scores = new TreeScorer(ensemble).rawScores(rows)
      if (!scores.every(Number.isFinite)) throw new Error(`scores ${scores.join(' ')}`)
      expect(scores).toEqual(plainRawScores(ensemble, rows))
      counts.scored++
    } catch (error) {
      if (!(error instanceof VitrineError)) throw new Error(`mutant ${mutant}`, { cause: error })
      counts.refused++
    }
  }
  expect(counts.refused + counts.scored).toBe(MUTANTS)
  // Both ends must be met, or the damage is too small or too large to try anything.
  expect(counts.refused).toBeGreaterThan(MUTANTS / 4)
  expect(counts.scored).toBeGreaterThan(MUTANTS / 20)
})
