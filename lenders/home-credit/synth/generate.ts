import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../../../src/errors/index.ts'
import { createRandom } from '../../../src/random/index.ts'
import { CsvTable, systematicOutcomes } from '../../../src/synth/index.ts'
import { drawApplication } from './application.ts'
import { writeApplication } from './application-row.ts'
import { hasBureau, writeBureau } from './bureau.ts'
import { emptyCards, writeCard } from './card.ts'
import * as columns from './columns.ts'
import { truth } from './effects.ts'
import { drawEnvelope, drawPerson } from './person.ts'
import { type GrantedLoan, writePrevious } from './previous.ts'
import { emptyRepayment, writeLoanRepayment } from './repayment.ts'

export interface GenerateOptions {
  /** 1 … 10,000,000, train and test together. */
  readonly applications: number
  /** Any whole number; its low 32 bits count. */
  readonly seed: number
  /** Folder for the files; made when absent. Files of the same name are replaced. */
  readonly out: string
  /** Share of applications without outcome, 0 … 0.9. */
  readonly testShare?: number
  /** Last day of the data, ISO date; received dates lie in the three years up to it. */
  readonly lastDay?: string
  /** Called about a hundred times. */
  readonly onProgress?: (done: number, total: number) => void
  /** Stops the run with E_STOPPED. */
  readonly signal?: AbortSignal
}

export interface GenerateSummary {
  readonly applications: number
  readonly trainApplications: number
  readonly testApplications: number
  readonly persons: number
  readonly defaults: number
  /** Share of TARGET = 1 among train applications. */
  readonly defaultRate: number
  readonly meanTruePd: number
  readonly files: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[]
}

/** Shares of the full data: 48,744 of 356,255 applications have no outcome. */
const TEST_SHARE = 0.1368
/** Annuities are monthly (credit over annuity is a term in months) and take about a sixth of the income: so it is monthly too. */
const INCOME_PERIOD = 'month'
const LAST_DAY = '2026-11-20'
/** Monthly balances of other lenders' credits are known for part of the train customers and all test customers. */
const BALANCE_SHARE_TRAIN = 0.35
const DAY_MS = 86_400_000
/** Rows of different customers mix within this many rows. */
const WINDOW = 16_384

/**
 * Writes a synthetic lender: the eight Home Credit files, `applications.csv` and the side file `truth.csv`.
 * The same options give the same bytes; memory does not grow with the number of applications.
 * @throws VitrineError E_OPTION for options out of range, E_STOPPED when `signal` fires
 */
