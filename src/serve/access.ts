import { type Action, type ApplicationAction, mayDo, type Scope, scopesFor } from '../contract/index.ts'
import type { Account } from '../store/index.ts'
import type { Bank, RawValue } from '../workspace/index.ts'
import { ID } from './sql-names.ts'

/** The rule of a route. There is no default: a route without one cannot be registered. */
export type Access =
  /** No sign-in needed. */
  | { readonly who: 'anyone' }
  /**
   * Signed in, with a role that may do this. An action about an application also needs a right to the one in the
   * path, and is logged under its name.
   */
  | { readonly may: Action }

export type AboutApplication = { readonly may: ApplicationAction }

/** Who asks: a person who is signed in, or a machine with the scopes of its key. */
export type Reader = Account & { readonly scopes?: readonly Scope[] }

/** Who asks, as far as rights depend on it. */
export type Actor = Pick<Reader, 'role' | 'branch' | 'personId' | 'applicationIds' | 'scopes'>

/** An application, as far as rights depend on it. */
export interface ApplicationObject {
  readonly applicationId: number
  readonly personId: string | null
  readonly branch: string | null
  /** Whether the data names branches at all: advisers are kept to theirs only then. */
  readonly hasBranches: boolean
}

/** The one question of rights: may this actor do that, in general or with this application? */
export function can(actor: Actor, action: Action, object?: ApplicationObject): boolean {
  return allows(actor, action) && (object === undefined || reaches(actor, object))
}

function allows({ role, scopes }: Actor, action: Action): boolean {
  if (role !== 'machine') return mayDo(role, action)
  return scopesFor(action).some((scope) => scopes?.includes(scope))
}

/** The same as `mayOpen`, for an application that was read already. */
function reaches(actor: Actor, { applicationId, personId, branch, hasBranches }: ApplicationObject): boolean {
  switch (actor.role) {
    case 'customer':
      return (
        (actor.personId !== null && personId === actor.personId) ||
        actor.applicationIds.includes(applicationId)
      )
    case 'manager':
      return !hasBranches || (actor.branch !== null && branch === actor.branch)
    case 'risk_officer':
    case 'auditor':
    case 'machine':
      return true
    case 'admin':
      return false
  }
}

export interface Condition {
  /** Over `headers`, as `h`. */
  readonly sql: string
  readonly parameters: readonly RawValue[]
}

/**
 * Which applications this reader may open, as part of the query that reads them: a customer the own ones, an
 * adviser those of the own branch (all where the data names no branches), risk officers, auditors and machines every
 * one, an admin none.
 */
export function mayOpen(reader: Actor, hasBranches: boolean): Condition {
  switch (reader.role) {
    case 'customer': {
      const marks = reader.applicationIds.map(() => '?').join(', ')
      return {
        sql: `(h.PERSON_ID = ?${marks === '' ? '' : ` or h.${ID} in (${marks})`})`,
        parameters: [reader.personId, ...reader.applicationIds],
      }
    }
    case 'manager':
      return hasBranches
        ? { sql: 'h.BRANCH = ?', parameters: [reader.branch] }
        : { sql: 'true', parameters: [] }
    case 'risk_officer':
    case 'auditor':
    case 'machine':
      return { sql: 'true', parameters: [] }
    case 'admin':
      return { sql: 'false', parameters: [] }
  }
}

/** The one branch that the reader is kept to, for what is held in memory by branch; null = all. */
export function onlyBranch(reader: Actor, hasBranches: boolean): string | null {
  // A name no branch has: whoever has no branch finds nothing where the data has branches.
  const isKept = reader.role === 'manager' || reader.role === 'customer' || reader.role === 'admin'
  return isKept && hasBranches ? (reader.branch ?? '') : null
}

/** Risk officers see files without the names of people. */
export function seesNames(reader: Actor): boolean {
  return reader.role !== 'risk_officer'
}

export async function branchesNamed(bank: Bank): Promise<boolean> {
  const rows = await bank.query('select 1 as found from envelope where BRANCH is not null limit 1')
  return rows.length > 0
}
