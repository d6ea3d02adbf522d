import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { number, type Pair } from '../column.ts'

/** DAYS_FIRST_DRAWING to NFLAG_INSURED_ON_APPROVAL; empty for loans that were not granted. */
export const previousDates: readonly ColumnSchema[] = [
  date(
    'DAYS_FIRST_DRAWING',
    ['First money out', 'Premier versement'],
    [
      'When money was first paid out, in days before the application.',
      'Date du premier versement au client, en jours avant la demande.',
    ],
  ),
  date(
    'DAYS_FIRST_DUE',
    ['First payment due', 'Première échéance'],
    [
      'When the first payment was due, in days before the application.',
      'Date de la première échéance, en jours avant la demande.',
    ],
  ),
  date(
    'DAYS_LAST_DUE_1ST_VERSION',
    ['Last payment due, first plan', 'Dernière échéance du premier plan'],
    [
      'When the last payment was due in the first payment plan, in days from the application.',
      'Date de la dernière échéance du premier échéancier, en jours par rapport à la demande.',
    ],
  ),
  date(
    'DAYS_LAST_DUE',
    ['Last payment due', 'Dernière échéance'],
    [
      'When the last payment was due, in days before the application. Empty while it is still to come.',
      'Date de la dernière échéance, en jours avant la demande. Vide tant qu’elle est à venir.',
    ],
  ),
  date(
    'DAYS_TERMINATION',
    ['End of the loan', 'Fin du prêt'],
    [
      'When the earlier loan ended, in days before the application. Empty while it runs.',
      'Date de fin du prêt antérieur, en jours avant la demande. Vide tant qu’il est en cours.',
    ],
  ),
  number(
    'NFLAG_INSURED_ON_APPROVAL',
    'flag',
    ['Insurance taken', 'Assurance souscrite'],
    [
      'Whether insurance was asked for with the earlier loan.',
      'Indique si une assurance a été demandée avec le prêt antérieur.',
    ],
    { nullable: true },
  ),
]

// 365243 stands for "not yet" or "never" in these five columns, and only there.
function date(name: string, label: Pair, about: Pair): ColumnSchema {
  return number(name, 'days', label, about, { nullable: true, sentinels: [365243] })
}
