import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../hash/index.ts'
import type { OpenedRecord, RecordKind } from '../record/index.ts'
import { foldFile } from './file-state.ts'
import { letterHoldOf } from './letter-hold.ts'
import { standingOf, waitsForPerson } from './standing.ts'

type Part = readonly [kind: RecordKind, body: object, personal: object, of?: number]

const fold = (...parts: readonly Part[]) =>
  foldFile(
    parts.map(
      ([kind, body, personal, of], k): OpenedRecord => ({
        seq: k + 1,
        at: 1000 * k,
        kind,
        role: 'manager',
        actor: 'lea',
        of: of ?? null,
        hash: '',
        applicationId: 1,
        body: body as Record<string, Json>,
        personal: personal as Json,
      }),
    ),
  )
const VIEW: Part = ['judgement', { scoreSeen: false }, { judgement: 'unsure', words: '' }]
const human = (outcome: 'approved' | 'declined') => ({
  outcome,
  ownJudgement: 'unsure',
  words: '',
  dwellMilliseconds: 0,
  openedExplanation: true,
})
const DECLINE: Part = ['decision', { modelId: 'm', branch: null, awaitsSecond: false }, human('declined')]
const APPROVE: Part = [
  'override',
  { modelId: 'm', branch: null, awaitsSecond: true, reason: 'guarantee' },
  human('approved'),
]
const ASK: Part = ['review-request', { answerBy: '2026-12-12' }, { ownView: 'x', documents: '' }]
const SCORE = { outcome: 'declined', inGreyBand: false } as const

it('goes from the score alone to an override in force, and each step has its standing', () => {
  const standing = (...parts: readonly Part[]) => standingOf(fold(...parts), false)
  expect(standingOf(fold(), true)).toBe('asks-person')
  expect(standing()).toBe('score')
  expect(standing(VIEW)).toBe('score')
  expect(standing(VIEW, DECLINE)).toBe('confirmed')
  expect(standing(VIEW, APPROVE)).toBe('awaits-second')
  expect(standing(VIEW, APPROVE, ['second-opinion', { agreed: true }, { words: 'x' }, 2])).toBe('overridden')
  expect(standing(VIEW, APPROVE, ['second-opinion', { agreed: false }, { words: 'x' }, 2])).toBe('score')
})

it('a review that keeps or changes is what holds afterwards, near the limit too; a correction opens the file again', () => {
  const kept: Part = ['review-answer', { kept: true }, { answer: 'x' }, 1]
  const changed: Part = ['review-answer', { kept: false }, { answer: 'x' }, 1]
  expect(standingOf(fold(ASK), false)).toBe('review-asked')
  expect(standingOf(fold(ASK, kept), true)).toBe('review-kept')
  expect(standingOf(fold(ASK, changed), true)).toBe('review-changed')
  expect(fold(ASK, changed).inForce).toEqual({ outcome: 'approved', by: 'review' })
  const edits = { AMT_CREDIT: { before: 2, after: 1 } }
  const correction: Part = [
    'correction',
    { columns: ['AMT_CREDIT'], modelId: 'm' },
    { edits, words: '', score: {} },
  ]
  const again = fold(VIEW, DECLINE, correction)
  expect([again.inForce, again.decision, again.views, again.earlier.length]).toEqual([null, null, [], 1])
})

it('keeps letters back exactly while somebody has to act, or where people decided against the score', () => {
  expect(letterHoldOf(fold(), SCORE)).toBe(null)
  expect(letterHoldOf(fold(), { ...SCORE, inGreyBand: true })).toBe('awaits-person')
  expect(letterHoldOf(fold(VIEW, DECLINE), SCORE)).toBe(null)
  expect(letterHoldOf(fold(VIEW, DECLINE), { ...SCORE, outcome: 'approved' })).toBe('decided-against-score')
  expect(letterHoldOf(fold(ASK), SCORE)).toBe('awaits-person')
})

it('any order of records folds to a state whose version is the last of them, and waits only for what is open', () => {
  const any = fc.constantFrom<Part>(
    VIEW,
    DECLINE,
    APPROVE,
    ASK,
    ['second-opinion', { agreed: true }, { words: 'x' }, 1],
    ['review-answer', { kept: true }, { answer: 'x' }, 1],
    ['dispute', { columns: ['JOB'] }, { ownView: 'x' }],
    ['dispute-answer', {}, { answer: 'x' }, 1],
    ['view', { what: 'data' }, {}],
  )
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (parts) => {
      const state = fold(...parts)
      const last = parts.findLastIndex(([kind]) => kind !== 'view')
      expect(state.version).toBe(last + 1)
      const open =
        state.reviews.some(({ answer }) => answer === null) ||
        state.disputes.some(({ answer }) => answer === null) ||
        (state.decision?.awaitsSecond === true && state.decision.second === null)
      expect(waitsForPerson(standingOf(state, false))).toBe(open)
    }),
  )
})
