import { fail, VitrineError } from '../errors/index.ts'
import {
  type Actor,
  type DecisionRecord,
  type Entry,
  type OpenedRecord,
  openRow,
  recordsOf,
  recordsOfKinds,
  type Subject,
} from '../record/index.ts'
import { correctedEdits } from './corrected-edits.ts'
import { type Correction, type FileState, foldFile, OVERSIGHT_KINDS, UNTOUCHED } from './file-state.ts'
import { dueOf, type Standing, standingOf } from './standing.ts'

/** What lists need to know of a file that people did something about. */
export interface FileNote {
  /** By whether its score lies in the grey band. */
  readonly standing: { readonly inGreyBand: Standing; readonly outside: Standing }
  /** What people made of it; null = what the score says. */
  readonly outcome: 'approved' | 'declined' | null
  /** ISO date of the nearest answer that is due. */
  readonly due: string | null
  /** The deciding score of the corrected facts; null while they stand as filed. */
  readonly corrected: CorrectedScore | null
  readonly edits: Edits
}

export interface CorrectedScore {
  readonly outcome: 'approved' | 'declined'
  readonly pd: number
  readonly limitPd: number
  readonly pdInterval: { readonly low: number; readonly high: number; readonly level: number }
  readonly closeCall: boolean
}

/** Raw column of the application → value as corrected; null = not known. */
export type Edits = Readonly<Record<string, number | string | null>>

/** @param note undefined while nobody did anything about the file */
export function standingFor(note: FileNote | undefined, inGreyBand: boolean): Standing {
  if (note === undefined) return standingOf(UNTOUCHED, inGreyBand)
  return inGreyBand ? note.standing.inGreyBand : note.standing.outside
}

export interface Change {
  readonly actor: Actor
  readonly entry: Entry
}

/**
 * Where files stand, read from the record. The store has one writer, so that changes of one file can take turns here:
 * what a change saw is what it is written after.
 */
export class FileBook {
  readonly #record: DecisionRecord
  readonly #turns = new Map<number, Promise<unknown>>()
  #notes: Promise<Map<number, FileNote>> | undefined

  constructor(record: DecisionRecord) {
    this.#record = record
  }

  /** @throws VitrineError E_ERASED */
  async state(subject: Subject): Promise<FileState> {
    const { store, persons } = this.#record
    return foldFile(await recordsOf(store, persons, subject, OVERSIGHT_KINDS))
  }

  /** Every file that people did something about, by application. Read from the record once, then kept. */
  notes(): Promise<ReadonlyMap<number, FileNote>> {
    return this.#kept()
  }

  /**
   * One change of one file, on disk before it is told.
   * @param after number of the record that the caller saw last; null = whatever stands
   * @param make what is to be recorded about the file as it stands now; may refuse
   * @param now milliseconds since 1970
   * @throws VitrineError E_FILE_CHANGED when somebody else was first; whatever `make` throws; E_ERASED
   */
  change(
    subject: Subject,
    after: number | null,
    make: (state: FileState) => Change | Promise<Change>,
    now: number,
  ): Promise<FileState> {
    return this.#inTurn(subject.applicationId, async () => {
      const state = await this.state(subject)
      if (after !== null && after !== state.version) changed(after, state.version)
      const { actor, entry } = await make(state)
      await this.#record.append(actor, entry, now)
      const next = await this.state(subject)
      const notes = await this.#kept()
      notes.set(subject.applicationId, noteOf(next))
      return next
    })
  }

  #kept(): Promise<Map<number, FileNote>> {
    this.#notes ??= this.#read().catch((error) => {
      this.#notes = undefined
      throw error
    })
    return this.#notes
  }

  async #read(): Promise<Map<number, FileNote>> {
    const { store, persons } = this.#record
    const byApplication = new Map<number, OpenedRecord[]>()
    for (const row of await recordsOfKinds(store, OVERSIGHT_KINDS)) {
      const opened = await openRow(row, persons).catch(nobodyOrThrow)
      if (opened?.applicationId == null) continue
      const own = byApplication.get(opened.applicationId) ?? []
      own.push(opened)
      byApplication.set(opened.applicationId, own)
    }
    return new Map([...byApplication].map(([id, records]) => [id, noteOf(foldFile(records))]))
  }

  #inTurn<T>(applicationId: number, act: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(applicationId) ?? Promise.resolve()
    const own = before.then(act, act)
    this.#turns.set(applicationId, own)
    const done = () => {
      if (this.#turns.get(applicationId) === own) this.#turns.delete(applicationId)
    }
    own.then(done, done)
    return own
  }
}

function noteOf(state: FileState): FileNote {
  return {
    standing: { inGreyBand: standingOf(state, true), outside: standingOf(state, false) },
    outcome: state.inForce?.outcome ?? null,
    due: dueOf(state),
    corrected: correctedScore(state.corrections.at(-1)),
    edits: correctedEdits(state),
  }
}

function correctedScore(correction: Correction | undefined): CorrectedScore | null {
  if (correction === undefined) return null
  const { results } = correction.score as unknown as { results: { bank_cost: CorrectedScore } }
  const { outcome, pd, limitPd, pdInterval, closeCall } = results.bank_cost
  return { outcome, pd, limitPd, pdInterval, closeCall }
}

function nobodyOrThrow(error: unknown): undefined {
  if (error instanceof VitrineError && error.code === 'E_ERASED') return undefined
  throw error
}

function changed(after: number, version: number): never {
  fail('E_FILE_CHANGED', {
    what: 'Somebody else changed this file in the meantime; nothing was written.',
    got: `a change after record ${after}`,
    expected: `a change after record ${version}`,
    remedy: 'Open the file again, look at what changed, then decide.',
  })
}
