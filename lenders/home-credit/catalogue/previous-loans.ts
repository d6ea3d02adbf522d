import {
  countIf,
  daysBack,
  exactMean,
  exactSumOrMissing,
  shareIf,
  when,
} from '../../../src/features/index.ts'
import { family } from './family.ts'
import { APPROVED, OPEN } from './previous-states.ts'

/** P33-P43, P46-P49: loans here that run or ended, and of what kind they were. */
export const previousLoans = family(
  {
    theme: 'past-credit-here',
    grain: 'earlier_application',
    missing: ['No earlier application here', 'Aucune demande antérieure chez nous'],
  },
  [
    {
      id: 'earlier_last_due',
      sql: `max(${when(APPROVED, 'DAYS_LAST_DUE_1ST_VERSION')})`,
      unit: 'days',
      group: 'open_loans_here',
      label: ['Last planned payment here', 'Dernière échéance prévue chez nous'],
      about: [
        'Days until the last payment planned on loans here.',
        'Jours jusqu’à la dernière échéance prévue chez nous.',
      ],
      higher: ['Payments run longer', 'Des échéances plus lointaines'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_first_due',
      sql: daysBack(`min(${when(APPROVED, 'DAYS_FIRST_DUE')})`),
      unit: 'days',
      group: 'past_applications',
      label: ['Time since the first payment was due', 'Temps depuis la première échéance'],
      about: [
        'Days since the very first payment was due here.',
        'Jours depuis la toute première échéance chez nous.',
      ],
      higher: ['Longer ago', 'Il y a plus longtemps'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_ended_early',
      sql: exactMean(when(APPROVED, 'DAYS_LAST_DUE_1ST_VERSION - DAYS_LAST_DUE')),
      unit: 'days',
      group: 'early_repayment',
      label: ['Earlier loans ended early', 'Prêts antérieurs terminés en avance'],
      about: [
        'How many days before the plan earlier loans ended, on average.',
        'Nombre moyen de jours d’avance à la fin des prêts antérieurs.',
      ],
      higher: ['Ended earlier', 'Terminés plus tôt'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'earlier_end_latest',
      sql: daysBack(`max(${when(APPROVED, 'DAYS_TERMINATION')})`),
      unit: 'days',
      group: 'open_loans_here',
      label: ['Time since a loan here ended', 'Temps depuis la fin d’un prêt chez nous'],
      about: ['Days since the latest loan here ended.', 'Jours depuis la fin du dernier prêt chez nous.'],
      higher: ['Longer ago', 'Il y a plus longtemps'],
      missing: ['No earlier loan was approved here', 'Aucun prêt antérieur accordé chez nous'],
    },
    {
      id: 'open_loans_here',
      sql: countIf(OPEN),
      unit: 'count',
      group: 'open_loans_here',
      label: ['Open loans here', 'Prêts en cours chez nous'],
      about: ['How many loans here are still running.', 'Nombre de prêts en cours chez nous.'],
      higher: ['More open loans here', 'Plus de prêts en cours chez nous'],
    },
    {
      id: 'open_payments_here',
      sql: exactSumOrMissing(when(OPEN, 'AMT_ANNUITY')),
      unit: 'money-per-month',
      group: 'open_loans_here',
      label: ['Payments of open loans here', 'Mensualités des prêts en cours chez nous'],
      about: [
        'Sum of the payments of open loans here.',
        'Somme des mensualités des prêts en cours chez nous.',
      ],
      higher: ['Higher running payments', 'Des mensualités en cours plus élevées'],
      missing: ['No open loan here', 'Aucun prêt en cours chez nous'],
    },
    {
      id: 'earlier_cash_share',
      sql: shareIf("NAME_CONTRACT_TYPE = 'Cash loans'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: cash loans',
        'Part des demandes antérieures : prêts en espèces',
      ],
      about: [
        'Share of earlier applications here: cash loans.',
        'Part des demandes antérieures chez nous : prêts en espèces.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_consumer_share',
      sql: shareIf("NAME_CONTRACT_TYPE = 'Consumer loans'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: loans for goods',
        'Part des demandes antérieures : prêts pour un achat',
      ],
      about: [
        'Share of earlier applications here: loans for goods.',
        'Part des demandes antérieures chez nous : prêts pour un achat.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_revolving_share',
      sql: shareIf("NAME_CONTRACT_TYPE = 'Revolving loans'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: credit lines',
        'Part des demandes antérieures : crédits renouvelables',
      ],
      about: [
        'Share of earlier applications here: credit lines.',
        'Part des demandes antérieures chez nous : crédits renouvelables.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_walk_in_share',
      sql: shareIf("NAME_PRODUCT_TYPE = 'walk-in'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: asked for by walking in',
        'Part des demandes antérieures : faites sans invitation',
      ],
      about: [
        'Share of earlier applications here: asked for by walking in.',
        'Part des demandes antérieures chez nous : faites sans invitation.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_x_sell_share',
      sql: shareIf("NAME_PRODUCT_TYPE = 'x-sell'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: that followed our offer',
        'Part des demandes antérieures : faites après notre offre',
      ],
      about: [
        'Share of earlier applications here: that followed our offer.',
        'Part des demandes antérieures chez nous : faites après notre offre.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_new_client_share',
      sql: shareIf("NAME_CLIENT_TYPE = 'New'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: made as a new customer',
        'Part des demandes antérieures : faites comme nouveau client',
      ],
      about: [
        'Share of earlier applications here: made as a new customer.',
        'Part des demandes antérieures chez nous : faites comme nouveau client.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_office_share',
      sql: shareIf("CHANNEL_TYPE = 'Credit and cash offices'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: made in an office',
        'Part des demandes antérieures : faites en agence',
      ],
      about: [
        'Share of earlier applications here: made in an office.',
        'Part des demandes antérieures chez nous : faites en agence.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_field_share',
      sql: shareIf("CHANNEL_TYPE = 'AP+ (Cash loan)'"),
      unit: 'share',
      group: 'past_loan_type',
      label: [
        'Share of earlier applications: made through a partner',
        'Part des demandes antérieures : faites chez un partenaire',
      ],
      about: [
        'Share of earlier applications here: made through a partner.',
        'Part des demandes antérieures chez nous : faites chez un partenaire.',
      ],
      higher: ['A larger part', 'Une plus grande part'],
    },
    {
      id: 'earlier_insured_share',
      sql: shareIf('NFLAG_INSURED_ON_APPROVAL = 1'),
      unit: 'share',
      group: 'past_loan_type',
      label: ['Share of earlier applications insured', 'Part des demandes antérieures assurées'],
      about: [
        'Share of earlier applications with insurance.',
        'Part des demandes antérieures avec assurance.',
      ],
      higher: ['More insured loans', 'Plus de prêts assurés'],
    },
  ],
)
