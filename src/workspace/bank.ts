import type { Offer, RuleHit } from '../decide/index.ts'
import type { Theme } from '../features/index.ts'
import type { FoundSettings, Settings } from '../model/index.ts'
import { INTERVAL_LEVEL, type PdInterval } from '../model/index.ts'
import type { LeverId, PlanWishes } from './plan-wishes.ts'

export { INTERVAL_LEVEL, type PdInterval }

/** The three scores; bank cost decides. */
export const OBJECTIVES = ['ranking', 'bank_cost', 'f_beta'] as const
export type ObjectiveId = (typeof OBJECTIVES)[number]
export const DECIDING: ObjectiveId = 'bank_cost'

/** One application's result under one objective. Raw scores in log-odds, pd in [0, 1]. */
export interface ObjectiveResult {
  readonly rawScore: number
  readonly limitRawScore: number
  readonly pd: number
  /** The limit through the same calibrator as `pd`, so that the two can be compared. */
  readonly limitPd: number
  /** Of the deciding score, from its refits; null for the others. */
  readonly pdInterval: PdInterval | null
  /** Of the deciding score: the decision, which a rule can decline whatever the score; of the others their own. */
  readonly outcome: 'approved' | 'declined'
  readonly closeCall: boolean
}

export interface ScoredApplication {
  readonly applicationId: number
  readonly split: 'train' | 'test'
  /** 1 = payment difficulties; null when the outcome is not known. */
  readonly target: 0 | 1 | null
  /**
   * `final`, or the fold model that did not see this application's outcome; `imported` = a model made elsewhere, which
   * may have seen it.
   */
  readonly scoredBy: string
  readonly results: Readonly<Record<ObjectiveId, ObjectiveResult>>
  /** Rules of the policy that decline it whatever the score, in policy order; none = the score decided. */
  readonly rules: readonly RuleHit[]
}

/** One scored item of one application. */
export interface FeatureContribution {
  readonly id: string
  /** Number, category text, or null when missing. */
  readonly value: number | string | null
  /** Typical value of the baseline group: median or most frequent; null when mostly missing. */
  readonly typical: number | string | null
  /** Log-odds relative to the baseline. */
  readonly attribution: number
  /** People in 100. */
  readonly points: number
}

export interface GroupContribution {
  /** Reason group id of the catalogue. */
  readonly group: string
  readonly theme: Theme
  readonly attribution: number
  readonly points: number
  /** First the one that speaks most for what the group says. */
  readonly features: readonly FeatureContribution[]
}

export interface RankedReason {
  readonly group: string
  readonly points: number
  readonly verified: boolean
}

/** What a score was made from, besides the model: enough to make it again without the tables. */
export interface ScoreInputs {
  /** One per column of the model, NaN = missing. */
  readonly values: Float64Array
  /** Per split of the refits, the half that the person is in; empty where there are no refits. */
  readonly halves: Uint8Array
  /** 0 = the final model and calibrator; k = those of fold k, also where one imported model stands at every place. */
  readonly model: number
}

/** What a model and its features were made with. */
export interface ModelHashes {
  readonly catalogue: string
  readonly policy: string
  readonly generation: string
  readonly matrix: string
}

/** A score with its reasons, and all that is needed to make both again. */
export interface DecidedApplication {
  readonly scored: ScoredApplication
  readonly explanation: Explanation
  readonly inputs: ScoreInputs
}

/** Why the deciding score is what it is. */
export interface Explanation {
  readonly baseline: {
    readonly kind: 'just-approved' | 'all-applicants'
    readonly n: number
    readonly rawScore: number
    readonly pd: number
  }
  readonly groups: readonly GroupContribution[]
  /** At most four; reasons for a decline, strengths for an approval; none where only a rule declines. */
  readonly reasons: readonly RankedReason[]
  /** At most two that spoke the other way; none where only a rule declines. */
  readonly counterpoints: readonly RankedReason[]
  readonly held: boolean
  readonly sumCheck: { readonly difference: number; readonly tolerance: number; readonly holds: boolean }
}

