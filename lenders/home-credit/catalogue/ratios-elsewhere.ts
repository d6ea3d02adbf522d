import { ratio } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** B42-B44: debt at other lenders beside this application. */
export const ratiosElsewhere = family(
  {
    theme: 'other-lenders',
    missing: ['No open credit at another lender is known', 'Aucun crédit en cours ailleurs n’est connu'],
  },
  [
    {
      id: 'elsewhere_debt_to_income',
      sql: ratio('h.elsewhere_debt', 'a.AMT_INCOME_TOTAL'),
      unit: 'ratio',
      group: 'debt_elsewhere',
      label: ['Debt elsewhere compared with income', 'Dettes ailleurs par rapport au revenu'],
      about: [
        'Debt at other lenders divided by the declared income.',
        'Dette chez d’autres prêteurs divisée par le revenu déclaré.',
      ],
      higher: ['More debt for this income', 'Plus de dettes pour ce revenu'],
      monotone: 'increasing',
    },
    {
      id: 'elsewhere_debt_to_loan',
      sql: ratio('h.elsewhere_debt', 'a.AMT_CREDIT'),
      unit: 'ratio',
      group: 'debt_elsewhere',
      label: ['Debt elsewhere compared with this loan', 'Dettes ailleurs par rapport à ce prêt'],
      about: [
        'Debt at other lenders divided by the amount of this loan.',
        'Dette chez d’autres prêteurs divisée par le montant de ce prêt.',
      ],
      higher: ['More debt beside this loan', 'Plus de dettes à côté de ce prêt'],
    },
    {
      id: 'elsewhere_payments_to_income',
      sql: ratio('h.elsewhere_payments', 'a.AMT_INCOME_TOTAL'),
      unit: 'share',
      group: 'debt_elsewhere',
      label: ['Payments elsewhere compared with income', 'Mensualités ailleurs par rapport au revenu'],
      about: [
        'Payments at other lenders divided by the declared income.',
        'Mensualités ailleurs divisées par le revenu déclaré.',
      ],
      higher: ['Payments elsewhere weigh more', 'Les mensualités ailleurs pèsent plus'],
      missing: ['The payments are not known', 'Les mensualités ne sont pas connues'],
    },
  ],
)
