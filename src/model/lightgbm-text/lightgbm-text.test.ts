import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import { binMatrix, TreeScorer, trainTrees } from '../index.ts'
import { readLightgbmText, writeLightgbmText } from './index.ts'

const { matrix, target } = plantedMatrix(1500, 5)
const ensemble = await trainTrees(await binMatrix(matrix), target, {
  rounds: 6,
  numLeaves: 8,
  minDataPerGroup: 20,
  monotone: { debt: 1 },
  seed: 2,
})
const text = writeLightgbmText(ensemble)

it('reads back what it wrote: same bytes when written again, same bits when scored, with or without columns', () => {
  const rows = gatherRows(matrix)
  const scores = new TreeScorer(ensemble).rawScores(rows)
  for (const back of [readLightgbmText(text), readLightgbmText(text, { columns: matrix.columns })]) {
    expect(writeLightgbmText(back)).toBe(text)
    expect(new TreeScorer(back).rawScores(rows)).toEqual(scores)
  }
  expect(readLightgbmText(text, { columns: matrix.columns })).toEqual(ensemble)
})

it('announces each tree with its true size in bytes', () => {
  const sizes = /^tree_sizes=(.*)$/m.exec(text)![1]!.split(' ').map(Number)
  const body = text.slice(text.indexOf('Tree=0'), text.indexOf('end of trees'))
  expect(sizes).toHaveLength(6)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(body.length)
})

it('lists split counts that add up to all splits', () => {
  const lines = text
    .slice(text.indexOf('feature_importances:'), text.indexOf('\nparameters:'))
    .match(/=(\d+)/g)!
  const splits = ensemble.trees.reduce((sum, tree) => sum + tree.nLeaves - 1, 0)
  expect(lines.reduce((sum, line) => sum + Number(line.slice(1)), 0)).toBe(splits)
})

it('carries the directions, the parameters and the seed', () => {
  const back = readLightgbmText(text)
  expect(back.monotone).toEqual([1, 0, 0, 0, 0, 0])
  expect(back.parameters).toMatchObject({ seed: '2', num_leaves: '8', monotone_constraints: '1,0,0,0,0,0' })
})

it('says how many bins a column could have', async () => {
  const coarse = await trainTrees(await binMatrix(matrix, { maxBins: 17 }), target, { rounds: 1 })
  expect([ensemble.parameters?.max_bin, coarse.parameters?.max_bin]).toEqual(['255', '17'])
})

const additive = { ...ensemble, family: 'additive' as const }

it("names in LightGBM's block nothing that LightGBM does not write itself, and our own behind it", () => {
  const theirs = parameterNames(
    readFileSync(new URL('../../../test/golden/ordinary.txt', import.meta.url), 'utf8'),
  )
  const written = writeLightgbmText(additive)
  expect(parameterNames(written).filter((name) => !theirs.includes(name))).toEqual([])
  expect(written.slice(written.indexOf('end of parameters'))).toBe(
    [
      'end of parameters',
      '',
      'vitrine parameters:',
      '[vitrine_family: additive]',
      '[linear_start: 0]',
      'end of vitrine parameters',
      '',
      'pandas_categorical:null\n',
    ].join('\n'),
  )
  expect(readLightgbmText(written, { columns: matrix.columns })).toEqual(additive)
})

it("reads files that name our own parameters among LightGBM's, as they were written before", () => {
  const own = '[vitrine_family: additive]\n[linear_start: 0]\n'
  const written = writeLightgbmText(additive)
  const before = written
    .replace(`vitrine parameters:\n${own}end of vitrine parameters\n\n`, '')
    .replace('parameters:\n', `parameters:\n${own}`)
  expect(before).not.toContain('vitrine parameters')
  const read = readLightgbmText(before, { columns: matrix.columns })
  expect(read).toEqual(additive)
  expect(writeLightgbmText(read)).toBe(written)
})

it('has no block of its own for a model that LightGBM trained', () => {
  const { linear_start: _, ...parameters } = ensemble.parameters!
  expect(writeLightgbmText({ ...ensemble, parameters })).not.toContain('vitrine')
})

function parameterNames(file: string): string[] {
  const block = file.slice(file.indexOf('\nparameters:'), file.indexOf('end of parameters'))
  return [...block.matchAll(/^\[([^:]+):/gm)].map((match) => match[1]!)
}

it('names category codes 0 … 11 when the file is all there is', () => {
  const job = readLightgbmText(text).columns[4]!
  expect(job).toEqual({ id: 'job', kind: 'category', categories: [...Array(12).keys()].map(String) })
})

it.each([
  ['an empty file', '', 'E_MODEL_TEXT'],
  ['a file cut in its third tree', text.slice(0, text.indexOf('Tree=2') + 200), 'E_MODEL_TEXT'],
  [
    'a missing tree',
    text.slice(0, text.indexOf('Tree=5')) + text.slice(text.indexOf('end of trees')),
    'E_MODEL_TEXT',
  ],
  ['several classes', text.replace('num_class=1', 'num_class=3'), 'E_MODEL_TEXT_UNSUPPORTED'],
  ['linear trees', text.replace('is_linear=0', 'is_linear=1'), 'E_MODEL_TEXT_UNSUPPORTED'],
  [
    'a regression',
    text.replace('objective=binary sigmoid:1', 'objective=regression'),
    'E_MODEL_TEXT_UNSUPPORTED',
  ],
  ['a sigmoid of 0', text.replace('sigmoid:1', 'sigmoid:0'), 'E_MODEL_TEXT_UNSUPPORTED'],
  ['an older version', text.replace('version=v4', 'version=v2'), 'E_MODEL_TEXT_UNSUPPORTED'],
  ['a number that is none', text.replace(/leaf_value=\S+/, 'leaf_value=abc'), 'E_MODEL_TEXT'],
  ['a value too few', text.replace(/leaf_value=\S+ /, 'leaf_value='), 'E_MODEL_TEXT'],
  ['a feature beyond the last', text.replace(/split_feature=\d+/, 'split_feature=99'), 'E_MODEL_TEXT'],
  ['a child that points back to the root', text.replace(/left_child=\S+/, 'left_child=0'), 'E_MODEL_TEXT'],
  ['category words cut short', text.replace(/cat_threshold=\d+/, 'cat_threshold='), 'E_MODEL_TEXT'],
])('refuses %s with its code', (_, broken, code) => {
  expect(broken).not.toBe(text)
  expect(() => readLightgbmText(broken)).toThrow(code)
})

it('refuses columns whose order differs from the file, and takes Column_0 … by position', () => {
  const swapped = [matrix.columns[1]!, matrix.columns[0]!, ...matrix.columns.slice(2)]
  expect(() => readLightgbmText(text, { columns: swapped })).toThrow('E_FEATURE_NAME')
  expect(() => readLightgbmText(text, { columns: matrix.columns.slice(1) })).toThrow('E_FEATURE_NAME')
  const anonymous = text.replace(
    /feature_names=.*/,
    'feature_names=Column_0 Column_1 Column_2 Column_3 Column_4 Column_5',
  )
  expect(readLightgbmText(anonymous, { columns: matrix.columns }).columns[0]!.id).toBe('debt')
})

it('refuses to write a feature id with a space', () => {
  const columns = [{ id: 'total debt', kind: 'number' } as const, ...matrix.columns.slice(1)]
  expect(() => writeLightgbmText({ ...ensemble, columns })).toThrow('E_FEATURE_NAME')
})
