import { fail } from '../../errors/index.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'
import { FAMILY, isOwnParameter, OWN_PARAMETERS } from './own-parameters.ts'

/**
 * The ensemble as a LightGBM 4 text model. Numbers are written with the fewest digits that read back as the same double.
 * @throws VitrineError E_FEATURE_NAME when an id cannot stand in the file: LightGBM separates names by spaces
 */
export function writeLightgbmText(ensemble: TreeEnsemble): string {
  const { columns, trees } = ensemble
  for (const { id } of columns) if (!/^[^\s",:[\]{}]+$/u.test(id)) refuseName(id)
  const blocks = trees.map((tree, index) => `Tree=${index}\n${treeLines(tree).join('\n')}\n\n\n`)
  const infos = ensemble.featureInfos ?? columns.map(() => 'none')
  const header = [
    'tree',
    'version=v4',
    'num_class=1',
    'num_tree_per_iteration=1',
    'label_index=0',
    `max_feature_idx=${columns.length - 1}`,
    `objective=binary sigmoid:${ensemble.sigmoid ?? 1}`,
    ...(ensemble.average ? ['average_output'] : []),
    `feature_names=${columns.map(({ id }) => id).join(' ')}`,
    ...(ensemble.monotone?.some((direction) => direction !== 0)
      ? [`monotone_constraints=${ensemble.monotone.join(' ')}`]
      : []),
    `feature_infos=${infos.join(' ')}`,
    `tree_sizes=${blocks.map((block) => block.length).join(' ')}`,
  ]
  return [
    `${header.join('\n')}\n\n`,
    ...blocks,
    'end of trees\n\n',
    `feature_importances:\n${importanceLines(ensemble).join('')}\n`,
    ...parameterBlocks(ensemble),
    'pandas_categorical:null\n',
  ].join('')
}

/** LightGBM's parameters; then, where there are any, our own in a block that LightGBM passes over. */
function parameterBlocks({ family, parameters = {} }: TreeEnsemble): string[] {
  const entries = Object.entries({ ...(family !== 'trees' && { [FAMILY]: family }), ...parameters })
  const lines = (isOwn: boolean): string =>
    entries
      .filter(([name]) => isOwnParameter(name) === isOwn)
      .map(([name, value]) => `[${name}: ${value}]\n`)
      .join('')
  const own = lines(true)
  return [
    `parameters:\n${lines(false)}\nend of parameters\n\n`,
    ...(own === '' ? [] : [`${OWN_PARAMETERS.start}\n${own}${OWN_PARAMETERS.end}\n\n`]),
  ]
}

function treeLines(tree: Tree): string[] {
  const isConstant = tree.nLeaves === 1
  const nCategorical = Math.max(0, tree.catBoundaries.length - 1)
  return [
    `num_leaves=${tree.nLeaves}`,
    `num_cat=${nCategorical}`,
    `split_feature=${tree.splitFeature.join(' ')}`,
    `split_gain=${numbers(tree.splitGain)}`,
    `threshold=${numbers(tree.threshold)}`,
    `decision_type=${tree.decisionType.join(' ')}`,
    `left_child=${tree.leftChild.join(' ')}`,
    `right_child=${tree.rightChild.join(' ')}`,
    `leaf_value=${numbers(tree.leafValue)}`,
    // LightGBM leaves this line empty for a tree without splits.
    `leaf_weight=${isConstant ? '' : numbers(tree.leafWeight)}`,
    `leaf_count=${numbers(tree.leafCount)}`,
    `internal_value=${numbers(tree.internalValue)}`,
    `internal_weight=${numbers(tree.internalWeight)}`,
    `internal_count=${numbers(tree.internalCount)}`,
    ...(nCategorical > 0
      ? [`cat_boundaries=${tree.catBoundaries.join(' ')}`, `cat_threshold=${tree.catWords.join(' ')}`]
      : []),
    'is_linear=0',
    `shrinkage=${tree.shrinkage}`,
  ]
}

function numbers(values: Float64Array): string {
  return Array.from(values, (value) =>
    Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf',
  ).join(' ')
}

/** How often each column splits, most first, ties in column order. */
function importanceLines({ columns, trees }: TreeEnsemble): string[] {
  const splits = new Array<number>(columns.length).fill(0)
  for (const tree of trees) for (const feature of tree.splitFeature) splits[feature]!++
  return [...splits.entries()]
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([feature, count]) => `${columns[feature]!.id}=${count}\n`)
}

function refuseName(id: string): never {
  fail('E_FEATURE_NAME', {
    what: 'A feature id cannot be written into a LightGBM model file.',
    got: JSON.stringify(id),
    expected: 'no spaces and none of " , : [ ] { }',
    remedy: 'Rename the feature, for example with underscores.',
  })
}
