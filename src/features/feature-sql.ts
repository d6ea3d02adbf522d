/**
 * Pieces of feature SQL. Each gives text of the subset that DuckDB and Trino share: no FILTER, no
 * greatest/least, no decimal literals, doubles written as `1e0`.
 *
 * Sums and means over rows go through exact decimals, because the sum of doubles depends on the order
 * in which threads meet the rows, and a feature must have one value.
 */

const exactTerm = (term: string): string => `try_cast(${term} as decimal(18, 6))`
const exactWeight = (term: string): string => `try_cast(${term} as decimal(18, 12))`

/**
 * Sum over the rows as a double, NULL when every term is missing. Terms are rounded to 1e-6; one of 1e12 or more
 * is an error of the data and counts as missing, so that it cannot stop the others.
 */
export const exactSumOrMissing = (term: string): string => `cast(sum(${exactTerm(term)}) as double)`

/** Sum over the rows as a double; a missing term counts as 0. */
export const exactSum = (term: string): string => `coalesce(${exactSumOrMissing(term)}, 0e0)`

/** Sum of small terms (weights): rounded to 1e-12; one of 1e6 or more counts as missing. */
export const exactWeightSum = (term: string): string => `cast(sum(${exactWeight(term)}) as double)`

/** Mean over the rows where the term is present; NULL when there is none. */
export const exactMean = (term: string): string =>
  ratio(exactSumOrMissing(term), `cast(count(${exactTerm(term)}) as double)`)

/**
 * Sum over the rows of a term that is a whole number in every row (a column of whole numbers, a difference of two,
 * days): doubles add these exactly in any order, below 2^53. Several times as fast as `exactSumOrMissing`.
 */
export const wholeSumOrMissing = (term: string): string => `sum(cast(${term} as double))`

/** Mean of a term that is a whole number in every row where it is present; NULL when there is none. */
export const wholeMean = (term: string): string => ratio(wholeSumOrMissing(term), `count(${term})`)

const exactRatio = (term: string): string => `try_cast(${term} as decimal(38, 12))`

/**
 * Mean of terms that are quotients; NULL when there is none. Rounded to 1e-12, because engines round a quotient that
 * falls between two decimals to different sides; one of 1e26 or more counts as missing.
 */
export const exactRatioMean = (term: string): string =>
  ratio(`cast(sum(${exactRatio(term)}) as double)`, `cast(count(${exactRatio(term)}) as double)`)

/** Sample standard deviation (n − 1) from exact sums; a term of 1e6 or more counts as missing. NULL below two rows. */
export const exactSampleSd = (value: string): string => sampleSd(value, exactSumOrMissing)

/** `exactSampleSd` of a term that is a whole number in every row. */
export const wholeSampleSd = (value: string): string => sampleSd(value, wholeSumOrMissing)

function sampleSd(value: string, sumOf: (term: string) => string): string {
  // A whole number times itself can leave its type.
  const term = `case when abs(cast(${value} as double)) < 1e6 then cast(${value} as double) end`
  const n = `cast(count(${term}) as double)`
  const sum = sumOf(term)
  const squares = sumOf(`(${term}) * (${term})`)
  const variance = `(${squares} - ${sum} * ${sum} / nullif(${n}, 0e0)) / nullif(${n} - 1e0, 0e0)`
  return `case when ${variance} > 0e0 then sqrt(${variance}) when ${n} > 1e0 then 0e0 end`
}

/** `a / b` on doubles; NULL when `b` is 0 or a side is missing. */
export const ratio = (a: string, b: string): string =>
  `cast(${a} as double) / nullif(cast(${b} as double), 0e0)`

/** `expression` on the rows that meet the condition, NULL elsewhere. */
export const when = (condition: string, expression: string): string =>
  `case when ${condition} then ${expression} end`

/** Number of rows that meet the condition; 0 when none does. */
export const countIf = (condition: string): string => `count(${when(condition, '1')})`

/** Share of all rows that meet the condition. */
export const shareIf = (condition: string): string => ratio(countIf(condition), 'count(*)')

/** Share, among the rows that meet `of`, of those that also meet the condition; NULL when no row meets `of`. */
export const shareOf = (condition: string, of: string): string =>
  ratio(countIf(`(${of}) and (${condition})`), countIf(of))

/** Larger of the two; NULL when the first is missing. (`greatest` treats NULL differently in each engine.) */
export const atLeast = (expression: string, floor: string): string =>
  `case when ${expression} > ${floor} then ${expression} when ${expression} <= ${floor} then ${floor} end`

/** Mean with weights exp(age / span): recent rows count more. `age` ≤ 0 in the unit of `span`. */
export function decayedMean(term: string, age: string, span: number): string {
  const weight = `exp(cast(${age} as double) / ${span}e0)`
  const part = `${weight} * (${term})`
  const weights = exactWeightSum(when(`${exactWeight(part)} is not null`, weight))
  return ratio(exactWeightSum(part), weights)
}

/** `decayedMean` of amounts: below 1e12, rounded to 1e-6. */
export function decayedMeanOfMoney(term: string, age: string, span: number): string {
  const weight = `exp(cast(${age} as double) / ${span}e0)`
  const part = `${weight} * (${term})`
  const weights = exactWeightSum(when(`${exactTerm(part)} is not null`, weight))
  return ratio(exactSumOrMissing(part), weights)
}

/** 1 where the condition holds, 0 where it does not, NULL where it cannot be told. */
export const flag = (condition: string): string =>
  `case when ${condition} then 1e0 when not (${condition}) then 0e0 end`

/** Days (≤ 0) as years back. */
export const yearsBack = (days: string): string => `(0e0 - cast(${days} as double)) / 365.25e0`

/** Days (≤ 0) as days back. */
export const daysBack = (days: string): string => `0e0 - cast(${days} as double)`

/** Smallest of the values that are present; NULL when none is. */
export const smallestOf = (values: readonly string[]): string => extremeOf(values, '<')

/** Largest of the values that are present; NULL when none is. */
export const largestOf = (values: readonly string[]): string => extremeOf(values, '>')

function extremeOf(values: readonly string[], than: '<' | '>'): string {
  const cases = values.map((value) => {
    const others = values.filter((other) => other !== value)
    return `when ${[`${value} is not null`, ...others.map((other) => `not coalesce(${other} ${than} ${value}, false)`)].join(' and ')} then ${value}`
  })
  return `case ${cases.join(' ')} end`
}

/** How many of the values are present, as a double. */
export const countPresent = (values: readonly string[]): string =>
  `(${values.map((value) => `case when ${value} is not null then 1e0 else 0e0 end`).join(' + ')})`

/** Sum of the values in one row, a missing one counting as 0. */
export const sumPresent = (values: readonly string[]): string =>
  `(${values.map((value) => `coalesce(cast(${value} as double), 0e0)`).join(' + ')})`
