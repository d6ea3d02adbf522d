import type { ColumnSpec } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import { checkTreeSizes } from './check-tree-sizes.ts'
import { checkNames, describedColumns, fileColumns } from './file-columns.ts'
import { codeMaps, mapInfo, mapTree } from './map-categories.ts'
import { broken } from './model-error.ts'
import { FAMILY } from './own-parameters.ts'
import { readPandasCategories, readParameters } from './read-footer.ts'
import { readHeader } from './read-header.ts'
import { readTree } from './read-tree.ts'
import { linesToFields } from './text-fields.ts'

export interface ReadOptions {
  /**
   * What the columns mean, in the file's order: names are checked, category names come from here. Needed for a file
   * whose names are only Column_0 … Column_n. Where the file lists category values (`pandas_categorical`), its codes
   * are rewritten to these columns' codes, value by value.
   */
  readonly columns?: readonly ColumnSpec[]
}

/**
 * Reads a LightGBM text model, version 3 or 4: binary, boosted or random forest, numeric and categorical splits, any
 * missing type.
 * @param text the whole file
 * @returns raw scores are LightGBM's own (`raw_score=True`), and `modelProbability` gives its `predict`. Without
 *   `options.columns`, a category column is named by the file's category values, or by its codes
 * @throws VitrineError E_MODEL_TEXT (truncated, malformed, altered), E_MODEL_TEXT_UNSUPPORTED (linear trees, several
 *   classes, another objective or version), E_MODEL_TEXT_CATEGORY (unknown category value), E_FEATURE_NAME
 */
export function readLightgbmText(text: string, options: ReadOptions = {}): TreeEnsemble {
  const { lines, end, starts, fields, header } = readFrame(text)
  const inFile = fileColumns(
    header,
    readPandasCategories(lines, end),
    options.columns,
    fields.line('feature_infos'),
  )
  if (options.columns) checkNames(options.columns, header.names)
  const columns = options.columns ?? describedColumns(inFile)
  const maps = codeMaps(inFile, columns)
  const trees = starts.map((start, t) => {
    const block = linesToFields(lines, start, starts[t + 1] ?? end)
    if (block.text('Tree') !== String(t)) {
      broken('The trees are not in order.', `Tree=${block.text('Tree')}`, `Tree=${t}`, start + 1)
    }
    return mapTree(readTree(block, header.nColumns), maps, start + 1)
  })
  if (header.treeSizes) checkTreeSizes(lines, [...starts, end], header.treeSizes)
  checkFinite(trees, starts)
  const { [FAMILY]: family, ...parameters } = readParameters(lines, end)
  return {
    family: family === 'additive' ? 'additive' : 'trees',
    columns,
    trees,
    featureInfos: header.infos.map((info, c) => mapInfo(info, maps[c])),
    monotone: header.monotone,
    parameters,
    ...(header.average && { average: true }),
    ...(header.sigmoid !== 1 && { sigmoid: header.sigmoid }),
  }
}

/**
 * Names of the columns, in the file's order: all that must be known before the columns can be given.
 * @throws VitrineError E_MODEL_TEXT, E_MODEL_TEXT_UNSUPPORTED
 */
export function lightgbmNames(text: string): readonly string[] {
  return readFrame(text).header.names
}

/** The header, and where each tree stands. */
function readFrame(text: string) {
  const lines = text.split(/\r?\n/)
  if (lines[0] !== 'tree') broken('This is not a LightGBM text model.', JSON.stringify(lines[0]), '"tree"', 1)
  const end = lines.indexOf('end of trees')
  if (end < 0)
    broken('The model file ends too early.', `${lines.length} lines`, 'a line "end of trees"', lines.length)
  const starts = lines.flatMap((line, at) => (at < end && line.startsWith('Tree=') ? [at] : []))
  const fields = linesToFields(lines, 1, starts[0] ?? end)
  return { lines, end, starts, fields, header: readHeader(fields, starts.length) }
}

/** Leaf values so large that their sum has no number are the mark of a damaged file. */
function checkFinite(trees: TreeEnsemble['trees'], starts: readonly number[]): void {
  let most = 0
  for (const [t, { leafValue }] of trees.entries()) {
    most += leafValue.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    if (most < Infinity) continue
    broken('The leaf values have no finite sum.', String(most), 'log-odds', starts[t]! + 1)
  }
}
