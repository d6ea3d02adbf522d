import { createRandom, type Random } from '../../../src/random/index.ts'
import { type CsvTable, choice, logistic, normalShare, quantileFunction } from '../../../src/synth/index.ts'
import type { Traits } from './latent.ts'

const NO_BUREAU_SHARE = 0.1416
const TYPE = choice({
  'Consumer credit': 0.7281,
  'Credit card': 0.2339,
  'Car loan': 0.0157,
  Mortgage: 0.0103,
  Microloan: 0.0094,
  'Loan for business development': 0.0012,
  'Another type of loan': 0.0006,
  'Loan for working capital replenishment': 0.0003,
  'Unknown type of loan': 0.0002,
  'Cash loan (non-earmarked)': 0.0001,
})
const CURRENCY = choice({ 'currency 1': 0.9993, 'currency 2': 0.0006, 'currency 3': 0.0001 })
const creditCount = quantileFunction([
  [0, 1],
  [0.13, 2],
  [0.25, 2.8],
  [0.5, 4.75],
  [0.75, 7.7],
  [0.9, 11.6],
  [0.99, 20.4],
  [0.9995, 36],
  [1, 57],
])
const daysSinceOpened = quantileFunction([
  [0, 2],
  [0.01, 37],
  [0.05, 128],
  [0.25, 476],
  [0.5, 984],
  [0.75, 1650],
  [0.95, 2659],
  [1, 2922],
])
/** Days of term: typical and spread (log scale), by type; other types like a consumer credit. */
const TERMS: Readonly<Record<string, readonly [typical: number, spread: number]>> = {
  'Consumer credit': [520, 0.75],
  'Credit card': [1300, 0.5],
  'Car loan': [1500, 0.35],
  Mortgage: [4600, 0.35],
  Microloan: [70, 0.7],
}
const AMOUNTS: Readonly<Record<string, readonly [typical: number, spread: number]>> = {
  'Consumer credit': [130_000, 1.25],
  'Credit card': [110_000, 1.05],
  'Car loan': [560_000, 0.6],
  Mortgage: [1_700_000, 0.7],
  Microloan: [14_000, 0.8],
}
const ARREARS = ['1', '2', '3', '4', '5'] as const

/** What the bureau tables show about one person, as far as the true probability of default depends on it. */
export interface BureauSummary {
  readonly credits: number
  /** Debt over credit of the active credits, 0 when none. */
  readonly debtRatio: number
  /** Mean days since the credits were opened. */
  readonly meanDays: number
}

export function hasBureau(seed: number, index: number): boolean {
  return createRandom(seed, `has bureau ${index}`).uniform() >= NO_BUREAU_SHARE
}

/**
 * Draws and writes one person's credits at other lenders.
 * @param firstId the id of the first credit; ids rise by one
 * @param hasBalances whether monthly balances of these credits are known
 */
