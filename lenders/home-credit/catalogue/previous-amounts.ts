import { exactMean, exactRatioMean, ratio, shareIf, when } from '../../../src/features/index.ts'
import { family } from './family.ts'
import { APPROVED } from './previous-states.ts'

/** All payments over the amount lent: the price of the loan. */
const COST = ratio('AMT_ANNUITY * CNT_PAYMENT', 'AMT_CREDIT')

/** P21-P32, P44, P45, P51, P52: amounts, lengths and the price of earlier loans here. */
export const previousAmounts = family(
  {
    theme: 'past-credit-here',
    grain: 'earlier_application',
    missing: ['No earlier application here', 'Aucune demande antérieure chez nous'],
  },
  [
    {
      id: 'earlier_credit_mean',
      sql: exactMean(when(APPROVED, 'AMT_CREDIT')),
      unit: 'money',
      group: 'past_loan_amounts',
      label: ['Average earlier loan here', 'Prêt antérieur moyen chez nous'],
      about: ['Average amount of the loans approved here.', 'Montant moyen des prêts accordés chez nous.'],
      higher: ['Larger earlier loans', 'Des prêts antérieurs plus grands'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_credit_highest',
      sql: `max(${when(APPROVED, 'AMT_CREDIT')})`,
      unit: 'money',
      group: 'past_loan_amounts',
      label: ['Largest earlier loan here', 'Plus grand prêt antérieur chez nous'],
      about: ['Amount of the largest loan approved here.', 'Montant du plus grand prêt accordé chez nous.'],
      higher: ['A larger earlier loan', 'Un prêt antérieur plus grand'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_payment_mean',
      sql: exactMean(when(APPROVED, 'AMT_ANNUITY')),
      unit: 'money-per-month',
      group: 'past_loan_amounts',
      label: ['Average payment of earlier loans', 'Mensualité moyenne des prêts antérieurs'],
      about: [
        'Average payment of the loans approved here.',
        'Mensualité moyenne des prêts accordés chez nous.',
      ],
      higher: ['Higher earlier payments', 'Des mensualités antérieures plus élevées'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_payment_highest',
      sql: `max(${when(APPROVED, 'AMT_ANNUITY')})`,
      unit: 'money-per-month',
      group: 'past_loan_amounts',
      label: ['Highest payment of earlier loans', 'Plus haute mensualité antérieure'],
      about: [
        'Highest payment of a loan approved here.',
        'Plus haute mensualité d’un prêt accordé chez nous.',
      ],
      higher: ['A higher earlier payment', 'Une mensualité antérieure plus élevée'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_length_mean',
      sql: exactMean(when(APPROVED, 'CNT_PAYMENT')),
      unit: 'months',
      group: 'past_loan_amounts',
      label: ['Average length of earlier loans', 'Durée moyenne des prêts antérieurs'],
      about: [
        'Average number of months of the loans approved here.',
        'Nombre moyen de mois des prêts accordés chez nous.',
      ],
      higher: ['Longer earlier loans', 'Des prêts antérieurs plus longs'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_length_longest',
      sql: 'max(CNT_PAYMENT)',
      unit: 'months',
      group: 'past_loan_amounts',
      label: ['Longest loan asked for', 'Plus longue durée demandée'],
      about: [
        'Longest number of months ever asked for here.',
        'Plus grand nombre de mois jamais demandé chez nous.',
      ],
      higher: ['A longer loan', 'Un prêt plus long'],
    },
    {
      id: 'asked_to_granted_mean',
      sql: exactRatioMean(ratio('AMT_APPLICATION', 'AMT_CREDIT')),
      unit: 'ratio',
      group: 'past_loan_amounts',
      label: ['Asked compared with granted, average', 'Demandé par rapport à accordé, moyenne'],
      about: [
        'Amount asked for divided by amount granted, on average.',
        'Montant demandé divisé par montant accordé, en moyenne.',
      ],
      higher: ['Less was granted than asked for', 'Moins accordé que demandé'],
    },
    {
      id: 'asked_to_granted_lowest',
      sql: `min(${ratio('AMT_APPLICATION', 'AMT_CREDIT')})`,
      unit: 'ratio',
      group: 'past_loan_amounts',
      label: ['Asked compared with granted, lowest', 'Demandé par rapport à accordé, minimum'],
      about: [
        'Lowest amount asked for divided by amount granted.',
        'Plus petit rapport entre montant demandé et accordé.',
      ],
      higher: ['Never granted much more than asked', 'Jamais beaucoup plus accordé que demandé'],
    },
    {
      id: 'earlier_down_payment_rate',
      sql: exactRatioMean(when(APPROVED, 'RATE_DOWN_PAYMENT')),
      unit: 'share',
      group: 'past_loan_cost',
      label: ['Average down payment', 'Apport moyen'],
      about: [
        'Part of the price paid at once on earlier loans, on average.',
        'Part du prix payée comptant sur les prêts antérieurs, en moyenne.',
      ],
      higher: ['More was paid at once', 'Un apport plus grand'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_down_payment_highest',
      sql: `max(${when(APPROVED, 'AMT_DOWN_PAYMENT')})`,
      unit: 'money',
      group: 'past_loan_cost',
      label: ['Highest down payment', 'Plus grand apport'],
      about: [
        'Highest amount paid at once on an earlier loan.',
        'Plus grand montant payé comptant sur un prêt antérieur.',
      ],
      higher: ['More was paid at once', 'Un apport plus grand'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_cost_mean',
      sql: exactRatioMean(when(APPROVED, COST)),
      unit: 'ratio',
      group: 'past_loan_cost',
      label: ['Average cost of earlier loans', 'Coût moyen des prêts antérieurs'],
      about: [
        'All payments divided by the amount lent, on average.',
        'Total des mensualités divisé par le montant prêté, en moyenne.',
      ],
      higher: ['More expensive earlier loans', 'Des prêts antérieurs plus chers'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_cost_highest',
      sql: `max(${when(APPROVED, COST)})`,
      unit: 'ratio',
      group: 'past_loan_cost',
      label: ['Highest cost of earlier loans', 'Coût le plus élevé des prêts antérieurs'],
      about: [
        'All payments divided by the amount lent, dearest loan.',
        'Total des mensualités divisé par le montant prêté, prêt le plus cher.',
      ],
      higher: ['A more expensive earlier loan', 'Un prêt antérieur plus cher'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_high_yield_share',
      sql: shareIf("NAME_YIELD_GROUP = 'high'"),
      unit: 'share',
      group: 'past_loan_cost',
      label: ['Share of applications in the high interest group', 'Part des demandes à taux élevé'],
      about: [
        'Share of earlier applications with a high interest rate.',
        'Part des demandes antérieures à taux d’intérêt élevé.',
      ],
      higher: ['More loans at a high rate', 'Plus de prêts à taux élevé'],
    },
    {
      id: 'earlier_low_yield_share',
      sql: shareIf("NAME_YIELD_GROUP in ('low_normal', 'low_action')"),
      unit: 'share',
      group: 'past_loan_cost',
      label: ['Share of applications in the low interest group', 'Part des demandes à taux bas'],
      about: [
        'Share of earlier applications with a low interest rate.',
        'Part des demandes antérieures à taux d’intérêt bas.',
      ],
      higher: ['More loans at a low rate', 'Plus de prêts à taux bas'],
    },
    {
      id: 'last_application_credit',
      sql: `max(${when('RECENCY = 1', 'AMT_CREDIT')})`,
      unit: 'money',
      group: 'past_loan_amounts',
      label: ['Amount of the last application', 'Montant de la dernière demande'],
      about: ['Amount of the last application here.', 'Montant de la dernière demande chez nous.'],
      higher: ['A larger last application', 'Une dernière demande plus grande'],
    },
    {
      id: 'last_application_length',
      sql: `max(${when('RECENCY = 1', 'CNT_PAYMENT')})`,
      unit: 'months',
      group: 'past_loan_amounts',
      label: ['Length of the last application', 'Durée de la dernière demande'],
      about: [
        'Number of months of the last application here.',
        'Nombre de mois de la dernière demande chez nous.',
      ],
      higher: ['A longer last application', 'Une dernière demande plus longue'],
    },
  ],
)
