import type { PersonKeys, PostedBy } from '../record/index.ts'
import type { Reader } from './access.ts'
import type { Context, WordedBank } from './context.ts'
import type { OpenApplication } from './open-application.ts'
import { openPosted, type PostedSource } from './score/posted-file.ts'

/** Undefined when none of this number was posted or the reader has no right to it. @throws VitrineError E_ERASED */
export async function findPostedApplication(
  applicationId: number,
  reader: Reader,
  context: Context,
): Promise<OpenApplication | undefined> {
  const { store, persons } = context.record
  const by = mayOpenPosted(reader, context.hasBranches, persons)
  return by === null ? undefined : readPostedApplication(applicationId, by, { ...context, store, persons })
}

/** Undefined when none of this number is among those meant. @throws VitrineError E_ERASED */
export async function readPostedApplication(
  applicationId: number,
  by: PostedBy,
  source: PostedSource & WordedBank,
): Promise<OpenApplication | undefined> {
  const posted = await openPosted(applicationId, by, source)
  if (posted === undefined) return undefined
  const { lender, words } = source
  const { loanType, amount } = lender.pages.header
  const cells = (await posted.bank.filedCells(applicationId, [loanType, amount]))!
  const { currency, branch, personId } = posted.content
  return {
    header: {
      applicationId,
      displayName: null,
      loanType: words.value(loanType, cells[loanType] as string | null),
      amount: cells[amount] as number | null,
      currency,
      receivedOn: posted.receivedOn,
      branch,
      adviser: null,
    },
    personId,
    incomePeriod: null,
    corrected: {},
    posted,
  }
}

/** As `mayOpen`, but that a machine opens what it posted itself; null = none. */
function mayOpenPosted(reader: Reader, hasBranches: boolean, persons: PersonKeys): PostedBy | null {
  const { role, branch } = reader
  switch (role) {
    case 'customer':
      return postedOf(reader, persons)
    case 'manager':
      if (!hasBranches) return { all: true }
      return branch === null ? null : { branch }
    case 'risk_officer':
    case 'auditor':
      return { all: true }
    case 'machine':
      return { actor: persons.actorOf(String(reader.id)) }
    case 'admin':
      return null
  }
}

/** A customer's own: of the person, and those that the account lists. */
export function postedOf(
  { personId, applicationIds }: Pick<Reader, 'personId' | 'applicationIds'>,
  persons: PersonKeys,
): Extract<PostedBy, { readonly applicationIds: readonly number[] }> {
  const person = personId === null ? [] : [persons.personOf({ personId, applicationId: 0 })]
  return { persons: person, applicationIds }
}
