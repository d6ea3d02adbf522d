import { randomUUID } from 'node:crypto'
import type { ScoreOnlyAnswer, ScoreOnlyBody } from '../../contract/index.ts'
import { canonicalJson, type Json, sha256 } from '../../hash/index.ts'
import type { Actor } from '../../record/index.ts'
import type { BareScore, NewApplication } from '../../workspace/index.ts'
import { type CheckedFacts, FactCheck } from './check-facts.ts'
import { InGroups } from './in-groups.ts'
import type { PostedScoresParts } from './posted-scores.ts'

interface Told {
  readonly reader: Actor
  readonly answerHash: string
}

/**
 * Scores without decisions. What goes on record is the hash of every answer, those that wait together in one record: on
 * disk before any of them leaves. Facts and scores are kept by whoever asked, or by nobody.
 */
export class ScoresOnly {
  readonly #parts: PostedScoresParts
  readonly #facts: FactCheck
  readonly #scores: InGroups<NewApplication, BareScore>
  readonly #records: InGroups<Told, number>

  constructor(parts: PostedScoresParts) {
    this.#parts = parts
    this.#facts = new FactCheck(parts.lender, parts.words)
    this.#scores = new InGroups((group) => parts.bank.scoreNew(group))
    this.#records = new InGroups((group) => this.#record(group))
  }

  /** @throws E_FACT, E_FACT_MISSING, E_FACT_RANGE, E_STOPPED */
  async one(body: ScoreOnlyBody, reader: Actor): Promise<ScoreOnlyAnswer> {
    const { bank, stop } = this.#parts
    stop.requireRunning()
    const facts = this.#facts.check(body)
    const { pd, rawScore } = await this.#scores.one(facts)
    // Stopped while it was scored: nothing is told.
    stop.requireRunning()
    const told = {
      scoreId: randomUUID(),
      reference: body.reference ?? null,
      modelId: bank.modelId,
      pd,
      rawScore,
      factsHash: factsHash(facts),
      notUsed: [...facts.notUsed],
    }
    const answerHash = sha256(canonicalJson(told))
    return { ...told, answerHash, recordId: await this.#records.one({ reader, answerHash }) }
  }

  /** One record for each who asked. @returns the number of the record that holds each */
  async #record(group: readonly Told[]): Promise<readonly number[]> {
    const { bank, record, clock } = this.#parts
    const numbers = new Map<string, Promise<number>>()
    for (const { reader } of group) {
      if (numbers.has(reader.name)) continue
      const own = group.filter((one) => one.reader.name === reader.name)
      const body = { modelId: bank.modelId, ...bank.hashes, answers: own.map(({ answerHash }) => answerHash) }
      const appended = record.append(reader, { kind: 'score-only', body }, clock())
      numbers.set(
        reader.name,
        appended.then(({ seq }) => seq),
      )
    }
    return await Promise.all(group.map(({ reader }) => numbers.get(reader.name)!))
  }
}

function factsHash({ application, side, historyOf }: CheckedFacts): string {
  return sha256(canonicalJson({ application, side, historyOf } as Json))
}
