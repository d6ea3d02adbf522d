import { createRandom, type Random } from '../../../src/random/index.ts'
import { type CsvTable, logistic, quantileFunction } from '../../../src/synth/index.ts'
import type { GrantedLoan } from './previous.ts'

/** What instalments and loan balances show about one person, as far as the true probability of default depends on it. */
export interface RepaymentSummary {
  instalments: number
  late: number
  /** Loan balance months. */
  months: number
  /** Over the last balance of each loan: instalments to come and instalments in all. */
  toCome: number
  planned: number
}

export function emptyRepayment(): RepaymentSummary {
  return { instalments: 0, late: 0, months: 0, toCome: 0, planned: 0 }
}

const daysLate = quantileFunction([
  [0, 1],
  [0.25, 2],
  [0.5, 4],
  [0.75, 9],
  [0.95, 27],
  [0.99, 70],
  [1, 160],
])
const daysEarly = quantileFunction([
  [0, 0],
  [0.17, 0],
  [0.45, 6],
  [0.72, 15],
  [0.94, 34],
  [0.99, 72],
  [1, 150],
])

/** Adds one merged instalment to the summary. `late` = last payment − due day, NaN when unpaid. */
export function countInstalment(summary: RepaymentSummary, late: number): void {
  summary.instalments++
  if (late > 0) summary.late++
}

export interface InstalmentRow {
  readonly loan: number
  readonly applicationId: number
  readonly version: number
  readonly number: number
  readonly due: number
}

export function writeInstalment(
  table: CsvTable,
  row: InstalmentRow,
  paidOn: number,
  amount: number,
  paid: number,
): void {
  table.integer(row.loan)
  table.integer(row.applicationId)
  table.decimal(row.version)
  table.integer(row.number)
  table.decimal(row.due)
  table.decimal(paidOn)
  table.decimal(amount, 3)
  table.decimal(paid, 3)
  table.endRow()
}

const paidOn = new Float64Array(128)

/**
 * Writes the instalments and the monthly balances of one granted cash or goods loan; both tell the same story: a month
 * shows days past due exactly when an instalment due before its end was paid after it.
 */
export function writeLoanRepayment(
  seed: number,
  applicationId: number,
  loan: GrantedLoan,
  pay: number,
  tables: { readonly pos: CsvTable; readonly instalments: CsvTable },
  summary: RepaymentSummary,
): void {
  const random = createRandom(seed, `loan ${loan.id}`)
  const lateChance = logistic(-2.85 + 1.0 * pay + 0.4 * random.normal())
  const underpaidChance = 0.018 * Math.exp(0.75 * pay)
  const hasRows = random.uniform() < 0.985
  const count = Math.min(loan.ended, Math.floor((-1 - loan.firstDue) / 30) + 1)
  for (let number = 1; number <= count; number++) {
    const due = loan.firstDue + 30 * (number - 1)
    const isLate = random.uniform() < lateChance
    const late = isLate
      ? Math.round(daysLate(random.uniform()) * Math.exp(0.25 * Math.min(pay, 2)))
      : -Math.round(daysEarly(random.uniform()))
    let day = due + late
    if (day >= 0) day = random.uniform() < 0.5 ? Number.NaN : Math.min(due + Math.max(late, 0), -1)
    if (day < loan.decided) day = due
    paidOn[number] = day
    if (!hasRows) continue
    const isFinal = number === loan.ended && loan.ended < loan.term
    const amount = Math.round(loan.annuity * (isFinal ? 1 + 0.7 * (loan.term - loan.ended) : 1) * 200) / 200
    const isUnderpaid = Number.isNaN(day) || random.uniform() < underpaidChance
    const paid = Number.isNaN(day)
      ? Number.NaN
      : isUnderpaid
        ? Math.round(amount * (0.2 + 0.7 * random.uniform()) * 100) / 100
        : amount
    const row = { loan: loan.id, applicationId, version: isFinal ? 2 : 1, number, due }
    const split = random.uniform()
    if (split < 0.0006) {
      writeInstalment(tables.instalments, { ...row, version: 1 }, day, 0, paid)
      countInstalment(summary, day - due)
    } else if (split < 0.016 && !isUnderpaid && amount > 10) {
      const first = Math.round(amount * (0.2 + 0.6 * random.uniform()) * 100) / 100
      writeInstalment(
        tables.instalments,
        row,
        Math.max(day - 1 - random.integer(6), loan.decided),
        amount,
        first,
      )
      writeInstalment(tables.instalments, row, day, amount, amount - first)
      countInstalment(summary, day - due)
    } else {
      writeInstalment(tables.instalments, row, day, amount, paid)
      countInstalment(summary, day - due)
    }
  }
  writeBalances(random, applicationId, loan, count, tables.pos, summary)
}

function writeBalances(
  random: Random,
  applicationId: number,
  loan: GrantedLoan,
  due: number,
  table: CsvTable,
  summary: RepaymentSummary,
): void {
  // Most loans have no balance for the month in which they were paid out.
  const first = Math.max(Math.floor((loan.decided + 26) / 30) + 1, -96)
  const lastDue = loan.firstDue + 30 * (loan.ended - 1)
  const last = Math.min(Math.ceil(lastDue / 30) + 1, -1)
  if (last < first) return
  const isOver = lastDue < 0 && last <= -1 && due === loan.ended
  const endedEarly = loan.ended < loan.term
  const forgotten = random.uniform() < 0.0025 ? last - 3 : 0
  const returned = random.uniform() < 0.0006 * (loan.term > 0 ? 11 : 0)
  let toCome = loan.term
  let planned = loan.term
  for (let month = first; month <= last; month++) {
    const snapshot = 30 * month
    const dueBy = Math.min(Math.max(Math.floor((snapshot - loan.firstDue) / 30) + 1, 0), due)
    let pastDue = 0
    for (let number = Math.max(dueBy - 6, 1); number <= dueBy && pastDue === 0; number++) {
      const day = loan.firstDue + 30 * (number - 1)
      const paid = paidOn[number]!
      if (!(paid <= snapshot) && snapshot > day) pastDue = snapshot - day
    }
    const isEnd = month === last && isOver
    if (isEnd) pastDue = 0
    // A few closed loans keep an unpaid trifle whose days past due grow for years without counting as arrears.
    const trifle = forgotten < 0 && month > forgotten && !isEnd ? snapshot - 30 * forgotten + 400 : 0
    planned = endedEarly && (isEnd || dueBy >= loan.ended) ? loan.ended : loan.term
    toCome = isEnd ? 0 : Math.max(planned - dueBy, 0)
    const isUnknown = random.uniform() < 0.0026
    table.integer(loan.id)
    table.integer(applicationId)
    table.integer(month)
    table.decimal(isUnknown ? Number.NaN : planned)
    table.decimal(isUnknown ? Number.NaN : toCome)
    table.text(isEnd ? 'Completed' : statusOf(random, month === first, returned && month === last))
    table.integer(Math.max(pastDue, trifle))
    table.integer(pastDue >= 3 ? pastDue : 0)
    table.endRow()
    summary.months++
  }
  summary.toCome += toCome
  summary.planned += planned
}

function statusOf(random: Random, isFirst: boolean, isReturned: boolean): string {
  if (isReturned) return 'Returned to the store'
  const share = random.uniform()
  if (isFirst) return share < 0.1 ? 'Signed' : share < 0.105 ? 'Approved' : 'Active'
  return share < 0.0009 ? 'Demand' : share < 0.0012 ? 'Amortized debt' : 'Active'
}
