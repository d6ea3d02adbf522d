import { fail } from '../../errors/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import { broken } from './model-error.ts'
import type { Header } from './read-header.ts'

/** Codes are compared as 16-bit numbers; a list that went further would be a damaged one. */
export const MOST_CATEGORIES = 65_535

/** A column of the file: what its categories were called when it was trained, in code order, if the file says so. */
export interface FileColumn {
  readonly name: string
  /** undefined = a number. */
  readonly codes: readonly number[] | undefined
  readonly values: readonly string[] | undefined
}

/**
 * @param pandas values of each categorical column in code order, from `pandas_categorical`
 * @param specs tell which columns are categories where the file leaves it open
 * @throws VitrineError E_MODEL_TEXT
 */
export function fileColumns(
  { names, infos }: Header,
  pandas: readonly (readonly string[])[],
  specs: readonly ColumnSpec[] | undefined,
  line: number,
): FileColumn[] {
  const columns = names.map((name, c) => ({ name, codes: codesOf(infos[c]!, line) }))
  // A categorical column that trained nothing has the info "none", so the lender's word is asked first.
  const candidates = [
    specs?.flatMap((spec, c) => (spec.kind === 'category' ? [c] : [])),
    columns.flatMap(({ codes }, c) => (codes ? [c] : [])),
  ]
  const places = candidates.find((some) => some?.length === pandas.length) ?? []
  if (places.length !== pandas.length) {
    broken(
      'It is not clear which columns pandas_categorical describes.',
      `${pandas.length} lists of categories`,
      `one per categorical column (${candidates.at(-1)!.length} in the file)`,
      line,
    )
  }
  return columns.map((column, c) => ({ ...column, values: pandas[places.indexOf(c)] }))
}

/** `[min:max]` of a number, codes joined by `:` of a category, `none` of a feature without use. */
function codesOf(info: string, line: number): number[] | undefined {
  if (info === 'none' || info.startsWith('[')) return undefined
  const codes = info.split(':').map((word) => (/^-?\d{1,10}$/.test(word) ? Number(word) : Number.NaN))
  if (codes.every((code) => code >= -1 && code < MOST_CATEGORIES)) return codes
  return broken(
    'A list of category codes cannot be read.',
    info,
    `codes from 0 to ${MOST_CATEGORIES - 1}`,
    line,
  )
}

/**
 * Columns as the file alone describes them.
 * @throws VitrineError E_FEATURE_NAME when the file has no names of its own
 */
export function describedColumns(columns: readonly FileColumn[]): ColumnSpec[] {
  if (columns.every(({ name }, c) => name === `Column_${c}`)) {
    fail('E_FEATURE_NAME', {
      what: 'The model was trained without feature names.',
      got: `Column_0 to Column_${columns.length - 1}`,
      expected: 'a list of the columns, in the order of the training table',
      remedy: 'Give the list of columns with the model.',
    })
  }
  return columns.map(({ name, codes, values }): ColumnSpec => {
    if (codes === undefined && values === undefined) return { id: name, kind: 'number' }
    const most = codes?.reduce((highest, code) => Math.max(highest, code), -1) ?? -1
    return {
      id: name,
      kind: 'category',
      categories: values ?? Array.from({ length: most + 1 }, (_, code) => String(code)),
    }
  })
}

/**
 * Boosters trained on bare arrays hold only Column_0 … Column_n: those are matched by position.
 * @throws VitrineError E_FEATURE_NAME
 */
export function checkNames(specs: readonly ColumnSpec[], names: readonly string[]): void {
  if (specs.length !== names.length) {
    fail('E_FEATURE_NAME', {
      what: 'The model was trained on another number of features.',
      got: `${names.length} in the file`,
      expected: `${specs.length}`,
      remedy: 'Use the feature list the model was trained on.',
    })
  }
  for (const [c, name] of names.entries()) {
    if (name === specs[c]!.id || name === `Column_${c}`) continue
    fail('E_FEATURE_NAME', {
      what: `Feature ${c} of the model has another name.`,
      got: name,
      expected: specs[c]!.id,
      remedy: 'Use the feature list the model was trained on, in its order.',
    })
  }
}
