/** Columns of the loan that pass through every step; a number of payments has so many binary digits. */
const DIGITS = 10
const DIGIT_COLUMNS = Array.from({ length: DIGITS }, (_, k) => `DIGIT_${k}`)
const LOAN = 'SK_ID_CURR, SK_ID_PREV, PAYMENT, TERM, IS_OPEN, RECENCY'
const KEPT = `${LOAN}, PART, REPAID, ${DIGIT_COLUMNS.join(', ')}`

/** One more than leave 1.4e-9, from 1 to 1,023 payments and up to 50 times the amount repaid. */
const STEPS = 4

const KNOWN = `AMOUNT > 0e0 and PAYMENT > 0e0 and TERM > 0e0 and TERM < ${2 ** DIGITS}e0 and floor(TERM) = TERM`

/** PART is A/C, one payment over what was lent; REPAID is n·A/C. Missing unless all three can be those of a loan. */
const PARTS = `case when ${KNOWN} then PAYMENT / nullif(AMOUNT, 0e0) end as PART,
  case when ${KNOWN} then TERM * PAYMENT / nullif(AMOUNT, 0e0) end as REPAID`

/** Binary digits of the number of payments, 0 or 1, the lowest first. */
const TERM_DIGITS = DIGIT_COLUMNS.map(
  (name, k) => `floor(TERM / ${2 ** k}e0) - 2e0 * floor(TERM / ${2 ** (k + 1)}e0) as ${name}`,
).join(', ')

/**
 * Start of the search: the lower of two rates that are never below the one sought, 2·(x − 1)/(n + 1) with x = n·A/C,
 * and A/C. A·(1 − (1+r)^−n) − C·r is concave, so that Newton's steps come down from there and never leave towards the
 * other solution, 0.
 */
const HIGH = '2e0 * (REPAID - 1e0) / nullif(TERM + 1e0, 0e0)'
const START = `case when REPAID <= 1e0 then 0e0 when ${HIGH} < PART then ${HIGH} else PART end`

/**
 * One step of Newton, from RATE and DISCOUNT = (1+r)^−n. Where hardly more is repaid than was lent (x − 1 ≤ 1e-6), the
 * start is exact to 1e-12 and a step would divide two differences of nearly equal numbers.
 */
const STEP = `case
  when REPAID > 1.000001e0 then RATE + (PART * (1e0 - DISCOUNT) - RATE)
    / nullif(1e0 - REPAID * (DISCOUNT / (1e0 + RATE)), 0e0)
  else RATE end`

/** `name` to the power 2^k, by squaring. */
const squared = (name: string, k: number): string =>
  k === 0 ? name : `(${squared(name, k - 1)} * ${squared(name, k - 1)})`

/** Digits worked out in one SELECT: the text of a square is twice as long as that of its root. */
const TOGETHER = 4

/**
 * Adds DISCOUNT, (1+r)^−n, by the binary digits of n: multiplications give the same bits on every machine and engine,
 * and a library's power function does not; it also costs several times as much.
 */
function withDiscount(rates: string): string {
  let sql = `select ${KEPT}, RATE, 1e0 / (1e0 + RATE) as ROOT, 1e0 as DISCOUNT from (${rates}) rates`
  for (let from = 0; from < DIGITS; from += TOGETHER) {
    const factors = DIGIT_COLUMNS.slice(from, from + TOGETHER).map(
      (digit, k) => `(case when ${digit} = 1e0 then ${squared('ROOT', k)} else 1e0 end)`,
    )
    sql = `select ${KEPT}, RATE, ${squared('ROOT', TOGETHER)} as ROOT, DISCOUNT * ${factors.join(' * ')} as DISCOUNT
      from (${sql}) digits_${from}`
  }
  return sql
}

/**
 * Adds RATE, the monthly rate r at which TERM payments of PAYMENT pay back AMOUNT:
 * C·r = A·(1 − (1+r)^−n). 0 when no more is repaid than was lent; NULL when an input is missing or not above 0, or when
 * TERM is no whole number below 1,024.
 * The competition's write-up iterates r = (A/C)·((1+r)^n − 1)/(1+r)^n 500 times from 0.9; this solves the same
 * equation by nested SELECTs, which every engine runs. (Where n·A/C < 1.04, those 500 steps have not yet arrived.)
 * @param loans SELECT of doubles PAYMENT, AMOUNT, TERM and the columns that are kept
 */
export function withMonthlyRate(loans: string): string {
  const parts = `select ${LOAN}, ${PARTS}, ${TERM_DIGITS} from (${loans}) loans`
  let sql = `select ${KEPT}, ${START} as RATE from (${parts}) parts`
  for (let step = 1; step <= STEPS; step++)
    sql = `select ${KEPT}, ${STEP} as RATE from (${withDiscount(sql)}) step_${step}`
  return sql
}
