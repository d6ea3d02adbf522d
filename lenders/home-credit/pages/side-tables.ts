import type { SideTableSpec } from '../../../src/workspace/index.ts'

/** The rows of the seven other tables that a person would want to check, newest first. */
export const SIDE_TABLES: readonly SideTableSpec[] = [
  {
    table: 'bureau',
    columns: [
      'CREDIT_TYPE',
      'CREDIT_ACTIVE',
      'DAYS_CREDIT',
      'AMT_CREDIT_SUM',
      'AMT_CREDIT_SUM_DEBT',
      'CREDIT_DAY_OVERDUE',
    ],
    newestFirst: 'DAYS_CREDIT desc, SK_ID_BUREAU',
    rows: 20,
  },
  {
    table: 'previous_application',
    columns: [
      'NAME_CONTRACT_TYPE',
      'NAME_CONTRACT_STATUS',
      'DAYS_DECISION',
      'AMT_APPLICATION',
      'AMT_CREDIT',
      'AMT_ANNUITY',
    ],
    newestFirst: 'DAYS_DECISION desc, SK_ID_PREV',
    rows: 20,
  },
  {
    table: 'installments_payments',
    columns: ['DAYS_INSTALMENT', 'DAYS_ENTRY_PAYMENT', 'AMT_INSTALMENT', 'AMT_PAYMENT'],
    newestFirst:
      'DAYS_INSTALMENT desc, SK_ID_PREV, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, DAYS_ENTRY_PAYMENT, AMT_PAYMENT',
    rows: 12,
  },
  {
    table: 'credit_card_balance',
    columns: ['MONTHS_BALANCE', 'AMT_BALANCE', 'AMT_CREDIT_LIMIT_ACTUAL', 'AMT_PAYMENT_CURRENT', 'SK_DPD'],
    newestFirst: 'MONTHS_BALANCE desc, SK_ID_PREV',
    rows: 12,
  },
  {
    table: 'pos_cash_balance',
    columns: ['MONTHS_BALANCE', 'NAME_CONTRACT_STATUS', 'CNT_INSTALMENT_FUTURE', 'SK_DPD'],
    newestFirst: 'MONTHS_BALANCE desc, SK_ID_PREV',
    rows: 12,
  },
  {
    table: 'bureau_balance',
    columns: ['MONTHS_BALANCE', 'STATUS'],
    newestFirst: 'MONTHS_BALANCE desc, SK_ID_BUREAU',
    rows: 12,
  },
]
