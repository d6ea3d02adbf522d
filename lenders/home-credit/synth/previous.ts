import { createRandom, type Random } from '../../../src/random/index.ts'
import { type CsvTable, choice, normalShare, quantileFunction } from '../../../src/synth/index.ts'
import type { Traits } from './latent.ts'
import * as words from './previous-words.ts'
import { PRODUCTS } from './products.ts'

const NO_PREVIOUS_SHARE = 0.033
const UNKNOWN_DAY = 365243

/** A granted loan as the balance and instalment tables need it. */
export interface GrantedLoan {
  readonly id: number
  readonly isCard: boolean
  /** Day of the decision, negative. */
  readonly decided: number
  readonly firstDue: number
  /** Planned number of instalments; 0 for cards. */
  readonly term: number
  /** Number of the instalment with which the loan ended early, or `term`. */
  readonly ended: number
  readonly annuity: number
  readonly limit: number
}

/** What previous applications show about one person, as far as the true probability of default depends on it. */
export interface PreviousSummary {
  applications: number
  refusedShare: number
  /** Refusals, each weighted exp(days/365). */
  decayedRefusals: number
  highYieldShare: number
  /** Mean down payment rate of granted goods loans, 0 when there are none. */
  downPayment: number
  /** Mean planned instalments of granted loans. */
  term: number
  /** Days since the first decision. */
  historyDays: number
}

const applicationCount = quantileFunction([
  [0, 1],
  [0.19, 2],
  [0.36, 3],
  [0.5, 4],
  [0.63, 5],
  [0.75, 6.9],
  [0.9, 10.6],
  [0.99, 20],
  [0.9995, 38],
  [1, 60],
])
const daysDecided = quantileFunction([
  [0, 2],
  [0.01, 15],
  [0.05, 89],
  [0.25, 301],
  [0.5, 570],
  [0.75, 1261],
  [0.95, 2554],
  [1, 2922],
])
const downPaymentRate = quantileFunction([
  [0, 0],
  [0.45, 0],
  [0.55, 0.05],
  [0.75, 0.1089],
  [0.95, 0.292],
  [0.99, 0.52],
  [1, 0.84],
])
const sellerArea = quantileFunction([
  [0, 5],
  [0.05, 12],
  [0.25, 35],
  [0.5, 93],
  [0.75, 530],
  [0.95, 2600],
  [1, 4000],
])
const goodsTerm = choice({ 3: 0.01, 4: 0.02, 6: 0.27, 8: 0.05, 10: 0.22, 12: 0.32, 18: 0.05, 24: 0.06 })
const cashTerm = choice({
  6: 0.03,
  12: 0.27,
  18: 0.12,
  24: 0.22,
  30: 0.05,
  36: 0.15,
  42: 0.02,
  48: 0.08,
  60: 0.06,
})

/**
 * Draws and writes one person's earlier applications here.
 * @param firstId the id of the first application; ids rise by one and say nothing about dates
 * @param loans gets every granted loan that was paid out
 */
