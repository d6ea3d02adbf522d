import { fail } from '../../errors/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import { broken, unsupported } from './model-error.ts'
import { readTree } from './read-tree.ts'
import { type Fields, linesToFields } from './text-fields.ts'

export interface ReadOptions {
  /** What the columns mean, in the file's order: names are checked, category names come from here. */
  readonly columns?: readonly ColumnSpec[]
}

const OBJECTIVES = ['binary', 'cross_entropy', 'xentropy']

/**
 * Reads a LightGBM 4 text model: binary, numeric and categorical splits, any missing type.
 * @param text the whole file
 * @returns without `options.columns`, a category column is named by its codes
 * @throws VitrineError E_MODEL_FILE (truncated, malformed), E_MODEL_UNSUPPORTED (linear trees, several classes, random
 *   forest, another objective), E_FEATURE_NAME (columns differ)
 */
export function readLightgbmText(text: string, options: ReadOptions = {}): TreeEnsemble {
  const lines = text.split(/\r?\n/)
  if (lines[0] !== 'tree') broken('This is not a LightGBM text model.', excerpt(lines[0]), '"tree"', 1)
  const end = lines.indexOf('end of trees')
  if (end < 0)
    broken('The model file ends too early.', `${lines.length} lines`, 'a line "end of trees"', lines.length)
  const starts = lines.flatMap((line, at) => (at < end && line.startsWith('Tree=') ? [at] : []))
  const header = linesToFields(lines, 0, starts[0] ?? end)
  checkHeader(header, starts.length)

  const names = header.words('feature_names')
  const infos = header.words('feature_infos')
  const nColumns = header.integer('max_feature_idx') + 1
  if (names.length !== nColumns || infos.length !== nColumns) {
    broken(
      'The header disagrees about the number of features.',
      `${names.length} names, ${infos.length} feature_infos`,
      `${nColumns} of each`,
    )
  }
  const columns = options.columns ?? names.map((id, c) => columnOf(id, infos[c]!))
  checkColumns(columns, names)
  const trees = starts.map((start, t) => {
    const fields = linesToFields(lines, start, starts[t + 1] ?? end)
    if (fields.text('Tree') !== String(t)) {
      broken('The trees are not in order.', `Tree=${fields.text('Tree')}`, `Tree=${t}`, start + 1)
    }
    return readTree(fields, nColumns, start + 1)
  })
  const directions = header.has('monotone_constraints') ? header.integers('monotone_constraints') : []
  return {
    family: 'trees',
    columns,
    trees,
    featureInfos: infos,
    monotone: columns.map((_, c) => directions[c] ?? 0),
    parameters: readParameters(lines, end),
  }
}

function checkHeader(header: Fields, nTrees: number): void {
  const version = header.text('version')
  if (version !== 'v4') unsupported('The model file has another version.', version, 'v4')
  if (header.integer('num_class') !== 1 || header.integer('num_tree_per_iteration') !== 1) {
    unsupported('The model knows several classes.', `num_class=${header.text('num_class')}`, 'num_class=1')
  }
  if (header.has('average_output'))
    unsupported('The model is a random forest.', 'average_output', 'a boosted sum')
  const [objective = '', ...settings] = header.has('objective') ? header.words('objective') : []
  const otherSigmoid = settings.find((word) => word.startsWith('sigmoid:') && Number(word.slice(8)) !== 1)
  if (!OBJECTIVES.includes(objective) || otherSigmoid !== undefined) {
    unsupported(
      'The raw scores of this model are not log-odds.',
      `objective=${[objective, ...settings].join(' ')}`,
      'binary sigmoid:1',
    )
  }
  const announced = header.words('tree_sizes').length
  if (announced !== nTrees) {
    broken('Trees are missing from the model file.', `${nTrees} trees`, `${announced} as its header says`)
  }
}

function columnOf(id: string, info: string): ColumnSpec {
  if (info === 'none' || info.startsWith('[')) return { id, kind: 'number' }
  const most = Math.max(0, ...info.split(':').map(Number))
  return { id, kind: 'category', categories: Array.from({ length: most + 1 }, (_, code) => String(code)) }
}

/** Boosters trained on bare arrays hold only Column_0 … Column_n: those are matched by position. */
function checkColumns(columns: readonly ColumnSpec[], names: readonly string[]): void {
  if (columns.length !== names.length) {
    fail('E_FEATURE_NAME', {
      what: 'The model was trained on another number of features.',
      got: `${names.length} in the file`,
      expected: `${columns.length}`,
      remedy: 'Use the feature list the model was trained on.',
    })
  }
  for (const [c, name] of names.entries()) {
    if (name === columns[c]!.id || name === `Column_${c}`) continue
    fail('E_FEATURE_NAME', {
      what: `Feature ${c} of the model has another name.`,
      got: name,
      expected: columns[c]!.id,
      remedy: 'Use the feature list the model was trained on, in its order.',
    })
  }
}

function readParameters(lines: readonly string[], from: number): Record<string, string> {
  const start = lines.indexOf('parameters:', from)
  const parameters: Record<string, string> = {}
  if (start < 0) return parameters
  for (const line of lines.slice(start + 1)) {
    if (line === 'end of parameters') break
    const match = /^\[([^:]+): ?(.*)\]$/.exec(line)
    if (match) parameters[match[1]!] = match[2]!
  }
  return parameters
}

function excerpt(line: string | undefined): string {
  return JSON.stringify((line ?? '').slice(0, 40))
}
