import { integer } from './column.ts'

export const daysLate = integer(
  'SK_DPD',
  'days',
  ['Days late', 'Jours de retard'],
  ['How many days late the payment was in this month.', 'Le nombre de jours de retard ce mois-là.'],
)

export const daysLateTolerant = integer(
  'SK_DPD_DEF',
  'days',
  ['Days late, small debts left out', 'Jours de retard, hors petites dettes'],
  [
    'How many days late the payment was in this month, not counting very small debts.',
    'Le nombre de jours de retard ce mois-là, sans compter les très petites dettes.',
  ],
)
