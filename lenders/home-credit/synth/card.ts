import { createRandom, type Random } from '../../../src/random/index.ts'
import { type CsvTable, normalShare } from '../../../src/synth/index.ts'
import type { GrantedLoan } from './previous.ts'
import { countInstalment, type InstalmentRow, type RepaymentSummary, writeInstalment } from './repayment.ts'

/** What card balances show about one person, as far as the true probability of default depends on it. */
export interface CardSummary {
  months: number
  /** Sum over months of balance over limit, capped at 1.2 a month; months with a limit. */
  utilisation: number
  limitMonths: number
}

export function emptyCards(): CardSummary {
  return { months: 0, utilisation: 0, limitMonths: 0 }
}

/** Monthly interest on the principal of a card. */
const MONTHLY_RATE = 0.025

/** Writes the monthly balances of one card and its instalments (version 0). */
export function writeCard(
  seed: number,
  applicationId: number,
  loan: GrantedLoan,
  traits: { readonly card: number; readonly pay: number },
  tables: { readonly card: CsvTable; readonly instalments: CsvTable },
  cards: CardSummary,
  repayment: RepaymentSummary,
): void {
  const random = createRandom(seed, `card ${loan.id}`)
  if (random.uniform() < 0.06) return
  const first = Math.max(Math.floor(loan.decided / 30) + 1, -96)
  const last = random.uniform() < 0.75 ? -1 : -2 - Math.floor(2.5 * random.uniform() ** 3)
  if (first > last) return
  const isUsed = random.uniform() < 0.66
  const isCompleted = random.uniform() < 0.12
  const completedFrom = isCompleted ? Math.round(first + (last - first) * (0.5 + 0.5 * random.uniform())) : 1
  const appetite = normalShare(1.05 * traits.card + 0.75 * random.normal() - 0.35)
  const cashHabit = normalShare(0.7 * traits.card + 0.7 * random.normal() - 0.6)
  let limit = loan.limit > 0 ? loan.limit : 45000
  let balance = 0
  let mature = 0
  for (let month = first; month <= last; month++) {
    if (random.uniform() < 0.012) limit = Math.max(45000, limit + (random.uniform() < 0.6 ? 45000 : -45000))
    const isOver = isCompleted && month >= completedFrom
    const limitNow = isOver || (!isUsed && month > -24 && random.uniform() < 0.35) ? 0 : limit
    const draws =
      isUsed && !isOver && limitNow > 0
        ? drawings(random, appetite, cashHabit, limitNow, balance)
        : NO_DRAWINGS
    const owed = balance
    const minimum =
      month === first ? Number.NaN : owed > 0 ? Math.min(Math.max(Math.round(limit * 0.05), 1), owed) : 0
    const isMissed = minimum > 0 && random.uniform() < 0.02 * Math.exp(0.6 * traits.pay)
    const wanted = random.uniform() < 0.12 ? owed : minimum * (1 + 1.2 * random.uniform() * (1.2 - appetite))
    const payment =
      owed > 0 && !isMissed && !isOver ? Math.min(Math.round(wanted * 100) / 100, owed) : isOver ? owed : 0
    const interest = Math.round(owed * MONTHLY_RATE * 100) / 100
    balance = Math.max(
      Math.round((owed + interest + draws.cash + draws.shop + draws.other - payment) * 100) / 100,
      0,
    )
    if (isOver) balance = 0
    const shown =
      balance === 0 && isUsed && random.uniform() < 0.004 ? -Math.round(2000 * random.uniform()) / 2 : balance
    const principal = Math.max(shown - interest, Math.min(shown, 0))
    const isPaymentKnown = draws.count > 0 || owed > 0 || random.uniform() < (isUsed ? 0.8 : 0.5)
    const drawingsKnown = isPaymentKnown
    if (minimum > 0) mature++
    const pastDue = isMissed ? 5 + random.integer(24) : 0
    const { card } = tables
    card.integer(loan.id)
    card.integer(applicationId)
    card.integer(month)
    card.decimal(shown, 3)
    card.integer(limitNow)
    card.decimal(drawingsKnown ? draws.cash : Number.NaN)
    card.decimal(draws.cash + draws.shop + draws.other)
    card.decimal(drawingsKnown ? draws.other : Number.NaN)
    card.decimal(drawingsKnown ? draws.shop : Number.NaN)
    card.decimal(minimum, 3)
    card.decimal(isPaymentKnown ? payment : Number.NaN)
    card.decimal(payment)
    card.decimal(principal, 3)
    card.decimal(shown, 3)
    card.decimal(shown, 3)
    card.decimal(drawingsKnown ? draws.cashCount : Number.NaN)
    card.integer(draws.count)
    card.decimal(drawingsKnown ? draws.otherCount : Number.NaN)
    card.decimal(drawingsKnown ? draws.shopCount : Number.NaN)
    card.decimal(Number.isNaN(minimum) ? Number.NaN : mature)
    card.text(isOver ? 'Completed' : month === first && random.uniform() < 0.1 ? 'Signed' : 'Active')
    card.integer(pastDue)
    card.integer(pastDue > 12 ? pastDue : 0)
    card.endRow()

    cards.months++
    if (limitNow > 0) {
      cards.limitMonths++
      cards.utilisation += Math.min(Math.max(shown / limitNow, 0), 1.2)
    }
    if (minimum > 0) {
      const due = 30 * month - 8
      const late = isMissed ? pastDue : -random.integer(12)
      const row = { loan: loan.id, applicationId, version: 0, number: mature, due }
      const paidOn = Math.min(due + late, -1)
      writePayments(
        random,
        tables.instalments,
        row,
        paidOn,
        minimum,
        isMissed ? minimum : Math.max(payment, minimum),
      )
      countInstalment(repayment, Math.min(due + late, -1) - due)
    }
  }
}

