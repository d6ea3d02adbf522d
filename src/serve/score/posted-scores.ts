import type { NewApplicationBody } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Json } from '../../hash/index.ts'
import {
  type Actor,
  type DecisionRecord,
  type GivenAnswer,
  givenAnswers,
  type KeptRequest,
  keptRequest,
  POSTED_FROM,
  type StopSwitch,
} from '../../record/index.ts'
import type { Bank, DecidedApplication, Lender, NewApplication } from '../../workspace/index.ts'
import type { Words } from '../words/words.ts'
import { type CheckedFacts, FactCheck } from './check-facts.ts'
import { InGroups } from './in-groups.ts'
import { type PostedContent, postedScore } from './posted-content.ts'
import { scoreAnswer } from './score-answer.ts'

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
  readonly #groups: InGroups<NewApplication, DecidedApplication>
  readonly #givenBefore: InGroups<KeptRequest, GivenAnswer | undefined>
  /** Requests that are being answered: what comes meanwhile under the same key waits for the one answer. */
  readonly #underWay = new Map<string, Promise<unknown>>()

  constructor(parts: PostedScoresParts) {
    this.#parts = parts
    this.#groups = new InGroups((group) => parts.bank.decideNew(group))
    const { store, persons } = parts.record
    this.#givenBefore = new InGroups((group) => givenAnswers(store, persons, group))
    this.#facts = new FactCheck(parts.lender, parts.words)
  }

  /** @param key chosen by the caller @throws E_FACT, E_FACT_MISSING */
  take(body: NewApplicationBody, reader: Actor, key: string | undefined): Posted {
    const { persons } = this.#parts.record
    const kept = key === undefined ? null : keptRequest(persons, reader.name, key, body as unknown as Json)
    return { body, facts: this.#facts.check(body), kept }
  }

  /**
   * The answer to one request as JSON, the same letter for letter however often it comes.
   * @throws E_IDEMPOTENCY_REUSED when the key was used for another application; E_STOPPED; E_FACT_RANGE; E_ERASED
   */
  async one(posted: Posted, reader: Actor): Promise<string> {
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

  async #given(kept: KeptRequest): Promise<string | undefined> {
    const given = await this.#givenBefore.one(kept)
    if (given === undefined || given.bodyHash === kept.bodyHash) return given?.answer
    return fail('E_IDEMPOTENCY_REUSED', {
      what: 'This key was used for another application.',
      got: 'an Idempotency-Key that came before with another body',
      expected: 'a key of its own for every application',
      remedy: 'Send the application with a new key.',
    })
  }

  /** @returns the answer as JSON, once it is on record */
  async #score(posted: Posted, reader: Actor): Promise<string> {
    const { stop } = this.#parts
    stop.requireRunning()
    const decided = await this.#groups.one(posted.facts)
    // Stopped while it was scored: nothing new goes on record.
    stop.requireRunning()
    return await this.#record(posted, decided, reader)
  }

  async #record({ body, facts, kept }: Posted, decided: DecidedApplication, reader: Actor): Promise<string> {
    const { bank, record, words, clock } = this.#parts
    const { personId = null, reference = null, branch = null, currency = null } = body
    // What is kept is what leaves, letter for letter.
    const answers = new Map<number, string>()
    const answerOf = (seq: number): string => {
      const ids = { recordId: seq, applicationId: POSTED_FROM + seq, reference }
      const made = answers.get(seq) ?? JSON.stringify(scoreAnswer(decided, ids, facts.notUsed, bank, words))
      answers.set(seq, made)
      return made
    }
    const { application, side, historyOf = null } = facts
    const given: PostedContent = { application, side, historyOf, reference, personId, branch, currency }
    const { seq } = await record.append(
      reader,
      {
        kind: 'score',
        subject: { personId, posted: true },
        ...postedScore(bank, decided, given),
      },
      clock(),
      ...(kept === null ? [] : [{ ...kept, answer: answerOf }]),
    )
    return answerOf(seq)
  }
}
