import type { FactSpec } from '../../../src/workspace/index.ts'
import { application } from '../schema/application/index.ts'
import { NO_JOB, NO_SCORE, NOT_FILLED_IN } from './missing.ts'

type Words = Partial<Pick<FactSpec, 'label' | 'labelByIncomePeriod' | 'missing'>>

/** A raw column as it stands, with the schema's words unless others are given. */
export function columnFact(column: string, words: Words = {}): FactSpec {
  const schema = application.columns.find((one) => one.name === column)!
  return {
    column,
    sql: schema.type === 'text' ? `a.${column}` : `cast(a.${column} as double)`,
    reads: [`application.${column}`],
    label: schema.label,
    unit: schema.unit,
    missing: NOT_FILLED_IN,
    ...(schema.values && { values: schema.values }),
    ...words,
  }
}

export const EXTERNAL_SCORES: readonly FactSpec[] = ['EXT_SOURCE_1', 'EXT_SOURCE_2', 'EXT_SOURCE_3'].map(
  (column) => columnFact(column, { missing: NO_SCORE }),
)

export const OWED_ELSEWHERE: FactSpec = {
  column: 'AMT_CREDIT_SUM_DEBT',
  // No row at the bureau is no information; rows without a debt are a debt of nothing.
  sql: `select cast(sum(coalesce(b.AMT_CREDIT_SUM_DEBT, 0)) as double) from bureau b
        where b.SK_ID_CURR = a.SK_ID_CURR and b.CREDIT_ACTIVE = 'Active'`,
  reads: ['bureau.AMT_CREDIT_SUM_DEBT', 'bureau.CREDIT_ACTIVE'],
  label: { en: 'Owed to other lenders', fr: 'Dû à d’autres prêteurs' },
  unit: 'money',
  missing: { en: 'no running credit reported', fr: 'aucun crédit en cours signalé' },
}

/** What is asked for. */
export const ASKED: readonly FactSpec[] = [
  columnFact('AMT_CREDIT'),
  columnFact('AMT_GOODS_PRICE'),
  columnFact('AMT_ANNUITY'),
  {
    column: 'LENGTH',
    sql: 'cast(a.AMT_CREDIT as double) / nullif(cast(a.AMT_ANNUITY as double), 0)',
    reads: ['application.AMT_CREDIT', 'application.AMT_ANNUITY'],
    label: { en: 'Length, about (interest left out)', fr: 'Durée approximative (hors intérêts)' },
    unit: 'months',
    missing: NOT_FILLED_IN,
  },
]

/** What is known of the applicant and may be used in the score. */
export const KNOWN: readonly FactSpec[] = [
  columnFact('AMT_INCOME_TOTAL', {
    labelByIncomePeriod: {
      month: { en: 'Monthly income', fr: 'Revenu mensuel' },
      year: { en: 'Yearly income', fr: 'Revenu annuel' },
    },
  }),
  {
    column: 'PAYMENT_SHARE',
    sql: 'cast(a.AMT_ANNUITY as double) / nullif(cast(a.AMT_INCOME_TOTAL as double), 0)',
    reads: ['application.AMT_ANNUITY', 'application.AMT_INCOME_TOTAL'],
    label: { en: 'Payment compared with declared income', fr: 'Mensualité par rapport au revenu déclaré' },
    unit: 'share',
    missing: NOT_FILLED_IN,
  },
  columnFact('OCCUPATION_TYPE'),
  columnFact('DAYS_EMPLOYED', {
    label: { en: 'Time in the current job', fr: 'Ancienneté dans l’emploi actuel' },
    missing: NO_JOB,
  }),
  columnFact('NAME_HOUSING_TYPE'),
  columnFact('FLAG_OWN_REALTY'),
  columnFact('FLAG_OWN_CAR'),
  OWED_ELSEWHERE,
  ...EXTERNAL_SCORES,
]
