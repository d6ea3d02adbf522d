import type { TableSchema } from '../../../src/ingest/index.ts'
import { integer, text, values, words } from './column.ts'

const kept = { nullable: true, sentinels: [] }

/** Who applied, when and where: an optional file beside the lender's tables; nothing in it enters the score. */
export const envelope: TableSchema = {
  name: 'envelope',
  files: ['applications'],
  required: false,
  columns: [
    integer(
      'SK_ID_CURR',
      'none',
      ['Application number', 'Numéro de demande'],
      ['The number of the loan application.', 'Le numéro de la demande de prêt.'],
    ),
    text(
      'PERSON_ID',
      ['Customer number', 'Numéro de client'],
      [
        'The customer; one customer may apply several times.',
        'Le client\u202f; un client peut faire plusieurs demandes.',
      ],
      { nullable: false, sentinels: [] },
    ),
    text(
      'DISPLAY_NAME',
      ['Name', 'Nom'],
      [
        'The name shown on the file; never used in the score.',
        'Le nom affiché dans le dossier\u202f; jamais utilisé dans le score.',
      ],
      kept,
    ),
    text(
      'RECEIVED_ON',
      ['Received on', 'Reçue le'],
      ['The date on which the application came in.', 'La date de réception de la demande.'],
      { ...kept, form: 'iso-date' },
    ),
    text(
      'BRANCH',
      ['Branch', 'Agence'],
      ['The branch that received the application.', 'L’agence qui a reçu la demande.'],
      kept,
    ),
    text(
      'ADVISER',
      ['Adviser', 'Conseiller'],
      ['The adviser in charge of the file.', 'Le conseiller chargé du dossier.'],
      kept,
    ),
    text(
      'CURRENCY',
      ['Currency', 'Devise'],
      [
        'The currency of all amounts of this application.',
        'La devise de tous les montants de cette demande.',
      ],
      kept,
    ),
    text(
      'INCOME_PERIOD',
      ['Income is per', 'Période du revenu'],
      [
        'Whether the declared income is for a month or a year.',
        'Indique si le revenu déclaré est mensuel ou annuel.',
      ],
      { ...kept, values: values(['year', 'Year', 'Année'], ['month', 'Month', 'Mois']) },
    ),
  ],
  flags: [],
  key: ['SK_ID_CURR'],
  unique: true,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: ['SK_ID_CURR'],
  label: words(['Envelope', 'Enveloppe']),
  about: words([
    'Who applied, when and where, one row per application.',
    'Qui a fait la demande, quand et où, une ligne par demande.',
  ]),
}
