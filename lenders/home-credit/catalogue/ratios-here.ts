import { ratio } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** P54-P56, N5, N10: earlier loans here beside this application. */
export const ratiosHere = family(
  {
    theme: 'past-credit-here',
    missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
  },
  [
    {
      id: 'loan_to_earlier_credit',
      sql: ratio('a.AMT_CREDIT', 'h.earlier_credit_highest'),
      unit: 'ratio',
      group: 'past_loan_amounts',
      label: ['This loan compared with earlier ones', 'Ce prêt par rapport aux précédents'],
      about: [
        'This loan divided by the largest earlier loan here.',
        'Ce prêt divisé par le plus grand prêt antérieur chez nous.',
      ],
      higher: ['Larger than earlier loans', 'Plus grand que les prêts antérieurs'],
    },
    {
      id: 'payment_to_earlier_payment',
      sql: ratio('a.AMT_ANNUITY', 'h.earlier_payment_mean'),
      unit: 'ratio',
      group: 'past_loan_amounts',
      label: ['This payment compared with earlier ones', 'Cette mensualité par rapport aux précédentes'],
      about: [
        'This payment divided by the average earlier payment here.',
        'Cette mensualité divisée par la moyenne antérieure chez nous.',
      ],
      higher: ['Higher than earlier payments', 'Plus élevée que les mensualités antérieures'],
    },
    {
      id: 'payment_to_highest_instalment',
      sql: ratio('a.AMT_ANNUITY', 'h.instalment_highest'),
      unit: 'ratio',
      group: 'past_loan_amounts',
      label: [
        'This payment compared with the highest one paid',
        'Mensualité par rapport à la plus haute passée',
      ],
      about: [
        'This payment divided by the highest instalment ever due here.',
        'Cette mensualité divisée par la plus haute échéance jamais due chez nous.',
      ],
      higher: ['Higher than any instalment before', 'Plus élevée que toute échéance passée'],
      missing: ['No instalment on record here', 'Aucune échéance relevée chez nous'],
    },
    {
      id: 'expected_payments_to_income',
      sql: ratio('h.expected_payments_here', 'a.AMT_INCOME_TOTAL'),
      unit: 'share',
      group: 'open_loans_here',
      label: ['Payments due within 12 months and income', 'Échéances sur 12 mois et revenu'],
      about: [
        'What open loans here will cost in 12 months divided by the declared income.',
        'Coût sur 12 mois des prêts en cours chez nous, divisé par le revenu déclaré.',
      ],
      higher: ['Open loans weigh more', 'Les prêts en cours pèsent plus'],
      missing: ['No open loan with a plan here', 'Aucun prêt en cours à échéances chez nous'],
    },
    {
      id: 'open_payments_here_to_income',
      sql: ratio('h.open_payments_here', 'a.AMT_INCOME_TOTAL'),
      unit: 'share',
      group: 'open_loans_here',
      label: ['Running payments here compared with income', 'Mensualités en cours chez nous et revenu'],
      about: [
        'Payments of open loans here divided by the declared income.',
        'Mensualités en cours chez nous divisées par le revenu déclaré.',
      ],
      higher: ['Running payments weigh more', 'Les mensualités en cours pèsent plus'],
      missing: ['No open loan here', 'Aucun prêt en cours chez nous'],
    },
  ],
)
