import type { LenderPages } from '../../../src/workspace/index.ts'

/** Same type of loan, income within a quarter, amount within about a third. */
export const SIMILAR: LenderPages['similar'] = {
  equal: ['NAME_CONTRACT_TYPE'],
  within: [
    { column: 'AMT_INCOME_TOTAL', share: 0.25 },
    { column: 'AMT_CREDIT', share: 0.35 },
  ],
}

/** Days count backwards in the files and read badly on an axis: their features in years stand in for them. */
export const COMPARABLE: LenderPages['comparable'] = [
  { column: 'NAME_CONTRACT_TYPE', theme: 'income-and-loan' },
  { column: 'AMT_CREDIT', theme: 'income-and-loan' },
  { column: 'AMT_ANNUITY', theme: 'income-and-loan' },
  { column: 'AMT_GOODS_PRICE', theme: 'income-and-loan' },
  { column: 'AMT_INCOME_TOTAL', theme: 'income-and-loan' },
  { column: 'NAME_INCOME_TYPE', theme: 'income-and-loan' },
  { column: 'NOT_EMPLOYED', theme: 'income-and-loan' },
  { column: 'OCCUPATION_TYPE', theme: 'income-and-loan' },
  { column: 'ORGANIZATION_TYPE', theme: 'income-and-loan' },
  { column: 'NAME_EDUCATION_TYPE', theme: 'file' },
  { column: 'NAME_HOUSING_TYPE', theme: 'file' },
  { column: 'FLAG_OWN_REALTY', theme: 'file' },
  { column: 'FLAG_OWN_CAR', theme: 'file' },
  { column: 'OWN_CAR_AGE', theme: 'file' },
  { column: 'EXT_SOURCE_1', theme: 'external-scores' },
  { column: 'EXT_SOURCE_2', theme: 'external-scores' },
  { column: 'EXT_SOURCE_3', theme: 'external-scores' },
]
