import type { RawRow } from '../../../../src/features/index.ts'
import { annaElsewhere } from './anna-elsewhere.fixture.ts'
import { annaHere } from './anna-here.fixture.ts'
import type { Customer } from './bank.fixture.ts'

const application: RawRow = {
  NAME_CONTRACT_TYPE: 'Cash loans',
  CODE_GENDER: 'F',
  FLAG_OWN_CAR: 'Y',
  OWN_CAR_AGE: 9,
  FLAG_OWN_REALTY: 'N',
  CNT_CHILDREN: 2,
  CNT_FAM_MEMBERS: 4,
  AMT_INCOME_TOTAL: 180_000,
  AMT_CREDIT: 600_000,
  AMT_ANNUITY: 30_000,
  AMT_GOODS_PRICE: 500_000,
  NAME_INCOME_TYPE: 'Working',
  NAME_EDUCATION_TYPE: 'Higher education',
  NAME_FAMILY_STATUS: 'Married',
  NAME_HOUSING_TYPE: 'Rented apartment',
  REGION_POPULATION_RELATIVE: 0.018801,
  REGION_RATING_CLIENT_W_CITY: 2,
  DAYS_BIRTH: -14_610,
  DAYS_EMPLOYED: -1_461,
  DAYS_REGISTRATION: -3_652.5,
  DAYS_ID_PUBLISH: -1_461,
  DAYS_LAST_PHONE_CHANGE: 0,
  OCCUPATION_TYPE: 'Drivers',
  ORGANIZATION_TYPE: 'Self-employed',
  HOUR_APPR_PROCESS_START: 14,
  REG_REGION_NOT_LIVE_REGION: 0,
  REG_REGION_NOT_WORK_REGION: 1,
  LIVE_REGION_NOT_WORK_REGION: 1,
  REG_CITY_NOT_LIVE_CITY: 0,
  REG_CITY_NOT_WORK_CITY: 1,
  LIVE_CITY_NOT_WORK_CITY: 1,
  EXT_SOURCE_1: 0.2,
  EXT_SOURCE_2: 0.5,
  EXT_SOURCE_3: 0.8,
  OBS_30_CNT_SOCIAL_CIRCLE: 3,
  DEF_30_CNT_SOCIAL_CIRCLE: 1,
  DEF_60_CNT_SOCIAL_CIRCLE: 0,
  AMT_REQ_CREDIT_BUREAU_HOUR: 0,
  AMT_REQ_CREDIT_BUREAU_DAY: 1,
  AMT_REQ_CREDIT_BUREAU_MON: 2,
  AMT_REQ_CREDIT_BUREAU_QRT: 3,
  AMT_REQ_CREDIT_BUREAU_YEAR: 4,
  FLAG_DOCUMENT_3: 1,
  FLAG_DOCUMENT_8: 1,
  FLAG_DOCUMENT_21: 0,
  FLAG_WORK_PHONE: 1,
  FLAG_PHONE: 0,
  TOTALAREA_MODE: 0.25,
  FLOORSMAX_AVG: 0.5,
  YEARS_BUILD_AVG: 0.75,
  APARTMENTS_AVG: 0.125,
  ELEVATORS_AVG: 0,
  ENTRANCES_AVG: 0.1,
  LANDAREA_AVG: 0.2,
  LIVINGAREA_AVG: 0.3,
}

/** Something in every table; what is expected of her stands in `*.expected.ts`. */
export const anna: Customer = {
  id: 101,
  split: 'train',
  application,
  side: { ...annaElsewhere, ...annaHere },
}

/** Those beside whom Anna stands in the group medians. Dora is not in the train rows and counts for nothing. */
export const others: readonly Customer[] = [
  neighbour(102, 'train', 42, 'Higher education', 'Accountants', 0.7, 100_000),
  neighbour(103, 'train', 30, 'Secondary / secondary special', 'Drivers', 0.3, 60_000),
  neighbour(104, 'train', 60, 'Higher education', 'Managers', 0.9, 240_000),
  neighbour(105, 'test', 41, 'Higher education', 'Drivers', 0.01, 9_000_000),
]

function neighbour(
  id: number,
  split: Customer['split'],
  age: number,
  education: string,
  occupation: string,
  score: number,
  income: number,
): Customer {
  const cells: RawRow = {
    DAYS_BIRTH: -Math.round(age * 365.25 + 100),
    NAME_EDUCATION_TYPE: education,
    OCCUPATION_TYPE: occupation,
    EXT_SOURCE_2: score,
    AMT_INCOME_TOTAL: income,
  }
  return { id, split, application: cells, side: {} }
}
