import type { Random } from '../../../src/random/index.ts'
import { choice, normalShare, quantileFunction } from '../../../src/synth/index.ts'
import type { Traits } from './latent.ts'
import * as words from './previous-words.ts'
import { PRODUCTS, type Product } from './products.ts'

/** One earlier application as filed. Days are negative; NaN = missing. */
export type PreviousApplication = ReturnType<typeof drawPrevious>

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
const MONTHLY_RATE = { high: 0.04, middle: 0.028, low_normal: 0.017, low_action: 0.008, XNA: 0.02 }

/**
 * @param isFirst the application that made the person a client: nearly always granted, and the oldest
 * @param sameDayAs day of another application made on the same day
 */
export function drawPrevious(
  random: Random,
  traits: Traits,
  isFirst: boolean,
  sameDayAs: number | undefined,
) {
  const risk = traits.past
  const opensClient = isFirst && random.uniform() < 0.97
  const product = opensClient ? drawFirstProduct(random, risk) : drawProduct(random, risk)
  const status = opensClient ? 'Approved' : drawStatus(random, product, risk)
  const isGranted = status === 'Approved'
  const { kind } = product
  const isCash = kind === 'Cash loans'
  const isGoods = kind === 'Consumer loans'
  const isCard = kind === 'Revolving loans'
  const recency = 0.45 * risk - 0.12 * traits.age + (opensClient ? -1.3 : isGranted ? 0 : 0.5)
  const decided =
    sameDayAs ?? -Math.round(daysDecided(1 - normalShare(0.5 * recency + 0.88 * random.normal())))
  // A cancelled request rarely got as far as amounts.
  const isBlank =
    status === 'Canceled'
      ? random.uniform() < (isGoods ? 0.82 : 0.967)
      : status === 'Unused offer'
        ? isCash
        : status === 'Refused' && !isGoods && random.uniform() < (isCash ? 0.168 : 0.051)
  const term = isCard
    ? 0
    : Number((isCash ? cashTerm : goodsTerm).pick(random.uniform() ** (isCash ? Math.exp(-0.25 * risk) : 1)))
  const asked = isBlank ? 0 : drawAmount(random, kind, traits.wealth)
  const downRate =
    isGoods && !isBlank ? downPaymentRate(normalShare(-0.5 * risk + 0.87 * random.normal())) : Number.NaN
  const downPayment = Math.round((isGoods ? downRate * asked : 0) * 2) / 2
  const extra = isGoods ? 0.16 * random.uniform() ** 2 : isCash ? 0.22 * random.uniform() ** 1.5 : 0
  const credit = isBlank
    ? 0
    : isCard
      ? asked
      : Math.round(((asked - (downPayment || 0)) * (1 + extra)) / 4.5) * 4.5
  const rate = MONTHLY_RATE[product.yield] * (0.85 + 0.3 * random.uniform())
  const area = isGoods || random.uniform() > 0.87 ? Math.round(sellerArea(random.uniform())) : -1
  const isPaidOut = isGranted && random.uniform() >= (isCash ? 0.078 : isGoods ? 0.022 : 0.043)
  const firstDue = decided + 28 + random.integer(20)
  const endsEarly = random.uniform() < 0.36
  const ended = isCard || !endsEarly ? term : Math.max(1, Math.ceil(term * (0.15 + 0.8 * random.uniform())))
  const lastDue = firstDue + 30 * (ended - 1)
  const hasRates = isGoods && isGranted && random.uniform() < 0.0125
  return {
    product,
    status,
    kind,
    isCash,
    isGoods,
    isCard,
    isBlank,
    isPaidOut,
    decided,
    term,
    asked,
    credit,
    downRate: isGoods ? downRate : isCash && !isBlank && area !== -1 ? 0 : Number.NaN,
    downPayment: isGoods && !isBlank ? downPayment : isCash && !isBlank && area !== -1 ? 0 : Number.NaN,
    annuity: isBlank ? Number.NaN : isCard ? credit / 20 : annuityOf(credit, term, rate),
    goodsPrice: isBlank
      ? isCash && status === 'Unused offer'
        ? 0
        : Number.NaN
      : isCard && random.uniform() < 0.4
        ? Number.NaN
        : asked,
    firstDue,
    ended,
    lastDue,
    isOpen: isCard ? random.uniform() < 0.8 : lastDue >= 0,
    cardStarted: isCard && random.uniform() < 0.65,
    suite: random.uniform() < (isGoods ? 0.22 : 0.72) ? '' : words.SUITE.pick(random.uniform()),
    weekday: words.WEEKDAY.pick(random.uniform()),
    hour: Math.floor(7 + 6 * (random.uniform() + random.uniform()) + 4 * (random.uniform() - 0.5)),
    purpose: !isCash
      ? 'XAP'
      : product.combination.startsWith('Cash Street') && random.uniform() < 0.5
        ? words.PURPOSE.pick(random.uniform())
        : 'XNA',
    reason:
      status === 'Refused'
        ? words.REJECTION.pick(random.uniform())
        : status === 'Unused offer'
          ? 'CLIENT'
          : 'XAP',
    payment: isBlank || isCard || random.uniform() < 0.12 ? 'XNA' : words.PAYMENT.pick(random.uniform()),
    client: opensClient && random.uniform() < 0.8 ? 'New' : words.CLIENT.pick(random.uniform()),
    goods: isGoods ? words.GOODS[product.goods].pick(random.uniform()) : 'XNA',
    channel: (isGoods ? words.SHOP_CHANNEL : words.OFFICE_CHANNEL).pick(random.uniform()),
    area,
    industry: isGoods ? words.INDUSTRY[product.goods].pick(random.uniform()) : 'XNA',
    primaryRate: hasRates ? 0.14 + 0.06 * random.uniform() : Number.NaN,
    privilegedRate: hasRates
      ? words.PRIVILEGED_RATES[random.integer(words.PRIVILEGED_RATES.length)]!
      : Number.NaN,
    isInsured: random.uniform() < (isCash ? 0.8 : isGoods ? 0.17 : 0.005),
  }
}

