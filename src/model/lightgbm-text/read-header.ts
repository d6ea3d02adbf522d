import { broken, unsupported } from './model-error.ts'
import type { Fields } from './text-fields.ts'

/** More features than this are taken for a damaged number. */
const MOST_FEATURES = 1_000_000
const VERSIONS = ['v3', 'v4']
/** Objectives whose raw score is a log-odds, up to the factor `sigmoid`. */
const OBJECTIVES = ['binary', 'cross_entropy', 'xentropy']

export interface Header {
  readonly nColumns: number
  readonly names: readonly string[]
  readonly infos: readonly string[]
  /** Per column −1, 0 or 1. */
  readonly monotone: readonly number[]
  /** A random forest: the model's own log-odds is the raw score ÷ number of trees. */
  readonly average: boolean
  /** The model's own log-odds is `sigmoid` × the raw score. */
  readonly sigmoid: number
  /** Bytes of each tree's block, when the file says them. */
  readonly treeSizes: readonly number[] | undefined
}

/** @throws VitrineError E_MODEL_TEXT, E_MODEL_TEXT_UNSUPPORTED */
export function readHeader(header: Fields, nTrees: number): Header {
  const version = header.text('version')
  if (!VERSIONS.includes(version))
    unsupported('The model file has another version.', version, 'v3 or v4', header.line('version'))
  for (const name of ['num_class', 'num_tree_per_iteration']) {
    if (header.integer(name, 0, 2 ** 31) === 1) continue
    unsupported('The model knows several classes.', `${name}=${header.text(name)}`, '1', header.line(name))
  }
  const nColumns = header.integer('max_feature_idx', 0, MOST_FEATURES) + 1
  const names = header.words('feature_names')
  const infos = header.words('feature_infos')
  if (names.length !== nColumns || infos.length !== nColumns) {
    broken(
      'The header disagrees about the number of features.',
      `${names.length} names, ${infos.length} feature_infos`,
      `${nColumns} of each`,
      header.line('max_feature_idx'),
    )
  }
  if (new Set(names).size !== names.length)
    broken(
      'Two features have one name.',
      header.text('feature_names'),
      'a name each',
      header.line('feature_names'),
    )
  return {
    nColumns,
    names,
    infos,
    monotone: monotoneOf(header, nColumns),
    average: header.has('average_output'),
    sigmoid: sigmoidOf(header),
    treeSizes: treeSizesOf(header, nTrees),
  }
}

function sigmoidOf(header: Fields): number {
  const [objective = '', ...settings] = header.has('objective') ? header.words('objective') : []
  const sigmoid = Number(settings.find((word) => word.startsWith('sigmoid:'))?.slice(8) ?? 1)
  if (!OBJECTIVES.includes(objective) || !(sigmoid > 0 && sigmoid < Infinity)) {
    unsupported(
      'The raw scores of this model are not log-odds.',
      `objective=${[objective, ...settings].join(' ')}`,
      'binary sigmoid:1, or another number above 0',
      header.line('objective'),
    )
  }
  return sigmoid
}

function monotoneOf(header: Fields, nColumns: number): number[] {
  if (!header.has('monotone_constraints')) return new Array<number>(nColumns).fill(0)
  const directions = header.integers('monotone_constraints', -1, 1)
  if (directions.length === nColumns) return directions
  return broken(
    'monotone_constraints has the wrong length.',
    `${directions.length} values`,
    String(nColumns),
    header.line('monotone_constraints'),
  )
}

function treeSizesOf(header: Fields, nTrees: number): number[] | undefined {
  if (!header.has('tree_sizes')) return undefined
  const sizes = header.integers('tree_sizes', 0, 2 ** 40)
  if (sizes.length === nTrees) return sizes
  return broken(
    'Trees are missing from the model file.',
    `${nTrees} trees`,
    `${sizes.length} as its header says`,
    header.line('tree_sizes'),
  )
}
