import type { Action, Provenance } from '../contract/index.ts'
import type { Json } from '../hash/index.ts'
import type { SealedLetter } from '../letter/index.ts'
import type { Actor, Subject } from '../record/index.ts'
import type { Account } from '../store/index.ts'
import type { Context } from './context.ts'
import type { OpenApplication } from './open-application.ts'

export function actorOf({ role, id }: Account): Actor {
  return { role, name: String(id) }
}

export function subjectOf({ header, personId }: OpenApplication): Subject {
  return { personId, applicationId: header.applicationId }
}

/** What leaves a record of its own: that the file was opened for it goes without saying. */
const OWN_RECORD: ReadonlySet<Action> = new Set([
  'judge',
  'decide',
  'second-opinion',
  'ask-review',
  'answer-review',
  'dispute',
  'answer-dispute',
  'correct',
])

/** Somebody opened a part of a file: on disk before the answer leaves. */
export async function recordView(
  application: OpenApplication,
  reader: Account,
  what: Action,
  answer: unknown,
  requestId: string,
  { record, clock }: Context,
): Promise<void> {
  if (OWN_RECORD.has(what)) return
  const answerHash =
    (answer as { readonly provenance?: Provenance } | undefined)?.provenance?.answerHash ?? null
  const subject = subjectOf(application)
  await record.append(
    actorOf(reader),
    { kind: 'view', subject, body: { what }, personal: { answerHash, requestId } },
    clock(),
  )
}

/** A letter is about to leave: its words, sealed for the person, and the hashes of its words and of the file. */
export async function recordLetter(
  application: OpenApplication,
  reader: Account,
  { letter, contentHash, pdfHash }: SealedLetter,
  now: number,
  { record }: Context,
): Promise<void> {
  const personal = { letterHash: contentHash, pdfHash, letter: letter as unknown as Json }
  const body = { letter: letter.kind, language: letter.language }
  await record.append(
    actorOf(reader),
    { kind: 'letter', subject: subjectOf(application), body, personal },
    now,
  )
}
