import type { ColumnSchema, TableSchema } from '../../../src/ingest/index.ts'
import { number, type Pair, text, values, words } from './column.ts'
import { applicationNumber, otherLoanNumber } from './ids.ts'

/** Loans at other lenders, as the credit bureau reports them. */
export const bureau: TableSchema = {
  name: 'bureau',
  files: ['bureau'],
  required: false,
  columns: [
    applicationNumber,
    otherLoanNumber,
    text(
      'CREDIT_ACTIVE',
      ['State of the loan', 'État du prêt'],
      ['Whether the loan elsewhere is still running.', 'Indique si le prêt ailleurs est encore en cours.'],
      {
        values: values(
          ['Active', 'Running', 'En cours'],
          ['Closed', 'Closed', 'Terminé'],
          ['Sold', 'Sold to a debt buyer', 'Cédé'],
          ['Bad debt', 'Bad debt', 'Créance douteuse'],
        ),
      },
    ),
    text(
      'CREDIT_CURRENCY',
      ['Currency of the loan', 'Devise du prêt'],
      [
        'The currency of the loan elsewhere, as a number.',
        'La devise du prêt ailleurs, sous forme de numéro.',
      ],
      {
        values: values(
          ['currency 1', 'Currency 1', 'Devise 1'],
          ['currency 2', 'Currency 2', 'Devise 2'],
          ['currency 3', 'Currency 3', 'Devise 3'],
          ['currency 4', 'Currency 4', 'Devise 4'],
        ),
      },
    ),
    date(
      'DAYS_CREDIT',
      ['Date of the loan', 'Date du prêt'],
      [
        'When the loan elsewhere was applied for, in days before the application.',
        'Quand le prêt ailleurs a été demandé, en jours avant la demande.',
      ],
    ),
    number(
      'CREDIT_DAY_OVERDUE',
      'days',
      ['Days late now', 'Jours de retard actuels'],
      [
        'How many days late the loan elsewhere was at the time of the application.',
        'Le nombre de jours de retard du prêt ailleurs au moment de la demande.',
      ],
    ),
    date(
      'DAYS_CREDIT_ENDDATE',
      ['Planned end', 'Fin prévue'],
      [
        'When the loan elsewhere is planned to end, in days from the application.',
        'La fin prévue du prêt ailleurs, en jours par rapport à la demande.',
      ],
      true,
    ),
    date(
      'DAYS_ENDDATE_FACT',
      ['Actual end', 'Fin réelle'],
      [
        'When the loan elsewhere really ended, in days before the application. Empty while it runs.',
        'La fin réelle du prêt ailleurs, en jours avant la demande. Vide tant qu’il est en cours.',
      ],
      true,
    ),
    money(
      'AMT_CREDIT_MAX_OVERDUE',
      ['Largest amount late', 'Plus grand montant en retard'],
      [
        'The largest amount ever late on the loan elsewhere.',
        'Le plus grand montant jamais en retard sur le prêt ailleurs.',
      ],
    ),
    number(
      'CNT_CREDIT_PROLONG',
      'count',
      ['Extensions', 'Prolongations'],
      ['How many times the loan elsewhere was extended.', 'Combien de fois le prêt ailleurs a été prolongé.'],
    ),
    money(
      'AMT_CREDIT_SUM',
      ['Amount of the loan', 'Montant du prêt'],
      ['The amount of the loan elsewhere.', 'Le montant du prêt ailleurs.'],
    ),
    money(
      'AMT_CREDIT_SUM_DEBT',
      ['Still owed', 'Reste dû'],
      [
        'What is still owed on the loan elsewhere. Below zero when too much was paid.',
        'Ce qui reste dû sur le prêt ailleurs. Négatif en cas de trop-perçu.',
      ],
    ),
    money(
      'AMT_CREDIT_SUM_LIMIT',
      ['Card limit', 'Plafond de la carte'],
      ['The limit of the credit card elsewhere.', 'Le plafond de la carte de crédit ailleurs.'],
    ),
    number(
      'AMT_CREDIT_SUM_OVERDUE',
      'money',
      ['Amount late now', 'Montant en retard actuel'],
      [
        'The amount late on the loan elsewhere at the time of the application.',
        'Le montant en retard sur le prêt ailleurs au moment de la demande.',
      ],
    ),
    text(
      'CREDIT_TYPE',
      ['Type of loan', 'Type de prêt'],
      ['The type of the loan elsewhere.', 'Le type du prêt ailleurs.'],
      {
        values: values(
          ['Consumer credit', 'Consumer loan', 'Crédit à la consommation'],
          ['Credit card', 'Credit card', 'Carte de crédit'],
          ['Car loan', 'Car loan', 'Prêt automobile'],
          ['Mortgage', 'Mortgage', 'Prêt immobilier'],
          ['Microloan', 'Microloan', 'Microcrédit'],
          ['Loan for business development', 'Business loan', 'Prêt professionnel'],
          ['Another type of loan', 'Another type of loan', 'Autre type de prêt'],
          ['Unknown type of loan', 'Type not known', 'Type inconnu'],
          ['Cash loan (non-earmarked)', 'Cash loan for any purpose', 'Prêt en argent sans objet précis'],
          [
            'Loan for working capital replenishment',
            'Business loan for running costs',
            'Prêt de trésorerie professionnelle',
          ],
          ['Loan for the purchase of equipment', 'Loan for equipment', 'Prêt pour du matériel'],
          ['Real estate loan', 'Property loan', 'Prêt foncier'],
          ['Interbank credit', 'Loan between banks', 'Prêt interbancaire'],
          ['Mobile operator loan', 'Loan from a phone company', 'Prêt d’un opérateur mobile'],
          [
            'Loan for purchase of shares (margin lending)',
            'Loan to buy shares',
            'Prêt pour acheter des actions',
          ],
        ),
      },
    ),
    date(
      'DAYS_CREDIT_UPDATE',
      ['Last report', 'Dernière information'],
      [
        'When the bureau last got news of the loan elsewhere, in days before the application.',
        'Date de la dernière information reçue par le bureau, en jours avant la demande.',
      ],
    ),
    number(
      'AMT_ANNUITY',
      'money-per-month',
      ['Monthly payment', 'Mensualité'],
      ['The monthly payment of the loan elsewhere.', 'La mensualité du prêt ailleurs.'],
      { nullable: true },
    ),
  ],
  flags: [],
  key: ['SK_ID_BUREAU'],
  unique: true,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: ['SK_ID_CURR', 'SK_ID_BUREAU'],
  label: words(['Loans at other lenders', 'Prêts chez d’autres prêteurs']),
  about: words([
    'Loans that other lenders reported to the credit bureau, one row per loan.',
    'Prêts déclarés par d’autres prêteurs au bureau de crédit, une ligne par prêt.',
  ]),
}

// A few dates lie a hundred years away: typing errors of the reporting lender.
function date(name: string, label: Pair, about: Pair, nullable = false): ColumnSchema {
  return number(name, 'days', label, about, { nullable, range: { min: -36500, max: 36500 } })
}

function money(name: string, label: Pair, about: Pair): ColumnSchema {
  return number(name, 'money', label, about, { nullable: true })
}
