import type {
  ApplicationHeader,
  DecisionAnswer,
  DisplayValue,
  LoanPlan,
  LocalText,
  ObjectiveScore,
  PlansAnswer,
  Reason,
} from '../../contract/index.ts'
import type { LetterRequest } from '../letter-request.ts'
import type { LetterSettingsFile } from '../settings-schema.ts'

export const both = (en: string, fr = en): LocalText => ({ en, fr })

export const valued = (number: number, unit: DisplayValue['unit']): DisplayValue => ({
  number,
  unit,
  text: null,
  missing: null,
})

export const settings = {
  lender: { name: 'Banque Test', address: ['1 rue du Test', '44000 Nantes'] },
  review: {
    email: 'review@banque.example',
    phone: '02 11 22 33 44',
    askWithinDays: 60,
    answerWithinDays: 14,
  },
  scoreProviders: {
    A: { name: 'Indice Alpha', address: '2 rue A, Paris' },
    B: { name: 'Indice Bêta', address: '3 rue B, Paris' },
  },
  databases: [both('the national register', 'le registre national')],
  authorities: {
    mediator: { name: both('the mediator', 'le médiateur'), address: '4 rue M, Paris' },
    dataProtection: { name: both('the CNIL', 'la CNIL'), address: '5 rue N, Paris' },
    supervisor: { name: both('the ACPR', 'l’ACPR'), address: '6 rue P, Paris' },
    creditRegulator: { name: both('the agency', 'l’agence'), address: '7 Street, Washington' },
  },
  approvalValidDays: 30,
} as const

const application: ApplicationHeader = {
  applicationId: 103_979,
  displayName: 'Marc Ferrand',
  loanType: both('Cash loan', 'Prêt personnel'),
  amount: 12_112,
  currency: 'EUR',
  receivedOn: '2026-11-20',
  branch: 'Nantes',
  adviser: 'Léa Martin',
}

export function reason(group: string, over: Partial<Reason> = {}): Reason {
  return {
    group,
    theme: 'income-and-loan',
    text: both(`Adviser: ${group}`),
    toCustomer: both(`You have little of ${group}.`, `Vous avez peu de ${group}.`),
    fact: both(`Fact ${group}`, `Fait ${group}`),
    value: valued(270, 'days'),
    typical: valued(1310, 'days'),
    points: 2,
    verified: true,
    ...over,
  }
}

function score(pd: number): ObjectiveScore {
  const limitPd = 0.09
  return {
    objective: 'bank_cost',
    decides: true,
    rawScore: pd,
    limitRawScore: limitPd,
    pd,
    limitPd,
    pdInterval: { low: pd, high: pd, level: 0.9 },
    outcome: pd < limitPd ? 'approved' : 'declined',
    closeCall: false,
  }
}

const provenance = {
  modelId: 'abcdef0123456789',
  scoredBy: 'final',
  dataGeneration: 'g1',
  answerHash: '7f3a91c2d4e5f607',
}

export function plan(over: Partial<LoanPlan> = {}): LoanPlan {
  return {
    levers: ['amount', 'longer'],
    edits: { AMT_CREDIT: 10_000 },
    amount: 10_000,
    payment: 400,
    offer: { months: 30, annualRate: 0.109, totalRepaid: 12_000, cost: 2000 },
    waitMonths: 0,
    waited: null,
    after: score(0.07),
    ...over,
  }
}

interface Sample extends Partial<Omit<LetterRequest, 'decision' | 'plans'>> {
  readonly decision?: Partial<DecisionAnswer>
  readonly plans?: readonly LoanPlan[]
}

/** Marc Ferrand, 14 in 100 against a limit of 9, as on the design's sheet; approved when `pd` says so. */
export function sampleRequest({ decision, plans, ...over }: Sample = {}, pd = 0.14): LetterRequest {
  const before = score(pd)
  const declined = before.outcome === 'declined'
  const themes: DecisionAnswer['themes'] = (
    ['income-and-loan', 'past-credit-here', 'other-lenders', 'external-scores', 'file'] as const
  ).map((theme) => ({
    theme,
    points: 0,
    items: theme === 'income-and-loan' ? [item('job')] : theme === 'file' ? [] : [item(theme)],
  }))
  const answer: DecisionAnswer = {
    application,
    outcome: before.outcome,
    decidedBy: 'score',
    rules: [],
    closeCall: false,
    pdInterval: { low: pd, high: pd, level: 0.9 },
    scores: [before],
    allAgree: true,
    baseRate: 0.08,
    density: { bins: [], above: 0 },
    baseline: { kind: declined ? 'just-approved' : 'all-applicants', n: 400, rawScore: 0, pd: 0.08 },
    reasons: ['job', 'refusals', 'late', 'size'].map((group) => reason(group)),
    counterpoints: [reason('debt', { points: -1 })],
    held: false,
    themes,
    sumCheck: { difference: 0, tolerance: 1e-9, holds: true },
    facts: { asked: [], known: [] },
    history: [],
    provenance,
    ...decision,
  }
  const found: PlansAnswer = {
    application: answer.application,
    before: { ...before, outcome: answer.outcome },
    rules: answer.rules,
    reason: declined ? 'declined' : 'clear',
    filed: { amount: 12_112, payment: 592, months: 24 },
    waiting: {
      label: both('Time in the current job', 'Ancienneté dans l’emploi'),
      filed: valued(270, 'days'),
    },
    levers: ['amount', 'longer'],
    plans: [
      ...(plans ??
        (declined
          ? [
              plan(),
              plan({
                levers: ['wait'],
                offer: null,
                amount: 12_112,
                payment: 592,
                waitMonths: 12,
                waited: valued(635, 'days'),
              }),
            ]
          : [])),
    ],
    tried: 399,
    marginPoints: 0.1,
    provenance,
  }
  return {
    purpose: 'answer',
    language: 'en',
    issuedOn: '2026-11-23',
    decision: answer,
    plans: found,
    needs: { profile: 'eu-fr', providers: ['A', 'B'] },
    settings: structuredClone(settings) as unknown as LetterSettingsFile,
    externalScores: [
      { provider: 'A', known: true, saidAs: both('outside agency A', 'l’organisme extérieur A') },
      { provider: 'B', known: false, saidAs: both('outside agency B', 'l’organisme extérieur B') },
    ],
    neverUsed: [both('your age', 'votre âge'), both('your sex', 'votre sexe')],
    barredColumns: [],
    heldByPeople: null,
    ...over,
  }
}

function item(group: string): DecisionAnswer['themes'][number]['items'][number] {
  return {
    group,
    label: both(`Fact ${group}`, `Fait ${group}`),
    value: valued(1, 'count'),
    typical: valued(2, 'count'),
    points: 1,
    features: [
      { id: group, label: both(`Lead ${group}`, `Premier ${group}`), value: valued(1, 'count'), points: 1 },
    ],
  }
}

/** Declined by a rule, whatever the score. */
export const RULE_ALONE: Partial<DecisionAnswer> = {
  outcome: 'declined',
  decidedBy: 'rule',
  rules: [{ id: 'r', text: { en: 'The payment is above half', fr: 'Plus de la moitié' }, source: 'Law 1' }],
  reasons: [],
}