/** Card holders pay the instalment of a month in one to four payments, about two on average; the last one counts. */
function writePayments(
  random: Random,
  table: CsvTable,
  row: InstalmentRow,
  paidOn: number,
  minimum: number,
  paid: number,
): void {
  const count = paid < 10 ? 1 : choicePayments(random.uniform())
  let rest = paid
  for (let k = count; k > 1; k--) {
    const part = Math.round((rest / k) * (0.6 + 0.8 * random.uniform()) * 100) / 100
    writeInstalment(table, row, Math.max(paidOn - k - random.integer(4), row.due - 24), minimum, part)
    rest -= part
  }
  writeInstalment(table, row, paidOn, minimum, rest)
}

const choicePayments = (draw: number): number => (draw < 0.27 ? 1 : draw < 0.6 ? 2 : draw < 0.84 ? 3 : 4)

const NO_DRAWINGS = { cash: 0, shop: 0, other: 0, cashCount: 0, shopCount: 0, otherCount: 0, count: 0 }

function drawings(random: Random, appetite: number, cashHabit: number, limit: number, balance: number) {
  const room = limit * 1.03 - balance
  if (room < limit * 0.03 || random.uniform() > 0.12 + 0.5 * appetite) return NO_DRAWINGS
  const total = room * (0.15 + 0.75 * random.uniform()) * (0.25 + 0.75 * appetite)
  const cashShare = random.uniform() < cashHabit ? 0.4 + 0.6 * random.uniform() : 0
  const cash = Math.round((total * cashShare) / 2250) * 2250
  const other = random.uniform() < 0.006 ? Math.round(total * 10) / 100 : 0
  const shop = cash > 0 && cashShare > 0.8 ? 0 : Math.round((total - total * cashShare) * 100) / 100
  const cashCount = cash > 0 ? 1 + Math.floor(-Math.log(1 - random.uniform()) * 1.1) : 0
  const shopCount = shop > 0 ? 1 + Math.floor(-Math.log(1 - random.uniform()) * 3.2) : 0
  const otherCount = other > 0 ? 1 : 0
  return { cash, shop, other, cashCount, shopCount, otherCount, count: cashCount + shopCount + otherCount }
}
