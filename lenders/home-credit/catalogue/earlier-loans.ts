import { exactSumOrMissing, exactWeightSum, ratio, when } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** Instalments that fall due within 12 months: one a month, never more than are left. */
const DUE_IN_A_YEAR = `case when INSTALMENTS_LEFT >= 12 then 12e0
  when INSTALMENTS_LEFT < 12 then cast(INSTALMENTS_LEFT as double) end`

/** N1-N3, N9: the price of approved loans here, and what open ones will still cost. */
export const earlierLoans = family(
  {
    theme: 'past-credit-here',
    grain: 'earlier_loan',
    missing: ['No earlier loan with a fixed plan', 'Aucun prêt antérieur à échéances fixes'],
  },
  [
    {
      id: 'earlier_rate_mean',
      sql: ratio(exactWeightSum('RATE'), 'count(RATE)'),
      unit: 'share',
      group: 'past_loan_cost',
      label: ['Average monthly rate of earlier loans', 'Taux mensuel moyen des prêts antérieurs'],
      about: [
        'Interest per month on loans here, worked out from amount, payment and length, on average.',
        'Intérêt mensuel des prêts chez nous, calculé d’après le montant, la mensualité et la durée, en moyenne.',
      ],
      higher: ['More expensive earlier loans', 'Des prêts antérieurs plus chers'],
    },
    {
      id: 'earlier_rate_highest',
      sql: 'max(RATE)',
      unit: 'share',
      group: 'past_loan_cost',
      label: ['Highest monthly rate of earlier loans', 'Taux mensuel le plus élevé des prêts antérieurs'],
      about: [
        'Interest per month of the dearest loan here, worked out from amount, payment and length.',
        'Intérêt mensuel du prêt le plus cher chez nous, calculé d’après le montant, la mensualité et la durée.',
      ],
      higher: ['A more expensive earlier loan', 'Un prêt antérieur plus cher'],
    },
    {
      id: 'earlier_rate_last',
      sql: `max(${when('RECENCY = 1', 'RATE')})`,
      unit: 'share',
      group: 'past_loan_cost',
      label: ['Monthly rate of the last loan', 'Taux mensuel du dernier prêt'],
      about: [
        'Interest per month of the last loan here with a fixed number of payments.',
        'Intérêt mensuel du dernier prêt chez nous à nombre fixe de mensualités.',
      ],
      higher: ['A more expensive last loan', 'Un dernier prêt plus cher'],
    },
    {
      id: 'expected_payments_here',
      sql: exactSumOrMissing(when('IS_OPEN = 1', `PAYMENT * (${DUE_IN_A_YEAR})`)),
      unit: 'money',
      group: 'open_loans_here',
      label: ['Payments due here within 12 months', 'Échéances chez nous sur 12 mois'],
      about: [
        'What open loans here will cost over the next 12 months.',
        'Ce que les prêts en cours chez nous coûteront sur les 12 prochains mois.',
      ],
      higher: ['More is due within a year', 'Plus à payer dans l’année'],
      missing: ['No open loan with a plan here', 'Aucun prêt en cours à échéances chez nous'],
    },
  ],
)
