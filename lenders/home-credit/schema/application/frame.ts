import type { TableSchema } from '../../../../src/ingest/index.ts'
import { words } from '../column.ts'

/** Everything of the application table but its columns. */
export const applicationFrame: Omit<TableSchema, 'columns'> = {
  name: 'application',
  files: ['application_train', 'application_test'],
  required: true,
  flags: [
    {
      name: 'NOT_EMPLOYED',
      column: 'DAYS_EMPLOYED',
      equals: 365243,
      label: words(['No current job', 'Sans emploi actuel']),
      about: words([
        'Whether the customer has no current job: mostly pensioners.',
        'Indique l’absence d’emploi actuel\u00a0: le plus souvent des retraités.',
      ]),
    },
  ],
  origin: {
    name: 'SPLIT',
    values: { application_train: 'train', application_test: 'test' },
    label: words(['Outcome known', 'Issue connue']),
    about: words([
      'Whether the outcome of the loan is known (train) or not (test).',
      'Indique si l’issue du prêt est connue (train) ou non (test).',
    ]),
  },
  outcome: 'TARGET',
  // The full data: 356,255 applications numbered 100001 to 456255, 8.07 % with difficulties.
  usual: { ids: { min: 100001, max: 456255 }, outcomeRate: { min: 0.06, max: 0.1 } },
  key: ['SK_ID_CURR'],
  unique: true,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: ['SK_ID_CURR'],
  label: words(['Application', 'Demande']),
  about: words([
    'The loan application itself, one row per application.',
    'La demande de prêt elle-même, une ligne par demande.',
  ]),
}
