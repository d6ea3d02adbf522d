import { openRow, type PersonKeys, type PostedBy, postedRecord } from '../record/index.ts'
import type { Bank } from '../workspace/index.ts'
import type { Reader } from './access.ts'
import type { Context } from './context.ts'
import type { OpenApplication } from './open-application.ts'
import type { PostedContent } from './score/posted-content.ts'

/** What answers about it are made from. */
export interface PostedFile {
  /** Where it is one more application. */
  readonly bank: Bank
  /** As it stands in its first record. */
  readonly content: PostedContent
}

/** Undefined when none of this number was posted or the reader has no right to it. @throws VitrineError E_ERASED */
export async function findPostedApplication(
  applicationId: number,
  reader: Reader,
  context: Context,
): Promise<OpenApplication | undefined> {
  const { record, bank, lender, words, hasBranches } = context
  const by = mayOpenPosted(reader, hasBranches, record.persons)
  const row = by === null ? undefined : await postedRecord(record.store, applicationId, by)
  if (row === undefined) return undefined
  const opened = await openRow(row, record.persons)
  const { posted } = opened.personal as unknown as { readonly posted?: PostedContent }
  // A later score of one, and a score of a filed application, have numbers of records too.
  if (opened.applicationId !== applicationId || posted === undefined) return undefined
  const { personId = null, branch = null, currency = null, application, side, historyOf } = posted
  // Records from before persons were named with the facts: whose it is cannot be told, and nothing may be added to it.
  if (record.persons.personOf({ personId, applicationId }) !== row.person) return undefined
  const receivedOn = new Date(row.at).toISOString().slice(0, 10)
  const own = bank.withNew({
    applicationId,
    application,
    side,
    ...(historyOf !== null && { historyOf }),
    envelope: { PERSON_ID: personId, RECEIVED_ON: receivedOn, BRANCH: branch, CURRENCY: currency },
  })
  const { loanType, amount } = lender.pages.header
  const cells = (await own.filedCells(applicationId, [loanType, amount]))!
  return {
    header: {
      applicationId,
      displayName: null,
      loanType: words.value(loanType, cells[loanType] as string | null),
      amount: cells[amount] as number | null,
      currency,
      receivedOn,
      branch,
      adviser: null,
    },
    personId,
    incomePeriod: null,
    corrected: {},
    posted: { bank: own, content: posted },
  }
}

/** As `mayOpen`, but that a machine opens what it posted itself; null = none. */
function mayOpenPosted(reader: Reader, hasBranches: boolean, persons: PersonKeys): PostedBy | null {
  const { role, personId, applicationIds, branch } = reader
  switch (role) {
    case 'customer':
      return {
        persons: personId === null ? [] : [persons.personOf({ personId, applicationId: 0 })],
        applicationIds,
      }
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
