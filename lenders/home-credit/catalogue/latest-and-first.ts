import { exactMean, exactRatioMean, ratio, shareOf, when } from '../../../src/features/index.ts'
import { family } from './family.ts'
import { REFUSED } from './previous-states.ts'

/** N22-N25: the latest and the first of the earlier applications here. */
export const latestAndFirst = family(
  {
    theme: 'past-credit-here',
    grain: 'earlier_in_order',
    missing: ['No earlier application here', 'Aucune demande antérieure chez nous'],
  },
  [
    {
      id: 'last_3_refused_share',
      sql: shareOf(REFUSED, 'RECENCY <= 3'),
      unit: 'share',
      group: 'past_refusals',
      label: ['Refused among the last 3 applications', 'Refus parmi les 3 dernières demandes'],
      about: [
        'Share of the last 3 applications here that was refused.',
        'Part des 3 dernières demandes chez nous qui a été refusée.',
      ],
      higher: ['A larger part was refused', 'Une plus grande part a été refusée'],
      monotone: 'increasing',
    },
    {
      id: 'last_3_asked_to_granted',
      sql: exactRatioMean(when('RECENCY <= 3', ratio('AMT_APPLICATION', 'AMT_CREDIT'))),
      unit: 'ratio',
      group: 'past_loan_amounts',
      label: ['Asked compared with granted, last 3', 'Demandé par rapport à accordé, 3 dernières'],
      about: [
        'Amount asked for divided by amount granted, average of the last 3 applications.',
        'Montant demandé divisé par montant accordé, moyenne des 3 dernières demandes.',
      ],
      higher: ['Less was granted than asked for', 'Moins accordé que demandé'],
    },
    {
      id: 'last_5_payment_mean',
      sql: exactMean(when('RECENCY <= 5', 'AMT_ANNUITY')),
      unit: 'money-per-month',
      group: 'past_loan_amounts',
      label: ['Average payment of the last 5 applications', 'Mensualité moyenne des 5 dernières demandes'],
      about: [
        'Average payment of the last 5 applications here, where it is known.',
        'Mensualité moyenne des 5 dernières demandes chez nous, si elle est connue.',
      ],
      higher: ['Higher payments', 'Des mensualités plus élevées'],
      missing: ['No payment is known', 'Aucune mensualité connue'],
    },
    {
      id: 'first_2_credit_mean',
      sql: exactMean(when('FROM_FIRST <= 2', 'AMT_CREDIT')),
      unit: 'money',
      group: 'past_loan_amounts',
      label: ['Amount of the first 2 applications', 'Montant des 2 premières demandes'],
      about: [
        'Average amount of the first 2 applications here.',
        'Montant moyen des 2 premières demandes chez nous.',
      ],
      higher: ['Larger first loans', 'Des premiers prêts plus grands'],
    },
  ],
)
