import { logistic } from '../../../src/synth/index.ts'
import type { Application } from './application.ts'
import type { BureauSummary } from './bureau.ts'
import type { CardSummary } from './card.ts'
import effects from './effects.json' with { type: 'json' }
import type { PreviousSummary } from './previous.ts'
import type { RepaymentSummary } from './repayment.ts'

/** The parts of one application's true log-odds, by the table that shows them. */
export interface Truth {
  readonly pd: number
  readonly application: number
  readonly bureau: number
  readonly previous: number
  readonly installments: number
  readonly pos: number
  readonly card: number
}

/**
 * The true probability of default: a logistic function of what the tables show, and of nothing else. Every weight
 * stands in effects.json; README.md says what each means.
 */
export function truth(
  a: Application,
  bureau: BureauSummary | undefined,
  previous: PreviousSummary,
  repayment: RepaymentSummary,
  cards: CardSummary,
): Truth {
  const parts = {
    application: applicationPart(a) + interactionPart(a, bureau),
    bureau: bureau === undefined ? effects.bureau.none : bureauPart(bureau),
    previous: previous.applications === 0 ? effects.previous.none : previousPart(previous),
    installments: repayment.instalments === 0 ? effects.installments.none : instalmentPart(repayment),
    pos: repayment.months === 0 ? effects.pos.none : posPart(repayment),
    card: cards.months === 0 ? effects.card.none : cardPart(cards),
  }
  const sum =
    effects.intercept +
    parts.application +
    parts.bureau +
    parts.previous +
    parts.installments +
    parts.pos +
    parts.card
  return { pd: logistic(sum), ...parts }
}

function applicationPart(a: Application): number {
  const { application: w } = effects
  return (
    external(effects.externalScores.first, a.external1) +
    external(effects.externalScores.second, a.external2) +
    external(effects.externalScores.third, a.external3) +
    w.shortJob * shortJob(a) +
    w.creditAboveGoods * Math.min(a.creditToGoods - 1 || 0, 0.4) +
    w.annuityToIncome * Math.min(a.annuity / a.income, 0.6)
  )
}

function external(
  w: { readonly slope: number; readonly centre: number; readonly missing: number },
  score: number,
): number {
  return Number.isNaN(score) ? w.missing : w.slope * (score - w.centre)
}

function bureauPart(b: BureauSummary): number {
  const w = effects.bureau
  const young = Math.exp(-b.meanDays / 900)
  return w.scale * (w.debtRatio * Math.min(b.debtRatio, 1.2) + w.youngCredits * young - w.centre)
}

function previousPart(p: PreviousSummary): number {
  const w = effects.previous
  return w.scale * (w.refusedShare * p.refusedShare + w.highYield * p.highYieldShare - w.centre)
}

function instalmentPart(r: RepaymentSummary): number {
  const w = effects.installments
  return w.scale * (w.lateShare * Math.min(r.late / r.instalments, 0.5) - w.centre)
}

function posPart(r: RepaymentSummary): number {
  const w = effects.pos
  return w.scale * ((w.remaining * r.toCome) / Math.max(r.planned, 1) - w.centre)
}

function cardPart(c: CardSummary): number {
  const w = effects.card
  return w.scale * ((w.utilisation * c.utilisation) / Math.max(c.limitMonths, 1) - w.centre)
}

/** From 1 on the first day of a job to 0 after many years; people without a job stand where seven years stand. */
function shortJob(a: Application): number {
  return a.daysEmployed < 0 ? Math.exp(a.daysEmployed / 1100) : 0.1
}

/** Two planted interactions: a weak third score weighs more with much debt elsewhere, a short job more with a heavy annuity. */
function interactionPart(a: Application, bureau: BureauSummary | undefined): number {
  const w = effects.interactions
  const weak = Math.max(0.5 - (a.external3 || 0.5), 0) * 2
  const burden = Math.max(0, Math.min((a.annuity / a.income - 0.15) / 0.2, 1))
  return (
    w.lowThirdScoreAndDebt * weak * Math.min(bureau?.debtRatio ?? 0, 1) +
    w.shortJobAndHighBurden * shortJob(a) * burden
  )
}
