import type { ApplicationHeader } from '../contract/index.ts'
import type { Account } from '../store/index.ts'
import type { RawValue } from '../workspace/index.ts'
import { mayOpen, seesNames } from './access.ts'
import type { Context } from './context.ts'
import { FROM_APPLICATION, ID, quoted } from './sql-names.ts'

/** An application that this reader may open. */
export interface OpenApplication {
  readonly header: ApplicationHeader
  readonly incomePeriod: 'month' | 'year' | null
  /** Who owns it, in the data's own numbers. */
  readonly personId: string | null
}

/** What the header and the list of found applications read. */
export function headerColumns({ header }: Context['lender']['pages']): string {
  return `a.${ID}, e.DISPLAY_NAME, e.RECEIVED_ON, e.BRANCH, e.ADVISER, e.CURRENCY, e.INCOME_PERIOD,
    a.${quoted(header.loanType)} as LOAN_TYPE, cast(a.${quoted(header.amount)} as double) as AMOUNT`
}

/** Undefined when there is no such application or the reader has no right to it: the same to the caller. */
export async function findOpenApplication(
  applicationId: number,
  reader: Account,
  context: Context,
): Promise<OpenApplication | undefined> {
  const right = mayOpen(reader, context.hasBranches)
  const [row] = await context.bank.query(
    `select ${headerColumns(context.lender.pages)}, e.PERSON_ID from ${FROM_APPLICATION} where a.${ID} = ? and ${right.sql}`,
    [applicationId, ...right.parameters],
  )
  if (row === undefined) return undefined
  const period = row.INCOME_PERIOD
  return {
    header: headerOf(row, reader, context),
    personId: row.PERSON_ID as string | null,
    incomePeriod: period === 'month' || period === 'year' ? period : null,
  }
}

export function headerOf(
  row: Readonly<Record<string, RawValue>>,
  reader: Account,
  { words, lender }: Context,
): ApplicationHeader {
  return {
    applicationId: row[ID] as number,
    displayName: seesNames(reader) ? (row.DISPLAY_NAME as string | null) : null,
    loanType: words.value(lender.pages.header.loanType, row.LOAN_TYPE as string | null),
    amount: row.AMOUNT as number | null,
    currency: row.CURRENCY as string | null,
    receivedOn: row.RECEIVED_ON as string | null,
    branch: row.BRANCH as string | null,
    adviser: row.ADVISER as string | null,
  }
}