export function writePrevious(
  seed: number,
  index: number,
  applicationId: number,
  firstId: number,
  traits: Traits,
  table: CsvTable,
  loans: GrantedLoan[],
): PreviousSummary {
  const random = createRandom(seed, `previous ${index}`)
  const risk = traits.past
  const summary = {
    applications: 0,
    refusedShare: 0,
    decayedRefusals: 0,
    highYieldShare: 0,
    downPayment: 0,
    term: 0,
    historyDays: 0,
  }
  if (random.uniform() < NO_PREVIOUS_SHARE) return summary
  const count = Math.floor(applicationCount(normalShare(0.12 * risk + 0.99 * random.normal())))
  const recency = 0.3 * risk - 0.1 * traits.age
  let refused = 0
  let highYield = 0
  let granted = 0
  let terms = 0
  let goodsLoans = 0
  let downRates = 0
  let lastDecided = 0
  for (let k = 0; k < count; k++) {
    const id = firstId + k
    // Several applications on one day are common: shops send the same request to several products.
    const sameDay = k > 0 && random.uniform() < 0.17
    const decided = sameDay
      ? lastDecided
      : -Math.round(daysDecided(1 - normalShare(0.5 * recency + 0.92 * random.normal())))
    lastDecided = decided
    const product = drawProduct(random, risk)
    const status = drawStatus(random, product.status, risk)
    const isGranted = status === 'Approved'
    const isRefused = status === 'Refused'
    const { kind } = product
    const isCash = kind === 'Cash loans'
    const isGoods = kind === 'Consumer loans'
    const isCard = kind === 'Revolving loans'
    // A cancelled request rarely got as far as amounts.
    const isBlank =
      status === 'Canceled'
        ? random.uniform() < (isGoods ? 0.82 : 0.967)
        : status === 'Unused offer'
          ? isCash
          : isRefused && !isGoods && random.uniform() < (isCash ? 0.168 : 0.051)
    const term = isCard
      ? 0
      : Number(
          (isCash ? cashTerm : goodsTerm).pick(random.uniform() ** (isCash ? Math.exp(-0.25 * risk) : 1)),
        )
    const asked = isBlank
      ? 0
      : isCash
        ? Math.round(Math.exp(12.25 + 0.8 * random.normal() + 0.2 * traits.wealth) / 4500) * 4500 + 22500
        : isCard
          ? Math.max(Math.round(Math.exp(11.95 + 0.65 * random.normal() + 0.15 * traits.wealth) / 45000), 1) *
            45000
          : Math.round(Math.exp(11.25 + 0.75 * random.normal() + 0.15 * traits.wealth) / 4.5) * 4.5
    const downRate =
      isGoods && !isBlank ? downPaymentRate(normalShare(-0.35 * risk + 0.94 * random.normal())) : Number.NaN
    const downPayment = Math.round((isGoods ? downRate * asked : 0) * 2) / 2
    const credit = isBlank
      ? 0
      : isGoods
        ? Math.round(((asked - downPayment) * (1 + 0.16 * random.uniform() ** 2)) / 4.5) * 4.5
        : isCash
          ? Math.round((asked * (1 + 0.22 * random.uniform() ** 1.5)) / 4.5) * 4.5
          : asked
    const monthlyRate =
      product.yield === 'high'
        ? 0.04
        : product.yield === 'middle'
          ? 0.028
          : product.yield === 'low_action'
            ? 0.008
            : 0.017
    const annuity = isBlank
      ? Number.NaN
      : isCard
        ? credit / 20
        : annuityOf(credit, term, monthlyRate * (0.85 + 0.3 * random.uniform()))
    const goodsPrice = isBlank
      ? isCash && status === 'Unused offer'
        ? 0
        : Number.NaN
      : isCard && random.uniform() < 0.4
        ? Number.NaN
        : asked
    const isPaidOut = isGranted && random.uniform() >= (isCash ? 0.078 : isGoods ? 0.022 : 0.043)

    const firstDue = decided + 28 + random.integer(20)
    const endsEarly = random.uniform() < 0.36
    const ended = isCard || !endsEarly ? term : Math.max(1, Math.ceil(term * (0.15 + 0.8 * random.uniform())))
    const lastPlanned = firstDue + 30 * (term - 1)
    const lastDue = firstDue + 30 * (ended - 1)
    const isOpen = isCard ? random.uniform() < 0.8 : lastDue >= 0
    const cardStarted = isCard && random.uniform() < 0.65

    summary.applications++
    if (isRefused) {
      refused++
      summary.decayedRefusals += Math.exp(decided / 365)
    }
    if (product.yield === 'high') highYield++
    if (isGranted) {
      granted++
      terms += term
      if (isGoods) {
        goodsLoans++
        downRates += downRate
      }
    }
    summary.historyDays = Math.max(summary.historyDays, -decided)
    if (isPaidOut) loans.push({ id, isCard, decided, firstDue, term, ended, annuity, limit: credit })

    const suite = random.uniform() < (isGoods ? 0.22 : 0.72) ? '' : words.SUITE.pick(random.uniform())
    const weekday = words.WEEKDAY.pick(random.uniform())
    const hour = Math.floor(7 + 6 * (random.uniform() + random.uniform()) + 4 * (random.uniform() - 0.5))
    const purpose = isCash
      ? product.combination.startsWith('Cash Street') && random.uniform() < 0.27
        ? words.PURPOSE.pick(random.uniform())
        : 'XNA'
      : 'XAP'
    const reason = isRefused
      ? words.REJECTION.pick(random.uniform())
      : status === 'Unused offer'
        ? 'CLIENT'
        : 'XAP'
    const payment =
      isBlank || isCard || random.uniform() < 0.08 ? 'XNA' : words.PAYMENT.pick(random.uniform())
    const client =
      k === 0 && -decided === summary.historyDays && random.uniform() < 0.85
        ? 'New'
        : words.CLIENT.pick(random.uniform())
    const isBlankPortfolio =
      status === 'Unused offer' || (isBlank && !isCash) || product.combination === 'Cash'
    const goods = isGoods ? words.GOODS[product.goods]!.pick(random.uniform()) : 'XNA'
    const channel = isGoods
      ? words.SHOP_CHANNEL.pick(random.uniform())
      : words.OFFICE_CHANNEL.pick(random.uniform())
    const area = isGoods
      ? Math.round(sellerArea(random.uniform()))
      : random.uniform() < 0.85
        ? -1
        : Math.round(sellerArea(random.uniform()))
    const industry = isGoods ? words.INDUSTRY[product.goods]!.pick(random.uniform()) : 'XNA'
    const hasRates = isGoods && isGranted && random.uniform() < 0.0125
    const primaryRate = hasRates ? 0.14 + 0.06 * random.uniform() : Number.NaN
    const privilegedRate = hasRates
      ? words.PRIVILEGED_RATES[random.integer(words.PRIVILEGED_RATES.length)]!
      : Number.NaN
    const isInsured = random.uniform() < (isCash ? 0.8 : isGoods ? 0.17 : 0.005) ? 1 : 0

    const write = (isLastOfContract: boolean, isLastOfDay: boolean, rowId: number): void => {
      table.integer(rowId)
      table.integer(applicationId)
      table.text(product.combination === '' ? 'XNA' : kind)
      table.decimal(annuity, 3)
      table.decimal(asked)
      table.decimal(credit)
      table.decimal(isGoods && !isBlank ? downPayment : isCash && !isBlank && area !== -1 ? 0 : Number.NaN)
      table.decimal(goodsPrice)
      table.text(weekday)
      table.integer(hour)
      table.text(isLastOfContract ? 'Y' : 'N')
      table.integer(isLastOfDay ? 1 : 0)
      table.decimal(isGoods && !isBlank ? downRate : isCash && !isBlank && area !== -1 ? 0 : Number.NaN, 8)
      table.decimal(primaryRate, 8)
      table.decimal(privilegedRate, 8)
      table.text(purpose)
      table.text(status)
      table.integer(decided)
      table.text(payment)
      table.text(reason)
      table.text(suite)
      table.text(client)
      table.text(goods)
      table.text(isBlankPortfolio ? 'XNA' : isCash ? 'Cash' : isGoods ? 'POS' : 'Cards')
      table.text(product.offer)
      table.text(channel)
      table.integer(area)
      table.text(industry)
      table.decimal(isBlank ? Number.NaN : term)
      table.text(isBlankPortfolio && !isGoods ? 'XNA' : product.yield)
      table.text(product.combination)
      if (isPaidOut) {
        table.decimal(cardStarted ? Math.min(decided + 20 + random.integer(300), -1) : UNKNOWN_DAY)
        table.decimal(isCard && !cardStarted ? UNKNOWN_DAY : firstDue)
        table.decimal(isCard ? UNKNOWN_DAY : lastPlanned)
        table.decimal(isOpen ? UNKNOWN_DAY : isCard ? Math.round(decided * random.uniform()) : lastDue)
        table.decimal(
          isOpen
            ? UNKNOWN_DAY
            : isCard
              ? Math.round(decided * 0.5)
              : Math.min(lastDue + 2 + random.integer(9), -1),
        )
        table.decimal(isInsured)
      } else for (let c = 0; c < 6; c++) table.blank()
      table.endRow()
    }
    write(true, random.uniform() >= 0.0033, id)
    // A few requests were keyed in twice under a second number: the copy is not the last of its contract.
    if (random.uniform() < 0.0042 && !isGranted && k + 1 < count) {
      write(false, true, firstId + k + 1)
      summary.applications++
      if (isRefused) {
        refused++
        summary.decayedRefusals += Math.exp(decided / 365)
      }
      if (product.yield === 'high') highYield++
      k++
    }
  }
  summary.refusedShare = refused / summary.applications
  summary.highYieldShare = highYield / summary.applications
  summary.downPayment = goodsLoans > 0 ? downRates / goodsLoans : 0
  summary.term = granted > 0 ? terms / granted : 0
  return summary
}

