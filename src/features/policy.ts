import { Compile } from 'typebox/compile'
import { fail } from '../errors/index.ts'
import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import { type ColumnUse, PolicyFile } from './policy-schema.ts'

/** From free to forbidden; a feature takes the strictest use of the columns it reads. */
export const COLUMN_USES: readonly ColumnUse[] = ['model', 'review', 'monitor', 'never']

/** One versioned file per jurisdiction; hashed into the model id. What each key means: `policy-schema.ts`. */
export type Policy = PolicyFile

/**
 * Checks a policy read from JSON against its schema and the tables.
 * @throws E_POLICY_INVALID for an entry that the schema does not allow (naming its path), a column that no table
 *   has or a ground that is not there; E_POLICY_UNLISTED_COLUMN when a column of a table has no entry
 */
export function parsePolicy(value: unknown, tables: readonly TableSchema[], file = 'policy'): Policy {
  const policy = fitting(value, file)
  const known = new Set<string>()
  for (const table of tables) for (const column of columnNames(table)) known.add(`${table.name}.${column}`)
  for (const key of known) columnUse(policy, key, file)
  for (const [key, { why, use, onlyThrough, bounds }] of Object.entries(policy.columns)) {
    if (!known.has(key)) refuse(file, `/columns/${key}`, key, 'table.COLUMN of a known table')
    if (!Object.hasOwn(policy.grounds, why)) refuse(file, `/columns/${key}/why`, why, 'one of "grounds"')
    if (onlyThrough !== undefined && use !== 'model' && use !== 'review')
      refuse(file, `/columns/${key}/onlyThrough`, use, 'a column that may enter the score')
    if (bounds !== undefined && !(bounds.min < bounds.max))
      refuse(file, `/columns/${key}/bounds`, JSON.stringify(bounds), 'min below max')
  }
  const ids = (policy.rules ?? []).map(({ id }) => id)
  const twice = ids.findIndex((id, place) => ids.indexOf(id) < place)
  if (twice >= 0) refuse(file, `/rules/${twice}/id`, ids[twice]!, 'an id that no rule before it has')
  const used = new Set(Object.values(policy.columns).map((entry) => entry.why))
  const unused = Object.keys(policy.grounds).find((ground) => !used.has(ground))
  if (unused !== undefined) refuse(file, `/grounds/${unused}`, unused, 'a ground that some column has')
  return policy
}

const schema = Compile(PolicyFile)
const CONDITION =
  'a fact with one of below, above, equals and missing; or all or any of these; or all or any of both'

/** The value, when the schema allows it; the first place where it does not is named. */
function fitting(value: unknown, file: string): Policy {
  const [wrong] = schema.Errors(value)
  if (wrong === undefined) return value as Policy
  // Of a condition that fits none of its forms, every form complains: the condition is named once.
  const condition = /^\/rules\/\d+\/when/.exec(wrong.instancePath)?.[0]
  const at = (condition ?? wrong.instancePath).split('/').slice(1)
  const found = at.reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key], value)
  const allowed = (wrong.params as { readonly allowedValues?: readonly unknown[] }).allowedValues
  if (condition !== undefined) refuse(file, condition, JSON.stringify(found), CONDITION)
  refuse(
    file,
    wrong.instancePath === '' ? '/' : wrong.instancePath,
    JSON.stringify(found) ?? String(found),
    allowed !== undefined
      ? allowed.join(', ')
      : wrong.keyword === 'boolean'
        ? 'no such key'
        : `a value that fits: ${wrong.message}`,
  )
}

function refuse(file: string, path: string, got: string, expected: string): never {
  fail('E_POLICY_INVALID', {
    what: `The policy file has a wrong entry at ${path}.`,
    got,
    expected,
    remedy: 'Correct the entry; policy.schema.json says what may stand where.',
    file,
  })
}

/** SHA-256 of everything a policy says; part of a matrix's and a model's identity. */
export function policyHash(policy: Policy): string {
  return sha256(canonicalJson(policy as unknown as Json))
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