export interface WhatIfResult {
  readonly filed: ScoredApplication
  readonly changed: ScoredApplication
  /** The unedited application scored again equals the filed one bit for bit. */
  readonly filedReproduced: boolean
  readonly filedExplanation: Explanation
  /** Against the same baseline as the filed explanation, so that the difference is the edits' alone. */
  readonly changedExplanation: Explanation
  readonly changedItems: number
}

/** A changed application that would be approved, scored twice. */
export interface LoanPlanResult {
  readonly levers: readonly LeverId[]
  readonly edits: Readonly<Record<string, RawValue>>
  readonly amount: number
  /** Monthly. */
  readonly payment: number
  /** Null without an offer table, or when only time passes. */
  readonly offer: Offer | null
  readonly waitMonths: number
  readonly effort: number
  /** Approved: no rule stands in its way either. */
  readonly result: ObjectiveResult
}

export interface PlansResult {
  readonly scored: ScoredApplication
  /** `clear`: approved and far from the limit, so nothing was searched. */
  readonly reason: 'declined' | 'close' | 'clear'
  /** Levers that move something here, whether or not the applicant is willing. */
  readonly levers: readonly LeverId[]
  readonly filed: {
    readonly amount: number | null
    readonly payment: number | null
    readonly months: number | null
    /** Of the column that waiting moves. */
    readonly waited: number | null
  }
  /** Smallest effort first, at most five. */
  readonly plans: readonly LoanPlanResult[]
  /** Combinations scored. */
  readonly tried: number
  /** People in 100 that a plan lies below the limit at least; after a close call also below the filed risk. */
  readonly marginPoints: number
}

/** An application whose score is made of nearly the same parts. */
export interface SimilarApplication {
  readonly applicationId: number
  /** Euclidean over attributions by reason group, log-odds. */
  readonly distance: number
  /** At most three reason groups that bring it nearer than others are, the most telling first. */
  readonly alike: readonly string[]
  /** The reason group in which it differs most; null when in none. */
  readonly unlike: string | null
}

export interface SimilarApplications {
  /** Applications that were looked at: all but the applicant's own. */
  readonly searched: number
  /** Nearest first; of equal ones the lower application id. */
  readonly neighbours: readonly SimilarApplication[]
  /**
   * What makes them alike as a whole, largest first: each reason group's share of how much smaller their mean squared
   * distance is than everybody's. Groups in which they are no nearer are left out; the others sum to 1.
   */
  readonly alike: readonly { readonly group: string; readonly share: number }[]
}

export type RawValue = number | string | null

/** Raw application column → another value than the filed one; null = missing. */
export type Edits = Readonly<Record<string, RawValue>>

/** An application that is in no table: its facts and earlier credits, as they would stand in the lender's files. */
export interface NewApplication {
  /** Raw application column → value; what is not named is not known. */
  readonly application: Readonly<Record<string, RawValue>>
  /** Rows of the side tables. */
  readonly side: Readonly<Record<string, readonly Readonly<Record<string, RawValue>>[]>>
  /** Filed application whose history, as it was worked out for it, stands for `side`. */
  readonly historyOf?: number
}

/** An application that is in no table and has a number all the same. */
export interface NumberedApplication extends NewApplication {
  readonly applicationId: number
  /** Whose it is, when it came and the like: columns of `envelope`; what is not named is not known. */
  readonly envelope: Readonly<Record<string, RawValue>>
}

export interface CurveLine {
  readonly column: string
  readonly min: number
  readonly max: number
  /** Whole values only = 1; 100 = down to cents. */
  readonly perUnit: number
}

/** Values in rising order; every value from `from` to `to` has this PD, and is declined by a rule or not. */
export interface ResponseCurve {
  /** False when there are too many steps to find them all: each then stands for the one value that was scored. */
  readonly exact: boolean
  readonly steps: readonly CurveStep[]
}

