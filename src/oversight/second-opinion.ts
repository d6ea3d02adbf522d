import { fail } from '../errors/index.ts'
import type { Caller, DecidedFile } from './decide-file.ts'
import type { FileState } from './file-state.ts'

/**
 * Another person agrees with a decision that waits for it, or does not: then nobody has decided.
 * @throws VitrineError E_FILE_CHANGED; E_NO_SECOND_AWAITED; E_SAME_PERSON
 */
export async function answerSecond(
  { subject }: Pick<DecidedFile, 'subject'>,
  { after, agrees, words }: { readonly after: number; readonly agrees: boolean; readonly words: string },
  { files, actor, now, record }: Omit<Caller, 'settings'>,
): Promise<FileState> {
  const own = record.persons.actorOf(actor.name)
  return files.change(
    subject,
    after,
    ({ decision }) => {
      if (decision === null || !decision.awaitsSecond || decision.second !== null) notAwaited()
      if (decision.actor === own) samePerson('decided', 'Ask a colleague, or the risk officer.')
      const entry = {
        kind: 'second-opinion',
        subject,
        of: decision.seq,
        body: { agreed: agrees },
        personal: { words },
      } as const
      return { actor, entry }
    },
    now,
  )
}

function notAwaited(): never {
  fail('E_NO_SECOND_AWAITED', {
    what: 'No decision waits for a second person here.',
    got: 'a second opinion',
    expected: 'a decision that holds only when a second person agrees',
    remedy: 'Open the file again.',
  })
}

export function samePerson(did: string, remedy: string): never {
  fail('E_SAME_PERSON', {
    what: 'This is for another person than the one who decided.',
    got: `the person who ${did}`,
    expected: 'another account with the right',
    remedy,
  })
}
