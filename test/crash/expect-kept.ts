import { expect } from 'vitest'
import {
  type DecisionRecord,
  givenAnswers,
  keptRequest,
  openRow,
  recordsAfter,
} from '../../src/record/index.ts'
import type { Answered } from './deciding-child.ts'

/** Each answer has a record of its own that says the same: two of the same file do not stand for each other. */
export async function expectKept(
  { store, persons }: DecisionRecord,
  since: number,
  answers: readonly Answered[],
): Promise<void> {
  const views = new Map<string, string>()
  const scores = new Map<number, string | null>()
  for (let last = since; ; ) {
    const rows = await recordsAfter(store, last, 2000)
    if (rows.length === 0) break
    for (const row of rows) {
      last = row.seq
      if (row.kind !== 'view' && row.kind !== 'score') continue
      const { applicationId, personal } = await openRow(row, persons)
      const said = personal as {
        readonly requestId?: string
        readonly answerHash?: string
        readonly posted?: { readonly reference: string }
      }
      if (row.kind === 'view') views.set(said.requestId!, `${applicationId} ${said.answerHash}`)
      else scores.set(row.seq, said.posted?.reference ?? null)
    }
  }
  for (const one of answers) {
    if ('requestId' in one) {
      expect(views.get(one.requestId), JSON.stringify(one)).toBe(`${one.applicationId} ${one.answerHash}`)
      continue
    }
    expect(scores.get(JSON.parse(one.answer).recordId), one.key).toBe(one.key)
    // Whoever asks again gets this answer, letter for letter.
    const [given] = await givenAnswers(store, persons, [keptRequest(persons, one.asker, one.key, one.body)])
    expect(given?.answer, one.key).toBe(one.answer)
  }
}
