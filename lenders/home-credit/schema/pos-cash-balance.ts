import type { TableSchema } from '../../../src/ingest/index.ts'
import { number, text, words } from './column.ts'
import { daysLate, daysLateTolerant } from './days-late.ts'
import { applicationNumber, earlierLoanNumber, month } from './ids.ts'
import { monthlyStates } from './shared-values.ts'

/** Month-by-month state of earlier purchase and cash loans here. */
export const posCashBalance: TableSchema = {
  name: 'pos_cash_balance',
  files: ['POS_CASH_balance'],
  required: false,
  columns: [
    earlierLoanNumber,
    applicationNumber,
    month,
    number(
      'CNT_INSTALMENT',
      'count',
      ['Number of payments', 'Nombre de mensualités'],
      ['How many monthly payments the earlier loan has.', 'Le nombre de mensualités du prêt antérieur.'],
      { nullable: true },
    ),
    number(
      'CNT_INSTALMENT_FUTURE',
      'count',
      ['Payments left', 'Mensualités restantes'],
      [
        'How many monthly payments were left in this month.',
        'Le nombre de mensualités restantes ce mois-là.',
      ],
      { nullable: true },
    ),
    text(
      'NAME_CONTRACT_STATUS',
      ['State in the month', 'État du mois'],
      ['The state of the earlier loan in this month.', 'L’état du prêt antérieur ce mois-là.'],
      { values: monthlyStates },
    ),
    daysLate,
    daysLateTolerant,
  ],
  flags: [],
  key: ['SK_ID_PREV', 'MONTHS_BALANCE'],
  unique: false,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: [
    'SK_ID_CURR',
    'SK_ID_PREV',
    'MONTHS_BALANCE',
    'CNT_INSTALMENT',
    'CNT_INSTALMENT_FUTURE',
    'NAME_CONTRACT_STATUS',
    'SK_DPD',
    'SK_DPD_DEF',
  ],
  label: words(['Monthly state of earlier loans here', 'État mensuel des prêts antérieurs ici']),
  about: words([
    'Each month of each earlier purchase or cash loan here.',
    'Chaque mois de chaque prêt antérieur ici, pour un achat ou en argent.',
  ]),
}