export async function generateHomeCredit(options: GenerateOptions): Promise<GenerateSummary> {
  const { applications, seed, out, testShare = TEST_SHARE, lastDay = LAST_DAY, onProgress, signal } = options
  const lastDayMs = checkOptions(applications, seed, testShare, lastDay)
  await mkdir(out, { recursive: true })
  const opened: (readonly [name: string, table: CsvTable])[] = []
  const open = async (name: string, header: readonly string[], isShuffled: boolean): Promise<CsvTable> => {
    const shuffle = { shuffleRows: { window: WINDOW, random: createRandom(seed, `rows of ${name}`) } }
    const table = await CsvTable.create({ path: join(out, name), header, ...(isShuffled && shuffle) })
    opened.push([name, table])
    return table
  }
  let isComplete = false
  try {
    const trainColumns = columns.APPLICATION_COLUMNS
    const tables = {
      train: await open('application_train.csv', trainColumns, false),
      test: await open(
        'application_test.csv',
        trainColumns.filter((name) => name !== 'TARGET'),
        false,
      ),
      bureau: await open('bureau.csv', columns.BUREAU_COLUMNS, true),
      balance: await open('bureau_balance.csv', columns.BUREAU_BALANCE_COLUMNS, true),
      previous: await open('previous_application.csv', columns.PREVIOUS_COLUMNS, true),
      pos: await open('POS_CASH_balance.csv', columns.POS_COLUMNS, true),
      card: await open('credit_card_balance.csv', columns.CARD_COLUMNS, true),
      instalments: await open('installments_payments.csv', columns.INSTALMENT_COLUMNS, true),
      envelope: await open('applications.csv', columns.ENVELOPE_COLUMNS, false),
      truth: await open('truth.csv', columns.TRUTH_COLUMNS, false),
    }
    const ids = createRandom(seed, 'ids')
    const isDefault = systematicOutcomes(ids.uniform())
    const reportEvery = Math.max(Math.floor(applications / 100), 1)
    const loans: GrantedLoan[] = []
    let applicationId = 100_000
    let bureauId = 5_000_000
    let previousId = 1_000_000
    let persons = 0
    let defaults = 0
    let pdSum = 0
    for (let index = 0; index < applications; index++) {
      applicationId += ids.uniform() < 0.002 ? 2 : 1
      bureauId += ids.integer(3)
      previousId += ids.integer(3)
      const envelope = drawEnvelope(seed, index, testShare)
      const person = drawPerson(seed, envelope.person, testShare)
      if (envelope.person === index) persons++
      const isKnown = hasBureau(seed, index)
      const application = drawApplication(seed, index, envelope, person, isKnown)

      const hasBalances =
        envelope.isTest || createRandom(seed, `has balances ${index}`).uniform() < BALANCE_SHARE_TRAIN
      const bureau = isKnown
        ? writeBureau(seed, index, applicationId, bureauId, person.traits, hasBalances, tables)
        : undefined
      bureauId += bureau?.credits ?? 0

      loans.length = 0
      const previous = writePrevious(
        seed,
        index,
        applicationId,
        previousId,
        person.traits,
        tables.previous,
        loans,
      )
      previousId += previous.applications
      const repayment = emptyRepayment()
      const cards = emptyCards()
      for (const loan of loans) {
        if (loan.isCard) writeCard(seed, applicationId, loan, person.traits, tables, cards, repayment)
        else writeLoanRepayment(seed, applicationId, loan, person.traits.pay, tables, repayment)
      }

      const { pd, ...parts } = truth(application, bureau, previous, repayment, cards)
      if (envelope.isTest) writeApplication(tables.test, applicationId, undefined, application)
      else {
        const target = isDefault(pd) ? 1 : 0
        defaults += target
        pdSum += pd
        writeApplication(tables.train, applicationId, target, application)
      }
      tables.truth.integer(applicationId)
      tables.truth.decimal(pd, 10)
      for (const part of [
        parts.application,
        parts.bureau,
        parts.previous,
        parts.installments,
        parts.pos,
        parts.card,
      ])
        tables.truth.decimal(part, 8)
      tables.truth.endRow()
      tables.envelope.integer(applicationId)
      tables.envelope.text(`P${String(envelope.person + 1).padStart(7, '0')}`)
      tables.envelope.text(person.name)
      tables.envelope.text(new Date(lastDayMs - envelope.daysBack * DAY_MS).toISOString().slice(0, 10))
      tables.envelope.text(person.branch)
      tables.envelope.text(person.adviser)
      tables.envelope.text('EUR')
      tables.envelope.text(INCOME_PERIOD)
      tables.envelope.endRow()

      for (const [, table] of opened) if (table.full) await table.flush()
      if ((index + 1) % reportEvery === 0) onProgress?.(index + 1, applications)
      if (signal?.aborted) stopped(index + 1, applications)
    }
    for (const [, table] of opened) await table.close()
    isComplete = true
    const trainApplications = tables.train.rows
    return {
      applications,
      trainApplications,
      testApplications: tables.test.rows,
      persons,
      defaults,
      defaultRate: defaults / Math.max(trainApplications, 1),
      meanTruePd: pdSum / Math.max(trainApplications, 1),
      files: opened.map(([name, { rows, bytes }]) => ({ name, rows, bytes })),
    }
  } finally {
    if (!isComplete) for (const [, table] of opened) await table.abandon()
  }
}

function checkOptions(applications: number, seed: number, testShare: number, lastDay: string): number {
  const refuse = (what: string, got: unknown, expected: string): never =>
    fail('E_OPTION', { what, got: String(got), expected, remedy: 'Correct the option and run again.' })
  if (!Number.isInteger(applications) || applications < 1 || applications > 10_000_000)
    refuse('The number of applications cannot be used.', applications, 'a whole number from 1 to 10,000,000')
  if (!Number.isSafeInteger(seed)) refuse('The seed cannot be used.', seed, 'a whole number')
  if (!(testShare >= 0 && testShare <= 0.9))
    refuse('The test share cannot be used.', testShare, 'a number from 0 to 0.9')
  const time = /^\d{4}-\d{2}-\d{2}$/.test(lastDay) ? Date.parse(`${lastDay}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) refuse('The last day cannot be used.', lastDay, 'a date such as 2026-11-20')
  return time
}

function stopped(done: number, total: number): never {
  return fail('E_STOPPED', {
    what: 'Generating was stopped.',
    got: `${done} of ${total} applications`,
    expected: 'all applications',
    remedy: 'Run the command again; the files written so far are incomplete.',
  })
}
