import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { DisplayValue, LocalText, ObjectiveId, Outcome, PdInterval, Provenance, Theme } from './text.ts'

/** One of the three scores. Limits are stored as raw scores: rawScore < limitRawScore approves. */
export const ObjectiveScore = Type.Object({
  objective: ObjectiveId,
  /** True for the score that decides. */
  decides: Type.Boolean(),
  rawScore: Type.Number(),
  limitRawScore: Type.Number(),
  pd: Type.Number(),
  limitPd: Type.Number(),
  /** Of the deciding score; null for the others. */
  pdInterval: Type.Union([PdInterval, Type.Null()]),
  /**
   * In a list of scores: what each says by itself. Alone, before and after a change: the decision, which a rule can decline
   * whatever the score.
   */
  outcome: Outcome,
  /** The limit lies in the interval, or within one person in 100 of the PD. */
  closeCall: Type.Boolean(),
})
export type ObjectiveScore = Static<typeof ObjectiveScore>

export const DecidedBy = Type.Union([Type.Literal('score'), Type.Literal('rule')])
export type DecidedBy = Static<typeof DecidedBy>

/** A hard rule of the lender that declines the application, whatever the score. */
export const MetRule = Type.Object({
  id: Type.String(),
  /** Told to the applicant as the reason. */
  text: LocalText,
  /** Law or paragraph of the lender's policy. */
  source: Type.String(),
})
export type MetRule = Static<typeof MetRule>

/** A reason, or a strength when the application was approved. */
export const Reason = Type.Object({
  group: Type.String(),
  theme: Theme,
  /** For the adviser: "Short time in the current job". */
  text: LocalText,
  /** For the customer: "You have been in your job for a short time". */
  toCustomer: LocalText,
  /** Name of the item whose value stands for the reason: "Usual external score with this education". */
  fact: LocalText,
  value: DisplayValue,
  typical: DisplayValue,
  /** People in 100, signed: above 0 raises the risk. */
  points: Type.Number(),
  /** True when re-scoring without this reason gave a lower risk. */
  verified: Type.Boolean(),
})
export type Reason = Static<typeof Reason>

export const ContributionItem = Type.Object({
  /** Reason group. */
  group: Type.String(),
  label: LocalText,
  /** Name of the item whose value this is, where the group is called otherwise. */
  valueName: Type.Optional(LocalText),
  value: DisplayValue,
  typical: DisplayValue,
  points: Type.Number(),
  /** The single scored items behind the group, biggest first. */
  features: Type.Array(
    Type.Object({ id: Type.String(), label: LocalText, value: DisplayValue, points: Type.Number() }),
  ),
})
export type ContributionItem = Static<typeof ContributionItem>

export const ThemeContribution = Type.Object({
  theme: Theme,
  points: Type.Number(),
  items: Type.Array(ContributionItem),
})
export type ThemeContribution = Static<typeof ThemeContribution>

export const Fact = Type.Object({ column: Type.String(), label: LocalText, value: DisplayValue })
export type Fact = Static<typeof Fact>

/** One earlier credit or application. Days count back from this application (0 = its day; later = above 0). */
export const HistoryEntry = Type.Object({
  lane: Type.Union([Type.Literal('here'), Type.Literal('elsewhere')]),
  kind: LocalText,
  amount: Type.Union([Type.Number(), Type.Null()]),
  owed: Type.Union([Type.Number(), Type.Null()]),
  startDay: Type.Number(),
  /** Real end; null while the credit runs, and for refusals. */
  endDay: Type.Union([Type.Number(), Type.Null()]),
  /** Planned end of a running credit; null when unknown. */
  plannedEndDay: Type.Union([Type.Number(), Type.Null()]),
  state: Type.Union([
    Type.Literal('repaid'),
    Type.Literal('open'),
    Type.Literal('refused'),
    Type.Literal('cancelled'),
  ]),
  /** Worst late payment: how late, and when; null when none is known. */
  late: Type.Union([Type.Object({ daysLate: Type.Number(), day: Type.Number() }), Type.Null()]),
})
export type HistoryEntry = Static<typeof HistoryEntry>

/** GET /v1/applications/:applicationId/decision: the one object behind the adviser's page and the customer's page. */
export const DecisionAnswer = Type.Object({
  application: ApplicationHeader,
  outcome: Outcome,
  /** `rule`: declined by `rules`; the score may have approved or declined. */
  decidedBy: DecidedBy,
  /** Rules that decline it, the first reasons of the decision; none when the score decided. */
  rules: Type.Array(MetRule),
  closeCall: Type.Boolean(),
  /** Of the deciding score. */
  pdInterval: PdInterval,
  /** By themselves, without rules; in fixed order ranking, bank_cost, f_beta. */
  scores: Type.Array(ObjectiveScore),
  allAgree: Type.Boolean(),
  /** Observed share with payment difficulties among all past applicants. */
  baseRate: Type.Number(),
  /** Shares of all applicants per half point of risk: 60 bins over 0 to 30 in 100, then all above. */
  density: Type.Object({ bins: Type.Array(Type.Number()), above: Type.Number() }),
  /** Where the bars start: just-approved applicants (declines) or all applicants (approvals). */
  baseline: Type.Object({
    kind: Type.Union([Type.Literal('just-approved'), Type.Literal('all-applicants')]),
    n: Type.Integer(),
    rawScore: Type.Number(),
    pd: Type.Number(),
  }),
  /**
   * At most four with the rules, strongest first: reasons for a decline, strengths for an approval; none where only a rule
   * declines.
   */
  reasons: Type.Array(Reason),
  /** Up to two groups that spoke the other way; none where only a rule declines. */
  counterpoints: Type.Array(Reason),
  /** True when a reason failed its re-score: a person must look before anything is sent. */
  held: Type.Boolean(),
  themes: Type.Array(ThemeContribution),
  sumCheck: Type.Object({
    /** |base + sum of attributions − raw score|, log-odds. */
    difference: Type.Number(),
    tolerance: Type.Number(),
    holds: Type.Boolean(),
  }),
  facts: Type.Object({ asked: Type.Array(Fact), known: Type.Array(Fact) }),
  history: Type.Array(HistoryEntry),
  provenance: Provenance,
})
export type DecisionAnswer = Static<typeof DecisionAnswer>
