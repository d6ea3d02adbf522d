import {
  exactRatioMean,
  exactSum,
  exactSumOrMissing,
  ratio,
  shareOf,
  when,
  wholeMean,
} from '../../../src/features/index.ts'
import { family } from './family.ts'

const DAYS_LATE = 'DAYS_LATE'
/** About the last three years. */
const RECENT = 'DUE_DAY > -1000'

const last = (count: number) => ({
  id: `last_${count}_days_late_mean`,
  grain: 'instalment_in_order',
  sql: wholeMean(when(`RECENCY <= ${count}`, DAYS_LATE)),
  unit: 'days' as const,
  group: 'late_payments_here',
  label: [
    `Average delay of the last ${count} instalments`,
    `Retard moyen des ${count} dernières échéances`,
  ] as const,
  about: [
    `Average days late of the last ${count} instalments.`,
    `Nombre moyen de jours de retard des ${count} dernières échéances.`,
  ] as const,
  higher: ['Longer delays', 'Des retards plus longs'] as const,
  monotone: 'increasing' as const,
})

const lateWithin = (days: number) => ({
  id: `instalments_late_share_${days}d`,
  sql: shareOf('LATE > 0', `LATE is not null and DUE_DAY >= -${days}`),
  unit: 'share' as const,
  group: 'late_payments_here',
  label: [`Late instalments, ${days} days`, `Échéances en retard, ${days} jours`] as const,
  about: [
    `Share of instalments paid late in the last ${days} days.`,
    `Part des échéances payées en retard ces ${days} derniers jours.`,
  ] as const,
  higher: ['More late instalments', 'Plus d’échéances en retard'] as const,
  missing: ['No instalment was due in this time', 'Aucune échéance dans cette période'] as const,
  monotone: 'increasing' as const,
})

/** N7, N26-N30 and the windows of 60 and 90 days: instalments at certain moments. (180, 360 and 720 days: I12-I14.) */
export const instalmentMoments = family(
  {
    theme: 'past-credit-here',
    grain: 'instalment',
    missing: ['No instalment on record here', 'Aucune échéance relevée chez nous'],
  },
  [
    {
      id: 'instalment_highest',
      sql: 'max(DUE)',
      unit: 'money-per-month',
      group: 'payments_made_here',
      label: ['Highest instalment here', 'Plus haute échéance chez nous'],
      about: ['The highest instalment ever due here.', 'La plus haute échéance jamais due chez nous.'],
      higher: ['A higher instalment', 'Une échéance plus élevée'],
    },
    {
      id: 'paid_to_due',
      sql: ratio(exactSum(when(RECENT, 'PAID')), exactSumOrMissing(when(RECENT, 'DUE'))),
      unit: 'ratio',
      group: 'payments_made_here',
      label: ['Paid compared with due', 'Payé par rapport à dû'],
      about: [
        'All that was paid in the last 1,000 days divided by all that was due.',
        'Total payé ces 1 000 derniers jours divisé par le total dû.',
      ],
      higher: ['More of what was due is paid', 'Une plus grande part de la somme due est payée'],
      missing: ['Nothing was due in this time', 'Rien à payer dans cette période'],
      monotone: 'decreasing',
    },
    ...[2, 3, 5].map(last),
    {
      id: 'first_4_days_late_mean',
      sql: wholeMean(when('NUMBER <= 4 and VERSION <> 0', DAYS_LATE)),
      unit: 'days',
      group: 'late_payments_here',
      label: ['Delay of the first 4 instalments', 'Retard des 4 premières échéances'],
      about: [
        'Average days late of the first 4 instalments of each loan here, cards left out.',
        'Nombre moyen de jours de retard des 4 premières échéances de chaque prêt, hors cartes.',
      ],
      higher: ['Late from the start', 'En retard dès le début'],
      missing: ['No first instalment on record', 'Aucune première échéance relevée'],
      monotone: 'increasing',
    },
    {
      id: 'days_late_when_late',
      sql: wholeMean(when('LATE > 0', DAYS_LATE)),
      unit: 'days',
      group: 'late_payments_here',
      label: ['Delay of the late instalments', 'Retard des échéances en retard'],
      about: [
        'Average days late, counting only instalments that were late.',
        'Nombre moyen de jours de retard, pour les seules échéances en retard.',
      ],
      higher: ['Longer delays', 'Des retards plus longs'],
      missing: ['No instalment was late', 'Aucune échéance en retard'],
      monotone: 'increasing',
    },
    ...[60, 90].map(lateWithin),
  ],
)

/** N6: paid beside due, first per loan, so that a long loan does not count more than a short one. */
export const instalmentLoans = family(
  {
    theme: 'past-credit-here',
    grain: 'instalment_loan',
    missing: ['No instalment was due in the last 1,000 days', 'Aucune échéance ces 1 000 derniers jours'],
  },
  [
    {
      id: 'paid_above_due_mean',
      sql: exactRatioMean('PAID_ABOVE_DUE'),
      unit: 'money',
      group: 'payments_made_here',
      label: ['Paid above what was due', 'Payé au-delà de la somme due'],
      about: [
        'Amount paid minus amount due, averaged per loan over the last 1,000 days; below zero when too little was paid.',
        'Montant payé moins montant dû, en moyenne par prêt sur 1 000 jours, négatif si le paiement était insuffisant.',
      ],
      higher: ['More was paid than due', 'Un paiement supérieur à la somme due'],
      monotone: 'decreasing',
    },
  ],
)
