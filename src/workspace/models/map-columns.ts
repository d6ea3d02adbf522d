import { fail } from '../../errors/index.ts'
import {
  breachOf,
  type Catalogue,
  type FeatureSelection,
  type Policy,
  selectFeatures,
} from '../../features/index.ts'
import type { TableSchema } from '../../ingest/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import { readColumnFile } from './column-file.ts'

export interface MapRequest {
  /** Columns of the model, in the file's order. */
  readonly names: readonly string[]
  readonly columnFile?: { readonly text: string; readonly path: string }
  readonly catalogue: Catalogue
  readonly tables: readonly TableSchema[]
  /** The one under which the matrix was built. */
  readonly policy: Policy
  /** Columns of the matrix: what the score may use. */
  readonly columns: readonly ColumnSpec[]
}

/**
 * Which column of the matrix each column of the model is: by name, whatever the order, or as a column file says.
 * @returns places among `columns`, in the order of `names`
 * @throws VitrineError E_FEATURE_NAME when the model has no names and there is no column file; E_COLUMN_FILE;
 *   E_FEATURE_UNKNOWN, E_FEATURE_TWICE, naming all; E_POLICY_BREACH with the way from the raw column; E_POLICY_KEPT_OUT
 */
export async function mapColumns(request: MapRequest): Promise<number[]> {
  const { names, catalogue, policy, tables, columns } = request
  const ids = namedFeatures(request)
  refuseUnknown(ids, catalogue)
  refuseTwice(ids, names)
  const { lineage } = await selectFeatures(catalogue, policy, tables)
  refuseBreaches(ids, lineage, policy)
  refuseKeptOut(ids, columns, policy)
  return ids.map((id) => columns.findIndex((column) => column.id === id))
}

function namedFeatures({ names, columnFile, catalogue }: MapRequest): readonly string[] {
  if (columnFile === undefined) {
    if (names.every((name, c) => name === `Column_${c}`)) {
      fail('E_FEATURE_NAME', {
        what: 'The model was trained without feature names.',
        got: `Column_0 to Column_${names.length - 1}`,
        expected: 'ids of the catalogue, or a file that says which feature each column is',
        remedy: 'Name the file with --columns: one line "Column_0: FEATURE" per column.',
      })
    }
    return names
  }
  const ids = readColumnFile(columnFile.text, names, columnFile.path)
  const known = new Set(catalogue.features.map(({ id }) => id))
  const turned = names.flatMap((name, c) =>
    known.has(name) && name !== ids[c] ? [`${name} as ${ids[c]}`] : [],
  )
  if (turned.length > 0) {
    fail('E_COLUMN_FILE', {
      what: 'The column file gives features of the catalogue another meaning.',
      got: turned.join(', '),
      expected: 'columns that have the name of a feature to be that feature',
      remedy: 'Correct these lines, or rename the columns in the model file.',
      file: columnFile.path,
    })
  }
  return ids
}

function refuseUnknown(ids: readonly string[], catalogue: Catalogue): void {
  const known = new Set(catalogue.features.map(({ id }) => id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length === 0) return
  fail('E_FEATURE_UNKNOWN', {
    what: `The model uses ${unknown.length} of ${ids.length} features that the catalogue does not have.`,
    got: unknown.join(', '),
    expected: 'ids of the catalogue: "vitrine features --list" shows them',
    remedy:
      'Train the model on the features of "vitrine features --out", or say with --columns which they are.',
  })
}

function refuseTwice(ids: readonly string[], names: readonly string[]): void {
  const twice = ids.flatMap((id, c) => {
    const first = ids.indexOf(id)
    return first === c ? [] : [`${id} (${names[first]} and ${names[c]})`]
  })
  if (twice.length === 0) return
  fail('E_FEATURE_TWICE', {
    what: 'Several columns of the model are one feature.',
    got: twice.join(', '),
    expected: 'a feature for each column',
    remedy: 'Correct the column file.',
  })
}

/** The lineage is read out of the SQL: no prohibited column reaches the score by any way. */
function refuseBreaches(ids: readonly string[], lineage: FeatureSelection['lineage'], policy: Policy): void {
  const breaches = ids.flatMap((id) => breachOf(id, lineage.get(id)!, policy) ?? [])
  if (breaches.length === 0) return
  fail('E_POLICY_BREACH', {
    what: `Features of the model are made from columns that policy ${policy.version} keeps out of the score.`,
    got: breaches.map(({ words }) => words).join('; '),
    expected: 'only columns with use "model" or "review"',
    remedy: 'Train the model without these features.',
    column: breaches[0]!.column,
  })
}

/** Allowed by its columns, and yet not in the matrix. */
function refuseKeptOut(ids: readonly string[], columns: readonly ColumnSpec[], policy: Policy): void {
  const absent = ids.filter((id) => !columns.some((column) => column.id === id))
  if (absent.length === 0) return
  fail('E_POLICY_KEPT_OUT', {
    what: `Policy ${policy.version} keeps features of the model out of the score.`,
    got: absent.join(', '),
    expected: 'features that the score may use: "vitrine features --list" shows them',
    remedy: 'Train the model without them.',
  })
}
