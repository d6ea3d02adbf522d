import { canonicalJson } from '../hash/index.ts'
import {
  type Actor,
  type DecisionRecord,
  isKnownScore,
  type ScoreEntry,
  type StopSwitch,
  type Subject,
} from '../record/index.ts'
import { type Bank, type DecidedApplication, type Edits, scoreContent } from '../workspace/index.ts'
import { postedScore } from './score/posted-content.ts'
import type { PostedFile } from './score/posted-file.ts'

/** Parts of a file that show no score. */
const WITHOUT_SCORE: ReadonlySet<string> = new Set(['data'])

export interface ScoreBookParts {
  readonly bank: Bank
  readonly record: DecisionRecord
  readonly stop: StopSwitch
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Puts the scores of applications on record, each before it is shown for the first time. */
export interface ScoreBook {
  /**
   * @param reader for whom a new score is made
   * @param what part of the file that is opened
   * @param corrected facts that were put right: the score is of these
   * @param posted of an application that came over the API
   * @returns the score, when it had to be made to know it
   * @throws VitrineError E_STOPPED when it is a new one and new ones are stopped; E_ERASED
   */
  ensure(
    subject: Subject,
    reader: Actor,
    what: string,
    corrected?: Edits,
    posted?: PostedFile,
  ): Promise<DecidedApplication | undefined>
}

/**
 * A score that is on record already, made from the same values by the same model, is not written again; only a new one
 * asks the stop switch. A bank never changes while it is open, so every application is looked at once.
 */
export function scoreBook({ bank, record, stop, clock }: ScoreBookParts): ScoreBook {
  const onRecord = new Map<string, Promise<DecidedApplication>>()
  const written = new Set<string>()
  const ensure = async (
    subject: Subject,
    reader: Actor,
    corrected: Edits,
    version: string,
    posted: PostedFile | undefined,
  ): Promise<DecidedApplication> => {
    const decided = await (posted?.bank ?? bank).decided(subject.applicationId, corrected)
    const said =
      posted === undefined
        ? { body: { modelId: bank.modelId, ...bank.hashes }, personal: scoreContent(decided) }
        : postedScore(bank, decided, posted.content)
    const entry: ScoreEntry = { kind: 'score', subject, ...said }
    if (!(await isKnownScore(record.store, record.persons, entry))) {
      stop.requireRunning()
      await record.append(reader, entry, clock())
    }
    written.add(version)
    return decided
  }
  return {
    async ensure(subject, reader, what, corrected = {}, posted) {
      if (WITHOUT_SCORE.has(what)) return undefined
      const isFiled = Object.keys(corrected).length === 0
      const id = `${subject.applicationId} ${isFiled ? '' : canonicalJson(corrected)}`
      if (written.has(id))
        return isFiled ? undefined : (posted?.bank ?? bank).decided(subject.applicationId, corrected)
      // Two that ask at the same time leave one record.
      const under =
        onRecord.get(id) ?? ensure(subject, reader, corrected, id, posted).finally(() => onRecord.delete(id))
      onRecord.set(id, under)
      return under
    },
  }
}
