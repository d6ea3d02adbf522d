import { fail } from '../../errors/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import type { Tree } from '../ensemble.ts'
import { type FileColumn, MOST_CATEGORIES } from './file-columns.ts'
import { broken } from './model-error.ts'

/** Per column: the lender's code of each code of the file; undefined where they are the same. */
export type CodeMaps = readonly (readonly number[] | undefined)[]

/**
 * Category codes of the file belong to its own lists of values; the lender's matrix has its own. Values meet by name.
 * @throws VitrineError E_MODEL_TEXT_CATEGORY for a value that the lender's column does not have
 */
export function codeMaps(columns: readonly FileColumn[], specs: readonly ColumnSpec[]): CodeMaps {
  return columns.map(({ name, values }, c) => {
    const spec = specs[c]!
    if (values === undefined || spec.kind !== 'category') return undefined
    const map = values.map((value) => {
      const code = spec.categories.indexOf(value)
      if (code >= 0) return code
      return fail('E_MODEL_TEXT_CATEGORY', {
        what: 'The model was trained on a category that the column does not have.',
        got: JSON.stringify(value),
        expected: `one of ${spec.categories.length} categories of ${spec.id}`,
        remedy: 'Give the column as the model saw it, with all its categories.',
        column: name,
      })
    })
    return map.every((code, at) => code === at) ? undefined : map
  })
}

/**
 * Rewrites the category lists of a tree's splits.
 * @throws VitrineError E_MODEL_TEXT when a list holds a code without a value
 */
export function mapTree(tree: Tree, maps: CodeMaps, line: number): Tree {
  if (tree.catBoundaries.length === 0 || maps.every((map) => map === undefined)) return tree
  const lists = Array.from({ length: tree.catBoundaries.length - 1 }, (_, split) =>
    tree.catWords.slice(tree.catBoundaries[split]!, tree.catBoundaries[split + 1]!),
  )
  for (const [node, type] of tree.decisionType.entries()) {
    const map = maps[tree.splitFeature[node]!]
    if ((type & 1) === 0 || map === undefined) continue
    const split = tree.threshold[node]!
    lists[split] = wordsOf(
      codesOf(lists[split]!).map(
        (code) =>
          map[code] ??
          broken('A split lists a category without a value.', String(code), `0 to ${map.length - 1}`, line),
      ),
    )
  }
  const boundaries = [0]
  for (const list of lists) boundaries.push(boundaries.at(-1)! + list.length)
  return {
    ...tree,
    catBoundaries: Int32Array.from(boundaries),
    catWords: Uint32Array.from(lists.flatMap((list) => [...list])),
  }
}

/** `feature_infos` in the lender's codes, ascending as LightGBM does not promise but readers like. */
export function mapInfo(info: string, map: readonly number[] | undefined): string {
  if (map === undefined || info === 'none' || info.startsWith('[')) return info
  return info
    .split(':')
    .map((code) => map[Number(code)] ?? Number(code))
    .sort((a, b) => a - b)
    .join(':')
}

function codesOf(words: Uint32Array): number[] {
  const codes: number[] = []
  for (let code = 0; code < words.length * 32 && code < MOST_CATEGORIES; code++)
    if (((words[code >> 5]! >>> (code & 31)) & 1) === 1) codes.push(code)
  return codes
}

function wordsOf(codes: readonly number[]): Uint32Array<ArrayBuffer> {
  const most = codes.reduce((highest, code) => Math.max(highest, code), 0)
  const words = new Uint32Array((most >> 5) + 1)
  for (const code of codes) words[code >> 5]! |= 1 << (code & 31)
  return words
}
