import type { TableSchema } from '../../../src/ingest/index.ts'
import { words } from './column.ts'
import { previousDates } from './previous-application/dates.ts'
import { previousOutcome } from './previous-application/outcome.ts'
import { previousRequest } from './previous-application/request.ts'

/** Earlier applications at this lender, granted or not. */
export const previousApplication: TableSchema = {
  name: 'previous_application',
  files: ['previous_application'],
  required: false,
  columns: [...previousRequest, ...previousOutcome, ...previousDates],
  flags: [
    {
      name: 'IS_OPEN_END',
      column: 'DAYS_TERMINATION',
      equals: 365243,
      label: words(['Not ended yet', 'Pas encore terminé']),
      about: words([
        'Whether the earlier loan is still running.',
        'Indique si le prêt antérieur est encore en cours.',
      ]),
    },
    {
      name: 'IS_OPEN_DUE',
      column: 'DAYS_LAST_DUE',
      equals: 365243,
      label: words(['Last payment still to come', 'Dernière échéance à venir']),
      about: words([
        'Whether the last payment of the earlier loan is still to come.',
        'Indique si la dernière échéance du prêt antérieur est encore à venir.',
      ]),
    },
  ],
  key: ['SK_ID_PREV'],
  unique: true,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: ['SK_ID_CURR', 'SK_ID_PREV'],
  label: words(['Earlier applications here', 'Demandes antérieures ici']),
  about: words([
    'Earlier loan applications at this lender, one row per application.',
    'Demandes de prêt antérieures chez ce prêteur, une ligne par demande.',
  ]),
}
