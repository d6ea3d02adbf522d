import type { TableSchema } from '../../../src/ingest/index.ts'
import { integer, number, words } from './column.ts'
import { applicationNumber, earlierLoanNumber } from './ids.ts'

/** Payments due and made on earlier loans here; one instalment may be paid in several rows. */
export const installmentsPayments: TableSchema = {
  name: 'installments_payments',
  files: ['installments_payments'],
  required: false,
  columns: [
    earlierLoanNumber,
    applicationNumber,
    number(
      'NUM_INSTALMENT_VERSION',
      'none',
      ['Version of the payment plan', 'Version de l’échéancier'],
      [
        'Which version of the payment plan this payment belongs to (0 for a credit card).',
        'La version de l’échéancier à laquelle appartient ce paiement (0 pour une carte de crédit).',
      ],
    ),
    integer(
      'NUM_INSTALMENT_NUMBER',
      'none',
      ['Number of the payment', 'Numéro de l’échéance'],
      ['The position of this payment in the payment plan.', 'La place de ce paiement dans l’échéancier.'],
    ),
    number(
      'DAYS_INSTALMENT',
      'days',
      ['Due date', 'Date d’échéance'],
      [
        'When the payment was due, in days before the application.',
        'Date d’échéance, en jours avant la demande.',
      ],
    ),
    number(
      'DAYS_ENTRY_PAYMENT',
      'days',
      ['Date paid', 'Date du paiement'],
      [
        'When the payment was made, in days before the application. Empty when it was not made.',
        'Date du paiement, en jours avant la demande. Vide si le paiement n’a pas eu lieu.',
      ],
      { nullable: true },
    ),
    number(
      'AMT_INSTALMENT',
      'money',
      ['Amount due', 'Montant dû'],
      ['The amount that was due.', 'Le montant qui était dû.'],
    ),
    number(
      'AMT_PAYMENT',
      'money',
      ['Amount paid', 'Montant payé'],
      ['The amount that was paid.', 'Le montant qui a été payé.'],
      { nullable: true },
    ),
  ],
  flags: [],
  key: ['SK_ID_PREV', 'NUM_INSTALMENT_NUMBER', 'NUM_INSTALMENT_VERSION'],
  unique: false,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: [
    'SK_ID_CURR',
    'SK_ID_PREV',
    'NUM_INSTALMENT_NUMBER',
    'NUM_INSTALMENT_VERSION',
    'DAYS_INSTALMENT',
    'DAYS_ENTRY_PAYMENT',
    'AMT_INSTALMENT',
    'AMT_PAYMENT',
  ],
  label: words(['Payments on earlier loans here', 'Paiements des prêts antérieurs ici']),
  about: words([
    'What was due and what was paid on earlier loans here, one row per payment.',
    'Ce qui était dû et ce qui a été payé sur les prêts antérieurs ici, une ligne par paiement.',
  ]),
}