function drawAmount(random: Random, kind: Product['kind'], wealth: number): number {
  if (kind === 'Cash loans')
    return Math.round(Math.exp(12.25 + 0.95 * random.normal() + 0.25 * wealth) / 4500) * 4500 + 22500
  if (kind === 'Revolving loans')
    return Math.max(Math.round(Math.exp(11.75 + 0.75 * random.normal() + 0.15 * wealth) / 45000), 1) * 45000
  return Math.round(Math.exp(11.15 + 0.8 * random.normal() + 0.15 * wealth) / 4.5) * 4.5
}

function annuityOf(credit: number, term: number, rate: number): number {
  return Math.round(((credit * rate) / (1 - (1 + rate) ** -term)) * 200) / 200
}

function drawFirstProduct(random: Random, risk: number): Product {
  for (;;) {
    const product = drawProduct(random, risk)
    if (product.kind === 'Consumer loans' || (product.status[0] > 0 && random.uniform() < 0.35))
      return product
  }
}

function drawProduct(random: Random, risk: number): Product {
  const tilt = 0.3 * Math.max(-2.5, Math.min(2.5, risk))
  const weight = ({ share, risky, kind, combination }: Product): number =>
    share * (1 + tilt * risky) * (kind === 'Consumer loans' ? 0.76 : combination === 'Cash' ? 1.27 : 1.1)
  let goal = 0
  for (const product of PRODUCTS) goal += weight(product)
  goal *= random.uniform()
  for (const product of PRODUCTS) {
    goal -= weight(product)
    if (goal < 0) return product
  }
  return PRODUCTS[0]!
}

const STATUS = ['Approved', 'Canceled', 'Refused', 'Unused offer'] as const

/** Granted first applications are extra, so the others are granted less often than the product's overall share. */
function drawStatus(random: Random, product: Product, risk: number): (typeof STATUS)[number] {
  const counts = product.status
  const isCard = product.kind === 'Revolving loans'
  const weights = [
    counts[0] * (isCard ? 1.2 : 0.8),
    counts[1],
    counts[2] * Math.exp(0.95 * risk - 0.38) * 1.2,
    counts[3],
  ]
  let goal = random.uniform() * (weights[0]! + weights[1]! + weights[2]! + weights[3]!)
  for (let k = 0; k < 3; k++) {
    goal -= weights[k]!
    if (goal < 0) return STATUS[k]!
  }
  return counts[3] > 0 ? 'Unused offer' : 'Refused'
}
