/** Columns of the loan that pass through every step. */
const KEPT = 'SK_ID_CURR, SK_ID_PREV, PAYMENT, TERM, IS_OPEN, RECENCY, PART, REPAID'

/** One more than reaches 1e-9, from 1 to 600 payments and up to 50 times the amount repaid. */
const STEPS = 6

/** PART is A/C, one payment over what was lent; REPAID is n·A/C. Missing unless all three are above 0. */
const PARTS = `case when AMOUNT > 0e0 and PAYMENT > 0e0 and TERM > 0e0 then PAYMENT / nullif(AMOUNT, 0e0) end as PART,
  case when AMOUNT > 0e0 and PAYMENT > 0e0 and TERM > 0e0 then TERM * PAYMENT / nullif(AMOUNT, 0e0) end as REPAID`

/**
 * Start of the search. With x = n·A/C it is x^(2/(n+1)) − 1: never above the rate, and to the right of where
 * A·(1 − (1+r)^−n) − C·r is highest, so that Newton's steps cannot leave towards the other solution, 0.
 */
const START = `case when REPAID <= 1e0 then 0e0
  when REPAID > 1e0 then power(REPAID, 2e0 / nullif(TERM + 1e0, 0e0)) - 1e0 end`

/** (1+r)^−n; a power costs most of a step. */
const DISCOUNT = 'power(1e0 + RATE, 0e0 - TERM)'

/**
 * One step of Newton. Where hardly more is repaid than was lent (x − 1 ≤ 1e-6), the start is exact to 1e-12 and a
 * step would divide two differences of nearly equal numbers.
 */
const STEP = `case
  when REPAID > 1.000001e0 then RATE + (PART * (1e0 - ${DISCOUNT}) - RATE)
    / nullif(1e0 - REPAID * (${DISCOUNT} / (1e0 + RATE)), 0e0)
  else RATE end`

/**
 * Adds RATE, the monthly rate r at which TERM payments of PAYMENT pay back AMOUNT:
 * C·r = A·(1 − (1+r)^−n). 0 when no more is repaid than was lent; NULL when an input is missing or not above 0.
 * The competition's write-up iterates r = (A/C)·((1+r)^n − 1)/(1+r)^n 500 times from 0.9; this solves the same
 * equation by nested SELECTs, which every engine runs. (Where n·A/C < 1.04, those 500 steps have not yet arrived.)
 * @param loans SELECT of doubles PAYMENT, AMOUNT, TERM and the columns that are kept
 */
export function withMonthlyRate(loans: string): string {
  const parts = `select SK_ID_CURR, SK_ID_PREV, PAYMENT, TERM, IS_OPEN, RECENCY, ${PARTS} from (${loans}) loans`
  let sql = `select ${KEPT}, ${START} as RATE from (${parts}) parts`
  for (let step = 1; step <= STEPS; step++) sql = `select ${KEPT}, ${STEP} as RATE from (${sql}) step_${step}`
  return sql
}