function annuityOf(credit: number, term: number, rate: number): number {
  return Math.round(((credit * rate) / (1 - (1 + rate) ** -term)) * 200) / 200
}

const RISKY = PRODUCTS.map((product) => product.risky)
const SHARE = PRODUCTS.map((product) => product.share)

function drawProduct(random: Random, risk: number): (typeof PRODUCTS)[number] {
  let sum = 0
  for (let k = 0; k < SHARE.length; k++)
    sum += SHARE[k]! * (1 + 0.18 * RISKY[k]! * Math.max(-2.5, Math.min(2.5, risk)))
  let goal = random.uniform() * sum
  for (let k = 0; k < SHARE.length - 1; k++) {
    goal -= SHARE[k]! * (1 + 0.18 * RISKY[k]! * Math.max(-2.5, Math.min(2.5, risk)))
    if (goal < 0) return PRODUCTS[k]!
  }
  return PRODUCTS[PRODUCTS.length - 1]!
}

const STATUS = ['Approved', 'Canceled', 'Refused', 'Unused offer'] as const

function drawStatus(random: Random, counts: readonly number[], risk: number): (typeof STATUS)[number] {
  const refusal = counts[2]! * Math.exp(0.75 * risk - 0.28)
  let goal = random.uniform() * (counts[0]! + counts[1]! + refusal + counts[3]!)
  for (let k = 0; k < 3; k++) {
    goal -= k === 2 ? refusal : counts[k]!
    if (goal < 0) return STATUS[k]!
  }
  return counts[3]! > 0 ? 'Unused offer' : 'Approved'
}