export function writeBureau(
  seed: number,
  index: number,
  applicationId: number,
  firstId: number,
  traits: Traits,
  hasBalances: boolean,
  tables: { readonly bureau: CsvTable; readonly balance: CsvTable },
): BureauSummary {
  const random = createRandom(seed, `bureau ${index}`)
  const risk = traits.bureau
  const count = Math.floor(creditCount(normalShare(0.15 * risk + 0.2 * traits.age + 0.95 * random.normal())))
  const knowsOverdue = random.uniform() < 0.62 ? 0.05 : 0.66
  const knowsAnnuity = random.uniform() < 0.5 ? 0.05 : 0.83
  const knowsLimit = random.uniform() < 0.5 ? 0.35 : 0.9
  const openedLong = -0.7 * risk + 0.15 * traits.age
  let debts = 0
  let credits = 0
  let days = 0
  for (let k = 0; k < count; k++) {
    const id = firstId + k
    const type = TYPE.pick(random.uniform())
    const isCard = type === 'Credit card'
    const [typicalTerm, termSpread] = TERMS[type] ?? TERMS['Consumer credit']!
    const [typicalAmount, amountSpread] = AMOUNTS[type] ?? AMOUNTS['Consumer credit']!
    const opened = -Math.round(
      daysSinceOpened(normalShare(0.6 * openedLong + 0.88 * random.normal() + (isCard ? 0.05 : -0.05))),
    )
    const term = Math.round(typicalTerm * Math.exp(termSpread * random.normal()))
    const planned = opened + Math.max(term, 10)
    const closedEarly =
      opened +
      Math.round((isCard ? 0.35 + 2.2 * random.uniform() : 0.3 + 0.75 * random.uniform() ** 0.6) * term)
    const isClosed = closedEarly < 0
    const isSold = random.uniform() < 0.0037
    const amount =
      random.uniform() < (isCard ? 0.14 : 0.006)
        ? 0
        : roundAmount(random, typicalAmount * Math.exp(amountSpread * random.normal() + 0.25 * traits.wealth))
    const ratio = isCard
      ? normalShare(1.2 * risk + 0.8 * random.normal() - 0.35)
      : Math.min(Math.max(-opened / term, 0.02), 1) ** 0.8 < 1
        ? (1 - Math.min(-opened / term, 0.97)) * (0.75 + 0.25 * random.uniform()) +
          0.25 * normalShare(risk) -
          0.08
        : 0.05
    const oddDebt = random.uniform()
    let debt = isClosed ? 0 : Math.round(Math.max(ratio, 0) * amount * 100) / 100
    if (!isClosed && oddDebt < 0.006) debt = -Math.round(3000 * random.uniform() * 100) / 100
    const debtKnown = random.uniform() >= (isClosed ? 0.125 : 0.18)
    const wasOverdue = random.uniform() < logistic(-2.65 + 1.05 * risk)
    const overdueKnown = random.uniform() < (wasOverdue ? 0.85 : knowsOverdue)
    const maxOverdue = overdueKnown
      ? wasOverdue
        ? Math.round(100 * Math.exp(8.6 + 1.3 * random.normal())) / 100
        : 0
      : Number.NaN
    const isOverdueNow = !isClosed && wasOverdue && random.uniform() < 0.05
    const ancient = random.uniform()

    if (!isClosed && !isSold && amount > 0) {
      credits += amount
      debts += debtKnown ? debt : 0
    }
    days -= opened

    const { bureau } = tables
    bureau.integer(applicationId)
    bureau.integer(id)
    bureau.text(isSold ? 'Sold' : isClosed ? 'Closed' : 'Active')
    bureau.text(CURRENCY.pick(random.uniform()))
    bureau.integer(opened)
    bureau.integer(isOverdueNow ? 5 + random.integer(60) : 0)
    // Cards without an end carry a date decades ahead; a few dates are nonsense in the other direction.
    bureau.decimal(
      random.uniform() < (isCard ? 0.19 : 0.02)
        ? Number.NaN
        : ancient < 0.00003
          ? -41_000 - random.integer(1000)
          : isCard && !isClosed && ancient < 0.3
            ? 30_800 + random.integer(400)
            : planned,
    )
    bureau.decimal(isClosed ? (ancient > 0.99997 ? -41_500 : closedEarly) : Number.NaN)
    bureau.decimal(maxOverdue)
    bureau.integer(random.uniform() < 0.0037 ? 1 + Math.floor(-Math.log(1 - random.uniform()) / 1.8) : 0)
    bureau.decimal(amount)
    bureau.decimal(debtKnown ? debt : Number.NaN)
    bureau.decimal(
      random.uniform() < knowsLimit
        ? isCard && !isClosed && random.uniform() < 0.45
          ? Math.max(amount - Math.max(debt, 0), 0)
          : 0
        : Number.NaN,
    )
    bureau.decimal(isOverdueNow ? Math.max(maxOverdue > 0 ? maxOverdue : 45, 4.5) : 0)
    bureau.text(type)
    bureau.integer(
      isClosed
        ? Math.max(closedEarly, -Math.floor(3000 * random.uniform() ** 0.7))
        : -Math.floor(-Math.log(1 - random.uniform()) * 40),
    )
    bureau.decimal(
      random.uniform() < knowsAnnuity
        ? random.uniform() < 0.55 || isCard
          ? 0
          : Math.round((amount / Math.max(term / 30, 1)) * 115) / 100
        : Number.NaN,
    )
    bureau.endRow()

    if (hasBalances)
      writeBalances(random, tables.balance, id, opened, isClosed ? closedEarly : 0, risk, wasOverdue)
  }
  const debtRatio = credits > 0 ? Math.min(Math.max(debts / credits, 0), 1.5) : 0
  return { credits: count, debtRatio, meanDays: days / count }
}

/** Monthly statuses from the newest month to the opening. */
function writeBalances(
  random: Random,
  table: CsvTable,
  id: number,
  opened: number,
  closed: number,
  risk: number,
  wasOverdue: boolean,
): void {
  const firstMonth = -Math.min(Math.floor(-opened / 30.4), 96)
  const closedMonth = closed < 0 ? -Math.floor(-closed / 30.4) : 1
  const lateChance = Math.min(0.9, Math.exp(-5.2 + 0.8 * risk + (wasOverdue ? 1.9 : 0)))
  const unknown = random.uniform() < 0.36 ? 0.85 : 0.2
  let bucket = -1
  for (let month = 0; month >= firstMonth; month--) {
    table.integer(id)
    table.integer(month)
    if (month >= closedMonth && closed < 0) table.text('C')
    else if (random.uniform() < (bucket >= 0 ? 0.35 : lateChance)) {
      bucket = bucket >= 0 && random.uniform() < 0.4 ? Math.min(bucket + 1, 4) : Math.max(bucket, 0)
      table.text(ARREARS[bucket]!)
    } else {
      bucket = -1
      table.text(random.uniform() < unknown ? 'X' : '0')
    }
    table.endRow()
  }
}

function roundAmount(random: Random, amount: number): number {
  const round = random.uniform()
  if (round < 0.35) return Math.max(Math.round(amount / 4500), 1) * 4500
  return round < 0.7 ? Math.round(amount * 2) / 2 : Math.round(amount * 100) / 100
}