export interface CurveStep {
  readonly from: number
  readonly to: number
  readonly pd: number
  /** A rule declines these values, whatever the PD. */
  readonly ruled: boolean
}

/**
 * Everything a server needs of one trained bank, read-only.
 * SQL names: `application`, `bureau`, … (warehouse tables, upper-case columns); `headers` (SK_ID_CURR, the columns of
 * `envelope`, LOAN_TYPE, AMOUNT, in memory); `features` (SK_ID_CURR and one
 * column per feature that the score may use, categories as text); `scores` (SK_ID_CURR, SPLIT, TARGET, SCORED_BY, and per
 * objective RAW_…, PD_…, LIMIT_PD_…, OUTCOME_… , CLOSE_… with the objective in upper case: PD_BANK_COST; of the deciding
 * score also PD_LOW_… and PD_HIGH_…, the ends of its interval).
 */
export interface Bank {
  readonly modelId: string
  readonly dataGeneration: string
  readonly hashes: ModelHashes
  readonly card: ModelCard
  /** Rows as objects; bigint never appears (numbers are doubles). Parameters are positional `?`. */
  query(sql: string, parameters?: readonly RawValue[]): Promise<Record<string, RawValue>[]>
  /** Columns of doubles without NULL, one array each: for whole columns of everybody. */
  doubles(sql: string, parameters?: readonly RawValue[]): Promise<readonly Float64Array[]>
  /** Cleaned cells of `application`, numbers as doubles; undefined when there is no such application. */
  filedCells(
    applicationId: number,
    columns: readonly string[],
  ): Promise<Readonly<Record<string, RawValue>> | undefined>
  /** Undefined when there is no such application. */
  scored(applicationId: number): Promise<ScoredApplication | undefined>
  explain(applicationId: number): Promise<Explanation>
  /** Score and explanation at once, as they go on record. @param corrected facts that were put right since they were filed */
  decided(applicationId: number, corrected?: Edits): Promise<DecidedApplication>
  /**
   * Score and explanation of applications that are in no table, by the final model; their number is 0 until they are on record.
   * @throws E_EDIT_TABLE, E_EDIT_COLUMN, E_EDIT_VALUE for facts that no file could hold; E_FACT_RANGE when a feature has no finite value;
   *   E_APPLICATION_UNKNOWN when there is no application of that history
   */
  decideNew(applications: readonly NewApplication[]): Promise<readonly DecidedApplication[]>
  /**
   * The deciding score alone of applications that are in no table, bit for bit that of `decideNew`.
   * @throws as `decideNew`
   */
  scoreNew(applications: readonly NewApplication[]): Promise<readonly BareScore[]>
  /** @param corrected as in `decided`: what then counts as filed */
  whatIf(applicationId: number, edits: Edits, corrected?: Edits): Promise<WhatIfResult>
  /** What would lead to another answer, within what the applicant can do. @param corrected as in `decided` */
  plans(applicationId: number, wishes: PlanWishes, corrected?: Edits): Promise<PlansResult>
  /**
   * The applications whose deciding score is made of the most similar parts, over everybody.
   * @param own applications of the same person, which do not count; the application itself never does
   */
  similar(applicationId: number, count: number, own: readonly number[]): Promise<SimilarApplications>
  /** PD of the deciding score along one raw column, everything else as filed. @param corrected as in `decided` */
  responseCurve(applicationId: number, line: CurveLine, corrected?: Edits): Promise<ResponseCurve>
  /**
   * The same bank as far as everybody is concerned, and with one more application: what it answers about that number is about
   * these facts, and SQL finds in the warehouse tables its rows and no others. Closing it does nothing.
   */
  withNew(one: NumberedApplication): Bank
  /** Prepares every explanation, model by model, so that no reader waits for it; ends early when aborted. */
  prepare(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Of the deciding score: log-odds, and the probability that they stand for. */
export interface BareScore {
  readonly rawScore: number
  readonly pd: number
}

export interface EstimateWithInterval {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface ObjectiveSummary {
  readonly objective: ObjectiveId
  /** Of the final model. */
  readonly settings: FoundSettings | null
  readonly limitRawScore: number
  readonly limitPd: number
  readonly approvalRate: number
  readonly difficultiesAmongApproved: number
  readonly metrics: Readonly<
    Record<'auc' | 'gini' | 'ks' | 'brier' | 'logLoss' | 'calibrationSlope', EstimateWithInterval>
  >
}

/** What a search of settings tried; only on the card of a model that was tuned. */
export interface TuningRecord {
  /** In each of the searches: the same number and seed give the same model. */
  readonly trials: number
  /** Over every trial of all searches. */
  readonly searchHash: string
  /** The search of the final model. Merits are flattered by the choice: they rank trials, nothing else. */
  readonly leaderboard: readonly {
    readonly trial: number
    readonly family: string
    readonly settings: Settings
    /** 0 = two folds, 1 = five, 2 = two repetitions of five. */
    readonly rung: number
    readonly results: readonly {
      readonly objective: ObjectiveId
      /** AUC, − cost per application, F-beta; higher is better. */
      readonly merit: number
      /** Rounds that served the objective best. */
      readonly rounds: number
    }[]
  }[]
}

/** Where a model comes from. Outcomes known here may have trained an imported one: its figures are not out of fold. */
export type ModelOrigin =
  | {
      readonly kind: 'trained'
      /** The model that the training went on from, and for how many rounds. */
      readonly continues?: { readonly modelId: string; readonly rounds: number }
    }
  | {
      readonly kind: 'imported'
      /** SHA-256 of the file that was brought in. */
      readonly fileHash: string
      /** Ids of the catalogue's features that the model was made with, in its own order. */
      readonly features: readonly string[]
    }

/** How one final model acts over the full population; effects in log-odds. */
export interface ModelExplanation {
  /** The scores that this model makes. */
  readonly objectives: readonly ObjectiveId[]
  /** Every feature, strongest first. */
  readonly effects: readonly {
    readonly id: string
    readonly meanAbs: number
    readonly share: number
    readonly missingShare: number
  }[]
  readonly effectEdges: readonly number[]
  /** Of every feature that moves any score, in the order of `effects`; the missing bin last in each. */
  readonly densities: readonly {
    readonly id: string
    readonly valueBins: readonly {
      readonly low: number | null
      readonly high: number | null
      readonly category: string | null
      readonly missing: boolean
      readonly n: number
      readonly meanEffect: number
      readonly counts: readonly number[]
    }[]
  }[]
  /** Pairs of features that act together most: mean |Shapley interaction|, strongest first; none of a sum of single features. */
  readonly pairs: readonly { readonly features: readonly [string, string]; readonly meanAbs: number }[]
}

/** Facts about the model as a whole, stored at training. */
export interface ModelCard {
  readonly origin: ModelOrigin
  readonly policyVersion: string
  /** Known outcomes that trained the models; of an imported one, those that its calibration and limits come from. */
  readonly trainedOn: number
  readonly baseRate: number
  readonly objectives: readonly ObjectiveSummary[]
  /** Null when a few fixed settings competed. */
  readonly tuning: TuningRecord | null
  /** Share of all applicants per half point of risk (60 bins over 0 to 30 in 100), then above. */
  readonly pdDensity: { readonly bins: readonly number[]; readonly above: number }
  /** Of every different final model among the three scores; the deciding one's first. */
  readonly explanations: readonly ModelExplanation[]
  readonly reliability: readonly {
    readonly n: number
    readonly meanPd: number
    readonly observed: number
    readonly low: number
    readonly high: number
  }[]
}
