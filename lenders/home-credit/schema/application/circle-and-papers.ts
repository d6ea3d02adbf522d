import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { flag, number, type Pair } from '../column.ts'

/** OBS_30_CNT_SOCIAL_CIRCLE to AMT_REQ_CREDIT_BUREAU_YEAR: circle, phone, papers, enquiries. */
export const circleAndPapers: readonly ColumnSchema[] = [
  circle(
    'OBS_30_CNT_SOCIAL_CIRCLE',
    ['Borrowers in the circle (30 days)', 'Emprunteurs dans l’entourage (30 jours)'],
    [
      'How many people around the customer have loans whose 30-day delays could be observed.',
      'Combien de proches du client ont des prêts dont les retards de 30 jours sont observables.',
    ],
  ),
  circle(
    'DEF_30_CNT_SOCIAL_CIRCLE',
    ['Late payers in the circle (30 days)', 'Retards dans l’entourage (30 jours)'],
    [
      'How many people around the customer were more than 30 days late on a loan.',
      'Combien de proches du client ont eu plus de 30 jours de retard sur un prêt.',
    ],
  ),
  circle(
    'OBS_60_CNT_SOCIAL_CIRCLE',
    ['Borrowers in the circle (60 days)', 'Emprunteurs dans l’entourage (60 jours)'],
    [
      'How many people around the customer have loans whose 60-day delays could be observed.',
      'Combien de proches du client ont des prêts dont les retards de 60 jours sont observables.',
    ],
  ),
  circle(
    'DEF_60_CNT_SOCIAL_CIRCLE',
    ['Late payers in the circle (60 days)', 'Retards dans l’entourage (60 jours)'],
    [
      'How many people around the customer were more than 60 days late on a loan.',
      'Combien de proches du client ont eu plus de 60 jours de retard sur un prêt.',
    ],
  ),
  number(
    'DAYS_LAST_PHONE_CHANGE',
    'days',
    ['Last change of phone', 'Dernier changement de téléphone'],
    [
      'Days since the customer last changed phone, counted backwards from the application.',
      'Jours depuis le dernier changement de téléphone, comptés à rebours depuis la demande.',
    ],
    { nullable: true },
  ),
  ...Array.from({ length: 20 }, (_, index) => document(index + 2)),
  enquiries('HOUR', 'in the last hour', 'dans la dernière heure'),
  enquiries('DAY', 'in the last day, the last hour not counted', 'le dernier jour, hors dernière heure'),
  enquiries('WEEK', 'in the last week, the last day not counted', 'la dernière semaine, hors dernier jour'),
  enquiries('MON', 'in the last month, the last week not counted', 'le dernier mois, hors dernière semaine'),
  enquiries(
    'QRT',
    'in the last three months, the last month not counted',
    'les trois derniers mois, hors dernier mois',
  ),
  enquiries(
    'YEAR',
    'in the last year, the last three months not counted',
    'la dernière année, hors trois derniers mois',
  ),
]

function circle(name: string, label: Pair, about: Pair): ColumnSchema {
  return number(name, 'count', label, about, { nullable: true })
}

function document(n: number): ColumnSchema {
  return flag(
    `FLAG_DOCUMENT_${n}`,
    [`Document ${n} handed in`, `Document ${n} remis`],
    [
      `Whether document number ${n} of the lender’s list was handed in.`,
      `Indique si le document numéro ${n} de la liste du prêteur a été remis.`,
    ],
  )
}

function enquiries(window: string, en: string, fr: string): ColumnSchema {
  return number(
    `AMT_REQ_CREDIT_BUREAU_${window}`,
    'count',
    [`Credit bureau enquiries ${en}`, `Consultations du bureau de crédit ${fr}`],
    [
      `How often lenders asked the credit bureau about the customer ${en}, before the application.`,
      `Combien de fois des prêteurs ont interrogé le bureau de crédit sur le client ${fr}, avant la demande.`,
    ],
    { nullable: true },
  )
}
