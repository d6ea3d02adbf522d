import type { NewApplicationBody, ScoreAnswer } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Json } from '../../hash/index.ts'
import {
  type Actor,
  type DecisionRecord,
  givenAnswer,
  type KeptRequest,
  keptRequest,
  POSTED_FROM,
  type StopSwitch,
} from '../../record/index.ts'
import {
  type Bank,
  type DecidedApplication,
  type Lender,
  type NewApplication,
  scoreContent,
} from '../../workspace/index.ts'
import type { Words } from '../words/words.ts'
import { type CheckedFacts, FactCheck } from './check-facts.ts'
import { scoreAnswer } from './score-answer.ts'
import { ScoreInGroups } from './score-in-groups.ts'

export interface PostedScoresParts {
  readonly bank: Bank
  readonly lender: Lender
  readonly words: Words
  readonly record: DecisionRecord
  readonly stop: StopSwitch
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** An application that came over the API, checked. */
export interface Posted {
  readonly body: NewApplicationBody
  readonly facts: CheckedFacts
  /** Null: not to be answered alike when it comes again. */
  readonly kept: KeptRequest | null
}

/** Scores applications that are in no table; each score is on record before its answer leaves. */
export class PostedScores {
  readonly #parts: PostedScoresParts
  readonly #facts: FactCheck
  /** Requests that are being answered: what comes meanwhile under the same key waits for the one answer. */
  readonly #groups: ScoreInGroups<NewApplication, DecidedApplication>
  readonly #underWay = new Map<string, Promise<unknown>>()

  constructor(parts: PostedScoresParts) {
    this.#parts = parts
    this.#groups = new ScoreInGroups((group) => parts.bank.decideNew(group))
    this.#facts = new FactCheck(parts.lender, parts.words)
  }

  /** @param key chosen by the caller @throws E_FACT, E_FACT_MISSING */
  take(body: NewApplicationBody, reader: Actor, key: string | undefined): Posted {
    const { persons } = this.#parts.record
    const kept = key === undefined ? null : keptRequest(persons, reader.name, key, body as unknown as Json)
    return { body, facts: this.#facts.check(body), kept }
  }

  /**
   * The answer to one request, the same however often it comes.
   * @throws E_IDEMPOTENCY_REUSED when the key was used for another application; E_STOPPED; E_FACT_RANGE; E_ERASED
   */
  async one(posted: Posted, reader: Actor): Promise<Json> {
    const { kept } = posted
    if (kept === null) return await this.#score(posted, reader)
    const before = this.#underWay.get(kept.request)
    if (before !== undefined) {
      await before.catch(() => undefined)
      return await this.one(posted, reader)
    }
    const answer = this.#given(kept).then(async (given) => given ?? (await this.#score(posted, reader)))
    this.#underWay.set(kept.request, answer)
    try {
      return await answer
    } finally {
      this.#underWay.delete(kept.request)
    }
  }

  async #given(kept: KeptRequest): Promise<Json | undefined> {
    const { store, persons } = this.#parts.record
    const given = await givenAnswer(store, persons, kept)
    if (given === undefined || given.bodyHash === kept.bodyHash) return given?.answer
    return fail('E_IDEMPOTENCY_REUSED', {
      what: 'This key was used for another application.',
      got: 'an Idempotency-Key that came before with another body',
      expected: 'a key of its own for every application',
      remedy: 'Send the application with a new key.',
    })
  }

  /** @returns the answer, once it is on record */
  async #score(posted: Posted, reader: Actor): Promise<Json> {
    const { stop } = this.#parts
    stop.requireRunning()
    const decided = await this.#groups.one(posted.facts)
    // Stopped while it was scored: nothing new goes on record.
    stop.requireRunning()
    return await this.#record(posted, decided, reader)
  }

  async #record({ body, facts, kept }: Posted, decided: DecidedApplication, reader: Actor): Promise<Json> {
    const { bank, record, words, clock } = this.#parts
    const { personId = null, reference = null } = body
    const answers = new Map<number, ScoreAnswer>()
    const answerOf = (seq: number): ScoreAnswer => {
      const ids = { recordId: seq, applicationId: POSTED_FROM + seq, reference }
      const made = answers.get(seq) ?? scoreAnswer(decided, ids, facts.notUsed, bank, words)
      answers.set(seq, made)
      return made
    }
    const { application, side } = facts
    const { seq } = await record.append(
      reader,
      {
        kind: 'score',
        subject: { personId, posted: true },
        body: { modelId: bank.modelId, ...bank.hashes },
        personal: {
          ...(scoreContent(decided) as Readonly<Record<string, Json>>),
          posted: { application, side, reference },
        },
      },
      clock(),
      ...(kept === null
        ? []
        : [{ ...kept, answer: (number: number) => answerOf(number) as unknown as Json }]),
    )
    return answerOf(seq) as unknown as Json
  }
}
