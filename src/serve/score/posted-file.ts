import { openRow, type PersonKeys, type PostedBy, postedRecord } from '../../record/index.ts'
import type { Store } from '../../store/index.ts'
import type { Bank } from '../../workspace/index.ts'
import type { PostedContent } from './posted-content.ts'

/** What answers about it are made from. */
export interface PostedFile {
  /** Where it is one more application. */
  readonly bank: Bank
  /** As it stands in its first record. */
  readonly content: PostedContent
  /** YYYY-MM-DD. */
  readonly receivedOn: string
}

/** Where applications that came over the API are kept, and the bank that answers about them. */
export interface PostedSource {
  readonly store: Store
  readonly persons: PersonKeys
  readonly bank: Bank
}

/** Its facts, and the bank in which it stands. @throws VitrineError E_ERASED */
export async function openPosted(
  applicationId: number,
  by: PostedBy,
  { store, persons, bank }: PostedSource,
): Promise<PostedFile | undefined> {
  const row = await postedRecord(store, applicationId, by)
  if (row === undefined) return undefined
  const opened = await openRow(row, persons)
  const { posted } = opened.personal as unknown as { readonly posted?: Partial<PostedContent> }
  // A later score of one, and a score of a filed application, have numbers of records too.
  if (opened.applicationId !== applicationId || posted === undefined) return undefined
  const { personId = null, branch = null, currency = null } = posted
  const content = { ...(posted as PostedContent), personId, branch, currency }
  // Records from before persons were named with the facts: whose it is cannot be told, and nothing may be added to it.
  if (persons.personOf({ personId, applicationId }) !== row.person) return undefined
  const receivedOn = new Date(row.at).toISOString().slice(0, 10)
  const { application, side, historyOf } = content
  const envelope = { PERSON_ID: personId, RECEIVED_ON: receivedOn, BRANCH: branch, CURRENCY: currency }
  const history = historyOf === null ? {} : { historyOf }
  return {
    bank: bank.withNew({ applicationId, application, side, ...history, envelope }),
    content,
    receivedOn,
  }
}
