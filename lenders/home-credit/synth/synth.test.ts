import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TableSchema } from '../../../src/ingest/table-schema.ts'
import * as schema from '../schema/index.ts'
import { type GenerateSummary, generateHomeCredit } from './index.ts'

type Rows = readonly Readonly<Record<string, string>>[]
const SIZE = 3000
const root = mkdtempSync(join(tmpdir(), 'synth-lender-'))
const cache = new Map<string, Rows>()
let summary: GenerateSummary

beforeAll(async () => {
  summary = await generateHomeCredit({ applications: SIZE, seed: 1, out: root })
})
afterAll(() => rmSync(root, { recursive: true }))

/** Small reader: quoted cells hold commas but never line ends. */
function read(file: string): Rows {
  const kept = cache.get(file)
  if (kept !== undefined) return kept
  const lines = readFileSync(join(root, `${file}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
  const header = lines[0]!.split(',')
  const rows = lines.slice(1).map((line) => {
    const cells = line.includes('"')
      ? [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2]!)
      : line.split(',')
    return Object.fromEntries(header.map((name, k) => [name, cells[k]!]))
  })
  cache.set(file, rows)
  return rows
}

const share = (rows: Rows, isHit: (row: Rows[number]) => boolean): number =>
  rows.filter(isHit).length / rows.length
const train = (): Rows => read('application_train')
const truePd = (): Map<string, number> =>
  new Map(read('truth').map((row) => [row.SK_ID_CURR!, Number(row.TRUE_PD)]))

/** Expected AUC of a score when outcomes follow the true PDs: no outcome noise, so that a small run can tell. */
function expectedAuc(pairs: readonly (readonly [score: number, pd: number])[]): number {
  let good = 0
  let wins = 0
  let bad = 0
  for (const [, pd] of [...pairs].sort((a, b) => a[0] - b[0])) {
    wins += pd * (good + (1 - pd) / 2)
    good += 1 - pd
    bad += pd
  }
  return wins / (good * bad)
}

it('writes the same bytes for the same seed and others for another seed', async () => {
  const digest = async (seed: number): Promise<string> => {
    const out = mkdtempSync(join(tmpdir(), 'synth-twice-'))
    await generateHomeCredit({ applications: 150, seed, out })
    const hash = createHash('sha256')
    for (const name of readdirSync(out).sort()) hash.update(name).update(readFileSync(join(out, name)))
    rmSync(out, { recursive: true })
    return hash.digest('hex')
  }
  expect(await digest(7)).toBe(await digest(7))
  expect(await digest(7)).not.toBe(await digest(8))
})

it('writes the columns of every table schema, in its order, and no TARGET in the test file', () => {
  const tables = Object.values(schema).flat() as unknown[]
  const schemas = tables.filter(
    (item): item is TableSchema => typeof item === 'object' && item !== null && 'files' in item,
  )
  expect(schemas.length).toBeGreaterThanOrEqual(8)
  for (const table of schemas)
    for (const file of table.files) {
      const header = readFileSync(join(root, `${file}.csv`), 'utf8').split('\n', 1)[0]
      const names = table.columns.map((column) => column.name)
      expect(header).toBe(names.filter((name) => file !== 'application_test' || name !== 'TARGET').join(','))
    }
})

it('has a base rate of 8.07 % ± 0.4 with 3,000 applications, and about 13.7 % without outcome', () => {
  expect(Math.abs(summary.defaultRate - 0.0807)).toBeLessThan(0.004)
  expect(Math.abs(summary.testApplications / SIZE - 0.1368)).toBeLessThan(0.02)
  expect(summary.trainApplications + summary.testApplications).toBe(SIZE)
})

it('has the category shares of the real table within 3 points', () => {
  const wanted: readonly (readonly [string, string, number])[] = [
    ['NAME_CONTRACT_TYPE', 'Cash loans', 0.903],
    ['CODE_GENDER', 'F', 0.66],
    ['FLAG_OWN_CAR', 'Y', 0.338],
    ['NAME_INCOME_TYPE', 'Pensioner', 0.18],
    ['NAME_EDUCATION_TYPE', 'Higher education', 0.24],
    ['NAME_FAMILY_STATUS', 'Married', 0.637],
    ['OCCUPATION_TYPE', 'Laborers', 0.172],
    ['OCCUPATION_TYPE', '', 0.31],
    ['ORGANIZATION_TYPE', 'Business Entity Type 3', 0.223],
    ['EXT_SOURCE_1', '', 0.568],
    ['EXT_SOURCE_3', '', 0.198],
    ['COMMONAREA_AVG', '', 0.6987],
    ['AMT_REQ_CREDIT_BUREAU_YEAR', '', 0.136],
  ]
  for (const [column, value, want] of wanted)
    expect(
      Math.abs(share(train(), (row) => row[column] === value) - want),
      `${column} ${value}`,
    ).toBeLessThan(0.03)
})

it('orders default rates as the real data do', () => {
  const pds = truePd()
  const rate = (column: string, value: string): number => {
    const rows = train().filter((row) => row[column] === value)
    return rows.reduce((sum, row) => sum + pds.get(row.SK_ID_CURR!)!, 0) / rows.length
  }
  expect(rate('CODE_GENDER', 'M') - rate('CODE_GENDER', 'F')).toBeGreaterThan(0.01)
  expect(
    rate('NAME_EDUCATION_TYPE', 'Secondary / secondary special') -
      rate('NAME_EDUCATION_TYPE', 'Higher education'),
  ).toBeGreaterThan(0.02)
  expect(rate('NAME_INCOME_TYPE', 'Working') - rate('NAME_INCOME_TYPE', 'Pensioner')).toBeGreaterThan(0.03)
  expect(rate('REGION_RATING_CLIENT_W_CITY', '3') - rate('REGION_RATING_CLIENT_W_CITY', '1')).toBeGreaterThan(
    0.05,
  )
  expect(rate('NAME_CONTRACT_TYPE', 'Cash loans')).toBeGreaterThan(
    rate('NAME_CONTRACT_TYPE', 'Revolving loans'),
  )
})

it('gives the external scores AUCs of about .70, .70, .73 (.66, .67, .69 in the public data) and the true PD about .80', () => {
  const pds = truePd()
  const auc = (column: string): number =>
    expectedAuc(
      train()
        .filter((row) => row[column] !== '')
        .map((row) => [-Number(row[column]), pds.get(row.SK_ID_CURR!)!]),
    )
  expect(Math.abs(auc('EXT_SOURCE_1') - 0.7)).toBeLessThan(0.03)
  expect(Math.abs(auc('EXT_SOURCE_2') - 0.7)).toBeLessThan(0.03)
  expect(Math.abs(auc('EXT_SOURCE_3') - 0.73)).toBeLessThan(0.03)
  const all = expectedAuc([...pds.values()].map((pd) => [pd, pd]))
  expect(all).toBeGreaterThan(0.785)
  expect(all).toBeLessThan(0.825)
})

it('plants the quirks of the real files', () => {
  const applications = train()
  expect(applications.filter((row) => row.CODE_GENDER === 'XNA')).toHaveLength(1)
  expect(applications.filter((row) => row.AMT_INCOME_TOTAL === '117000000.0')).toHaveLength(1)
  expect(applications.filter((row) => row.OBS_30_CNT_SOCIAL_CIRCLE === '348.0')).toHaveLength(1)
  for (const row of applications) expect(row.DAYS_EMPLOYED === '365243').toBe(row.ORGANIZATION_TYPE === 'XNA')
  expect(share(applications, (row) => row.DAYS_LAST_PHONE_CHANGE === '0.0')).toBeGreaterThan(0.1)
  const previous = read('previous_application')
  const cancelled = previous.filter((row) => row.NAME_CONTRACT_STATUS === 'Canceled')
  expect(share(cancelled, (row) => row.AMT_CREDIT === '0.0')).toBeGreaterThan(0.8)
  expect(share(previous, (row) => row.RATE_INTEREST_PRIMARY === '')).toBeGreaterThan(0.99)
  expect(previous.some((row) => row.FLAG_LAST_APPL_PER_CONTRACT === 'N')).toBe(true)
  expect(previous.some((row) => row.DAYS_TERMINATION === '365243.0')).toBe(true)
  expect(read('bureau').some((row) => Number(row.AMT_CREDIT_SUM_DEBT) < 0)).toBe(true)
  const instalments = read('installments_payments')
  expect(instalments.some((row) => row.DAYS_ENTRY_PAYMENT === '')).toBe(true)
  expect(instalments.some((row) => row.AMT_INSTALMENT === '0.0')).toBe(true)
  expect(instalments.some((row) => row.NUM_INSTALMENT_VERSION === '0.0')).toBe(true)
  expect(read('credit_card_balance').some((row) => row.AMT_CREDIT_LIMIT_ACTUAL === '0')).toBe(true)
})

it('refers only to applications, loans and credits that exist, and leaves some customers without history', () => {
  const customers = new Set([...train(), ...read('application_test')].map((row) => row.SK_ID_CURR))
  expect(customers.size).toBe(SIZE)
  const previous = new Map(read('previous_application').map((row) => [row.SK_ID_PREV!, row]))
  expect(previous.size).toBe(read('previous_application').length)
  for (const file of ['bureau', 'previous_application'])
    for (const row of read(file)) expect(customers.has(row.SK_ID_CURR)).toBe(true)
  const isLoanOf = (row: Rows[number]): boolean =>
    previous.get(row.SK_ID_PREV!)?.SK_ID_CURR === row.SK_ID_CURR
  for (const file of ['POS_CASH_balance', 'credit_card_balance', 'installments_payments'])
    expect(read(file).every(isLoanOf)).toBe(true)
  const isCard = (row: Rows[number]): boolean =>
    previous.get(row.SK_ID_PREV!)!.NAME_CONTRACT_TYPE === 'Revolving loans'
  expect(read('credit_card_balance').every(isCard)).toBe(true)
  expect(read('POS_CASH_balance').some(isCard)).toBe(false)
  const without = (file: string): number => 1 - new Set(read(file).map((row) => row.SK_ID_CURR)).size / SIZE
  expect(Math.abs(without('bureau') - 0.1416)).toBeLessThan(0.02)
  expect(Math.abs(without('previous_application') - 0.033)).toBeLessThan(0.015)
})

it('has as many rows per application as the full data within 9 % with 3,000 applications', () => {
  // Rows of the full data over its 356,255 applications.
  const full: readonly (readonly [string, number])[] = [
    ['bureau', 1_716_428],
    ['bureau_balance', 27_299_925],
    ['previous_application', 1_670_214],
    ['POS_CASH_balance', 10_001_358],
    ['credit_card_balance', 3_840_312],
    ['installments_payments', 13_605_401],
  ]
  for (const [name, rows] of full) {
    const written = summary.files.find((file) => file.name === `${name}.csv`)!.rows
    // Few people hold most card rows and most months elsewhere: 3,000 applications tell less about those.
    expect(Math.abs(written / SIZE / (rows / 356_255) - 1), name).toBeLessThan(0.09)
  }
})

it('says that incomes are monthly, as annuities are: the median annuity takes 10 to 25 % of one', () => {
  const cash = train().filter((row) => row.NAME_CONTRACT_TYPE === 'Cash loans')
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
  // Months to repay a cash loan without interest: only a monthly annuity gives one to three years.
  const term = median(cash.map((row) => Number(row.AMT_CREDIT) / Number(row.AMT_ANNUITY)))
  expect(term).toBeGreaterThan(12)
  expect(term).toBeLessThan(36)
  const burden = median(train().map((row) => Number(row.AMT_ANNUITY) / Number(row.AMT_INCOME_TOTAL)))
  expect(burden).toBeGreaterThan(0.1)
  expect(burden).toBeLessThan(0.25)
  expect(share(read('applications'), (row) => row.INCOME_PERIOD === 'month')).toBe(1)
})

it('stops when asked, with a code', async () => {
  const stop = new AbortController()
  const out = mkdtempSync(join(tmpdir(), 'synth-stop-'))
  const run = generateHomeCredit({
    applications: 100,
    seed: 1,
    out,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  await expect(run).rejects.toMatchObject({ code: 'E_STOPPED' })
  await expect(generateHomeCredit({ applications: 0, seed: 1, out })).rejects.toMatchObject({
    code: 'E_OPTION',
  })
  rmSync(out, { recursive: true })
})
