import { ratio } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** N20, N21: the loan beside external score C. A better score makes both smaller, so they may only raise the risk. */
export const loanAndScore = family(
  {
    theme: 'income-and-loan',
    missing: ['Agency C has no score, or an amount is missing', 'Pas de score C, ou un montant manque'],
  },
  [
    {
      id: 'loan_length_per_score_c',
      sql: ratio(ratio('a.AMT_CREDIT', 'a.AMT_ANNUITY'), 'a.EXT_SOURCE_3'),
      unit: 'none',
      group: 'loan_for_score_c',
      label: ['Length of the loan for external score C', 'Durée du prêt au regard du score externe C'],
      about: [
        'Length of the loan in months divided by external score C.',
        'Durée du prêt en mois divisée par le score externe C.',
      ],
      higher: ['A long loan for this score', 'Un prêt long pour ce score'],
      monotone: 'increasing',
    },
    {
      id: 'loan_to_income_per_score_c',
      sql: ratio(ratio('a.AMT_CREDIT', 'a.AMT_INCOME_TOTAL'), 'a.EXT_SOURCE_3'),
      unit: 'none',
      group: 'loan_for_score_c',
      label: ['Loan beside income for external score C', 'Prêt sur revenu au regard du score externe C'],
      about: [
        'Loan divided by the declared income, divided by external score C.',
        'Prêt divisé par le revenu déclaré, puis par le score externe C.',
      ],
      higher: ['A large loan for this income and score', 'Un prêt élevé pour ce revenu et ce score'],
      monotone: 'increasing',
    },
  ],
)
