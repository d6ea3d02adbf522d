import { reasonGroups } from './reason-group.ts'

/** What is said about credit at other lenders. */
export const otherLenderReasons = reasonGroups('other-lenders', [
  {
    id: 'enquiries',
    lead: 'enquiries_all',
    label: ['Enquiries by lenders', 'Consultations par des prêteurs'],
    raises: ['Lenders’ enquiries raise the risk', 'Les consultations par des prêteurs augmentent le risque'],
    lowers: ['Lenders’ enquiries lower the risk', 'Les consultations par des prêteurs diminuent le risque'],
    missing: ['Enquiries are not known', 'Consultations inconnues'],
    you: {
      raises: [
        'The number of lenders that asked about you within a year raises the risk.',
        'Le nombre de prêteurs qui se sont renseignés sur vous en un an augmente le risque.',
      ],
      lowers: [
        'The number of lenders that asked about you within a year lowers the risk.',
        'Le nombre de prêteurs qui se sont renseignés sur vous en un an diminue le risque.',
      ],
      missing: [
        'We do not know how many lenders asked about you.',
        'Nous ne savons pas combien de prêteurs se sont renseignés sur vous.',
      ],
    },
  },
  {
    id: 'credit_elsewhere_age',
    lead: 'elsewhere_days_mean',
    label: ['Age of credits elsewhere', 'Ancienneté des crédits ailleurs'],
    raises: ['Credits at other lenders are recent', 'Crédits récents chez d’autres prêteurs'],
    lowers: ['Credits at other lenders go back a long time', 'Crédits anciens chez d’autres prêteurs'],
    missing: ['No credit elsewhere is known', 'Aucun crédit ailleurs connu'],
    you: {
      raises: [
        'Your credits at other lenders are recent.',
        'Vos crédits chez d’autres prêteurs sont récents.',
      ],
      lowers: [
        'Your credits at other lenders go back a long time.',
        'Vos crédits chez d’autres prêteurs sont anciens.',
      ],
      missing: [
        'We know of no credit you had at another lender.',
        'Nous ne connaissons aucun crédit chez un autre prêteur.',
      ],
    },
  },
  {
    id: 'credit_elsewhere_open',
    lead: 'elsewhere_active',
    label: ['Open credits elsewhere', 'Crédits en cours ailleurs'],
    raises: ['Many or recent open credits at other lenders', 'Crédits en cours nombreux ou récents ailleurs'],
    lowers: ['Few open credits at other lenders', 'Peu de crédits en cours ailleurs'],
    missing: ['No credit elsewhere is known', 'Aucun crédit ailleurs connu'],
    you: {
      raises: [
        'Your open or recent credits at other lenders raise the risk.',
        'Vos crédits en cours ou récents ailleurs augmentent le risque.',
      ],
      lowers: [
        'Your credits at other lenders lower the risk.',
        'Vos crédits chez d’autres prêteurs diminuent le risque.',
      ],
      missing: [
        'We know of no credit you had at another lender.',
        'Nous ne connaissons aucun crédit chez un autre prêteur.',
      ],
    },
  },
  {
    id: 'debt_elsewhere',
    lead: 'elsewhere_debt',
    label: ['Debt at other lenders', 'Dettes chez d’autres prêteurs'],
    raises: ['High debt at other lenders', 'Dettes élevées chez d’autres prêteurs'],
    lowers: ['Low debt at other lenders', 'Dettes faibles chez d’autres prêteurs'],
    missing: ['No open credit elsewhere is known', 'Aucun crédit en cours ailleurs connu'],
    you: {
      raises: [
        'What you still owe at other lenders raises the risk.',
        'Ce que vous devez encore chez d’autres prêteurs augmente le risque.',
      ],
      lowers: [
        'What you still owe at other lenders lowers the risk.',
        'Ce que vous devez encore chez d’autres prêteurs diminue le risque.',
      ],
      missing: [
        'We know of no debt you have at another lender.',
        'Nous ne connaissons aucune dette chez un autre prêteur.',
      ],
    },
  },
  {
    id: 'overdue_elsewhere',
    lead: 'elsewhere_overdue_share',
    label: ['Overdue at other lenders', 'Impayés chez d’autres prêteurs'],
    raises: ['Payments overdue at other lenders', 'Impayés chez d’autres prêteurs'],
    lowers: ['Nothing overdue at other lenders', 'Aucun impayé chez d’autres prêteurs'],
    missing: ['No credit elsewhere is known', 'Aucun crédit ailleurs connu'],
    you: {
      raises: [
        'Payments to other lenders were overdue.',
        'Des paiements à d’autres prêteurs ont été en retard.',
      ],
      lowers: [
        'Your payments to other lenders were hardly or never overdue.',
        'Vos paiements à d’autres prêteurs n’ont guère été en retard.',
      ],
      missing: [
        'We know of no credit you had at another lender.',
        'Nous ne connaissons aucun crédit chez un autre prêteur.',
      ],
    },
  },
  {
    id: 'monthly_record_elsewhere',
    lead: 'elsewhere_late_months_mean',
    label: ['Monthly record elsewhere', 'Relevé mensuel ailleurs'],
    raises: ['Late months at other lenders', 'Mois en retard chez d’autres prêteurs'],
    lowers: ['A good monthly record at other lenders', 'Bon relevé mensuel chez d’autres prêteurs'],
    missing: ['No monthly record from other lenders', 'Pas de relevé mensuel d’autres prêteurs'],
    you: {
      raises: [
        'Your month-by-month record at other lenders raises the risk.',
        'Votre relevé mensuel chez d’autres prêteurs augmente le risque.',
      ],
      lowers: [
        'Your month-by-month record at other lenders lowers the risk.',
        'Votre relevé mensuel chez d’autres prêteurs diminue le risque.',
      ],
      missing: [
        'Other lenders gave us no month-by-month record.',
        'Les autres prêteurs ne nous ont pas donné de relevé mensuel.',
      ],
    },
  },
])
