import type { ApplicationHeader } from '../contract/index.ts'
import type { Account } from '../store/index.ts'
import type { DecidedApplication, Edits, RawValue } from '../workspace/index.ts'
import { type Condition, mayOpen, seesNames } from './access.ts'
import type { Context, WordedBank } from './context.ts'
import type { PostedFile } from './score/posted-file.ts'
import { ID } from './sql-names.ts'

/** An application that this reader may open. */
export interface OpenApplication {
  readonly header: ApplicationHeader
  /** Whose it is; null when the envelope does not say. */
  readonly personId: string | null
  readonly incomePeriod: 'month' | 'year' | null
  /** Facts that were put right since they were filed. */
  readonly corrected: Edits
  /** Its score, where it was made for this request already. */
  readonly decided?: DecidedApplication
  /** Where it came over the API. */
  readonly posted?: PostedFile
}

/** Undefined when there is no such application or the reader has no right to it: the same to the caller. */
export async function findOpenApplication(
  applicationId: number,
  reader: Account,
  context: Context,
): Promise<OpenApplication | undefined> {
  return readApplication(applicationId, mayOpen(reader, context.hasBranches), reader, context)
}

/**
 * Undefined when there is no such application within the right.
 * @param reader null for a command of whoever runs the service
 */
export async function readApplication(
  applicationId: number,
  right: Condition,
  reader: Account | null,
  context: WordedBank,
): Promise<OpenApplication | undefined> {
  const [row] = await context.bank.query(`select h.* from headers h where h.${ID} = ? and ${right.sql}`, [
    applicationId,
    ...right.parameters,
  ])
  if (row === undefined) return undefined
  const period = row.INCOME_PERIOD
  return {
    header: headerOf(row, reader, context),
    personId: row.PERSON_ID as string | null,
    incomePeriod: period === 'month' || period === 'year' ? period : null,
    corrected: {},
  }
}

/** The application with the facts that were put right; the amount above its pages follows. */
export function asCorrected(
  application: OpenApplication,
  corrected: Edits,
  { lender }: Pick<WordedBank, 'lender'>,
): OpenApplication {
  const { header } = application
  const amount = { amount: header.amount, ...named(corrected, lender.pages.header.amount) }
  return { ...application, header: { ...header, ...amount }, corrected }
}

function named(corrected: Edits, column: string): { readonly amount?: number | null } {
  return Object.hasOwn(corrected, column) ? { amount: corrected[column] as number | null } : {}
}

export function headerOf(
  row: Readonly<Record<string, RawValue>>,
  reader: Account | null,
  { words, lender }: WordedBank,
): ApplicationHeader {
  return {
    applicationId: row[ID] as number,
    displayName: reader === null || seesNames(reader) ? (row.DISPLAY_NAME as string | null) : null,
    loanType: words.value(lender.pages.header.loanType, row.LOAN_TYPE as string | null),
    amount: row.AMOUNT as number | null,
    currency: row.CURRENCY as string | null,
    receivedOn: row.RECEIVED_ON as string | null,
    branch: row.BRANCH as string | null,
    adviser: row.ADVISER as string | null,
  }
}
