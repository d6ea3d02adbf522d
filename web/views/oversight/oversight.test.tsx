import { expect, it } from 'vitest'
import type { OversightAnswer } from '../../../src/contract/index.ts'
import { overruled, rates, undecided } from '../../fixtures/oversight.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { WithClient } from '../../fixtures/with-client.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { RatesSection } from './rates-section.tsx'

const panel = (answer: OversightAnswer, language: 'en' | 'fr' = 'en') =>
  wordsOf(
    markupOf(
      <WithClient>
        <DecisionPanel answer={answer} />
      </WithClient>,
      language,
    ),
  )

it('offers no decision before the own view, then the one of the score first and the other with its reasons', () => {
  const before = panel(undecided)
  expect(before).toContain('Your own view')
  expect(before).not.toContain('Confirm')
  const ownView = {
    judgement: 'unsure',
    words: 'Stable job.',
    at: Date.UTC(2026, 10, 23),
    scoreSeen: true,
  } as const
  const after = panel({ ...undecided, ownView, may: { ...undecided.may, decide: true } })
  expect(after).toContain('noted after you opened the score')
  expect(after).toContain('Confirm: decline')
  expect(after).toContain('Approve against the score…')
})

it('shows a decision with reason, words, time of reading and the second person, in both languages', () => {
  const waiting = { ...undecided, standing: 'awaits-second', decision: overruled } as const
  const may = { judge: false, decide: false, second: true }
  const page = panel({ ...waiting, may })
  expect(page).toContain('Waits for a second person')
  expect(page).toContain('File open for 4 min 5 s before.')
  expect(page).toContain('Do you agree?')
  const second = { by: { name: null, isYou: true }, at: 0, agreed: true, words: 'Seen.' }
  const settled = { ...waiting, standing: 'overridden', decision: { ...overruled, second } } as const
  expect(panel({ ...settled, may: { ...may, second: false } })).toContain('Second person: you agreed')
  const french = panel({ ...settled, may: { ...may, second: false } }, 'fr')
  expect(french).toContain('Raison\u00a0: Il y a une garantie.')
  expect(french).not.toMatch(/NaN|undefined|null/)
})

it('says where an alarm rings, where none does and where too few decided', () => {
  const page = wordsOf(markupOf(<RatesSection rates={rates} />, 'en'))
  expect(page).toMatch(/Everybody 320 9 2\.8 None/)
  expect(page).toMatch(/Branch Nantes 20 6 30(\.0)? Too many: does the score still fit\? May be chance\./)
  expect(page).toMatch(/an account that is gone 300 0 0(\.0)? Too few: do people still look\?/)
  expect(page).toContain('at least 20 decisions')
})

it('speaks of the rule, not of the score, where a rule declines', () => {
  const ownView = { judgement: 'approve', words: '', at: Date.UTC(2026, 10, 23), scoreSeen: true } as const
  const open = panel({ ...undecided, ruled: true, ownView, may: { ...undecided.may, decide: true } })
  expect(open).toContain('Nobody has decided yet: the rule stands.')
  expect(open).toContain('Approve against the rule…')
  const decided = { ...overruled, awaitsSecond: false }
  const done = {
    ...undecided,
    ruled: true,
    standing: 'overridden',
    outcome: 'approved',
    decision: decided,
  } as const
  expect(panel(done, 'fr')).toContain('Deux personnes ont décidé contre la règle.')
  expect(panel(done)).toContain('Approved against the rule')
})
