import { exactRatioMean, ratio, wholeMean } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** B37-B41: the month-by-month record at other lenders, first per credit, then per application. */
export const bureauMonths = family(
  {
    theme: 'other-lenders',
    grain: 'credit_elsewhere_months',
    missing: ['No month-by-month record from other lenders', 'Pas de relevé mois par mois d’autres prêteurs'],
  },
  [
    {
      id: 'elsewhere_late_months_mean',
      sql: exactRatioMean(ratio('LATE_MONTHS', 'MONTHS')),
      unit: 'share',
      group: 'monthly_record_elsewhere',
      label: ['Late months elsewhere', 'Mois en retard ailleurs'],
      about: ['Share of months with a late payment, per credit.', 'Part des mois en retard, par crédit.'],
      higher: ['More late months', 'Plus de mois en retard'],
      monotone: 'increasing',
    },
    {
      id: 'elsewhere_late_months_12m_highest',
      sql: `max(${ratio('LATE_MONTHS_12', 'MONTHS_12')})`,
      unit: 'share',
      group: 'monthly_record_elsewhere',
      label: ['Late months elsewhere, last 12 months', 'Mois en retard ailleurs, 12 derniers mois'],
      about: [
        'Share of the last 12 months that were late, on the worst credit.',
        'Part des 12 derniers mois en retard, sur le pire crédit.',
      ],
      higher: ['More late months', 'Plus de mois en retard'],
      missing: ['No record for the last 12 months', 'Pas de relevé des 12 derniers mois'],
      monotone: 'increasing',
    },
    {
      id: 'elsewhere_worst_month',
      sql: 'max(WORST)',
      unit: 'none',
      group: 'monthly_record_elsewhere',
      label: ['Worst month elsewhere', 'Pire mois ailleurs'],
      about: [
        'Worst delay in a month, from 0 (none) to 5 (over 120 days or written off).',
        'Pire retard d’un mois, de 0 (aucun) à 5 (plus de 120 jours ou perte).',
      ],
      higher: ['A longer delay', 'Un retard plus long'],
      monotone: 'increasing',
    },
    {
      id: 'elsewhere_months_mean',
      sql: wholeMean('MONTHS'),
      unit: 'months',
      group: 'monthly_record_elsewhere',
      label: ['Months on record elsewhere', 'Mois relevés ailleurs'],
      about: ['Average number of months on record per credit.', 'Nombre moyen de mois relevés par crédit.'],
      higher: ['A longer record', 'Un relevé plus long'],
    },
    {
      id: 'elsewhere_closed_months_mean',
      sql: exactRatioMean(ratio('CLOSED_MONTHS', 'MONTHS')),
      unit: 'share',
      group: 'monthly_record_elsewhere',
      label: ['Months after closing elsewhere', 'Mois après clôture ailleurs'],
      about: ['Share of months in which the credit was closed.', 'Part des mois où le crédit était soldé.'],
      higher: ['Closed for longer', 'Soldé depuis plus longtemps'],
    },
  ],
)
