import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'

/**
 * What a raw column may be used for, from free to forbidden.
 * `model`: in the score. `review`: in the score, reported and tested for less discriminatory alternatives.
 * `monitor`: never in the score, only in fairness reports. `never`: in no feature at all.
 */
export type ColumnUse = 'model' | 'review' | 'monitor' | 'never'

/** From free to forbidden; a feature takes the strictest use of the columns it reads. */
export const COLUMN_USES: readonly ColumnUse[] = ['model', 'review', 'monitor', 'never']

export interface PolicyColumn {
  readonly use: ColumnUse
  readonly why: string
}

/** One versioned file per jurisdiction; hashed into the model id. */
export interface Policy {
  readonly version: string
  readonly profile: string
  /** Half-width of the band around the limit that goes to a person, in PD (0.01 = one person in 100). */
  readonly greyBand: number
  readonly maxReasons: number
  /** A reason below this share of all that raises the risk is not listed. */
  readonly minReasonShare: number
  /** Keys are `table.COLUMN`. */
  readonly columns: Readonly<Record<string, PolicyColumn>>
}

/**
 * Checks a policy read from JSON against the tables.
 * @throws E_POLICY_INVALID for a wrong shape or a column no table has; E_POLICY_UNLISTED_COLUMN when a column
 *   of a table has no entry
 */
export function parsePolicy(value: unknown, tables: readonly TableSchema[], file = 'policy'): Policy {
  const policy = value as Policy
  const wrong = shapeError(policy)
  if (wrong !== undefined) {
    fail('E_POLICY_INVALID', {
      what: 'The policy file has a wrong entry.',
      got: wrong,
      expected: 'version, profile, greyBand, maxReasons, minReasonShare and columns with use and why',
      remedy: 'Correct the entry and try again.',
      file,
    })
  }
  const known = new Set<string>()
  for (const table of tables) for (const column of columnNames(table)) known.add(`${table.name}.${column}`)
  for (const key of known) columnUse(policy, key, file)
  const stray = Object.keys(policy.columns).find((key) => !known.has(key))
  if (stray !== undefined) {
    fail('E_POLICY_INVALID', {
      what: 'The policy names a column that no table has.',
      got: stray,
      expected: 'table.COLUMN of a known table',
      remedy: 'Remove the entry or correct its name.',
      file,
    })
  }
  return policy
}

/** @throws E_POLICY_UNLISTED_COLUMN when the policy has no entry for the column */
export function columnUse(policy: Policy, column: string, file?: string): ColumnUse {
  const entry = Object.hasOwn(policy.columns, column) ? policy.columns[column] : undefined
  return (
    entry?.use ??
    fail('E_POLICY_UNLISTED_COLUMN', {
      what: `The policy ${policy.version} says nothing about a column.`,
      got: column,
      expected: 'an entry for every column of every table',
      remedy: `Add "${column}" to the policy with its use and why.`,
      ...(file !== undefined && { file }),
      column,
    })
  )
}

/** Columns of a table in the warehouse: those of the file, then the flags, then what ingest adds. */
export function columnNames(table: TableSchema): readonly string[] {
  const names = [...table.columns, ...table.flags].map((column) => column.name)
  if (!names.includes(table.applicationId.column)) names.unshift(table.applicationId.column)
  if (table.origin !== undefined) names.push(table.origin.name)
  return names
}

function shapeError(policy: Policy): string | undefined {
  if (typeof policy !== 'object' || policy === null) return String(policy)
  for (const key of ['version', 'profile'] as const) {
    if (typeof policy[key] !== 'string') return `${key} = ${JSON.stringify(policy[key])}`
  }
  for (const key of ['greyBand', 'maxReasons', 'minReasonShare'] as const) {
    if (!(policy[key] >= 0)) return `${key} = ${JSON.stringify(policy[key])}`
  }
  if (typeof policy.columns !== 'object' || policy.columns === null) return 'columns is not an object'
  for (const [key, entry] of Object.entries(policy.columns)) {
    if (!COLUMN_USES.includes(entry.use) || typeof entry.why !== 'string' || entry.why === '') {
      return `${key} = ${JSON.stringify(entry)}`
    }
  }
  return undefined
}
