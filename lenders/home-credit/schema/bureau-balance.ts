import type { TableSchema } from '../../../src/ingest/index.ts'
import { text, values, words } from './column.ts'
import { month, otherLoanNumber } from './ids.ts'

/** Month-by-month state of the loans at other lenders. */
export const bureauBalance: TableSchema = {
  name: 'bureau_balance',
  files: ['bureau_balance'],
  required: false,
  columns: [
    otherLoanNumber,
    month,
    text(
      'STATUS',
      ['State in the month', 'État du mois'],
      [
        'Whether the loan elsewhere was paid on time in this month.',
        'Indique si le prêt ailleurs était à jour ce mois-là.',
      ],
      {
        values: values(
          ['C', 'Closed', 'Terminé'],
          ['X', 'Not known', 'Inconnu'],
          ['0', 'On time', 'À jour'],
          ['1', '1 to 30 days late', '1 à 30 jours de retard'],
          ['2', '31 to 60 days late', '31 à 60 jours de retard'],
          ['3', '61 to 90 days late', '61 à 90 jours de retard'],
          ['4', '91 to 120 days late', '91 à 120 jours de retard'],
          ['5', 'More than 120 days late, or sold', 'Plus de 120 jours de retard, ou cédé'],
        ),
      },
    ),
  ],
  flags: [],
  key: ['SK_ID_BUREAU', 'MONTHS_BALANCE'],
  unique: false,
  applicationId: { column: 'SK_ID_CURR', via: { table: 'bureau', on: 'SK_ID_BUREAU' } },
  sortBy: ['SK_ID_CURR', 'SK_ID_BUREAU', 'MONTHS_BALANCE', 'STATUS'],
  label: words(['Monthly state of loans elsewhere', 'État mensuel des prêts ailleurs']),
  about: words([
    'Each month of each loan at another lender: on time, late or closed.',
    'Chaque mois de chaque prêt chez un autre prêteur\u00a0: à jour, en retard ou terminé.',
  ]),
}
