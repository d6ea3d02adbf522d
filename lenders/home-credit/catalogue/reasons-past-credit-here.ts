import { reasonGroups } from './reason-group.ts'

/** What is said about credit at this lender. */
export const pastCreditReasons = reasonGroups('past-credit-here', [
  {
    id: 'past_applications',
    lead: 'earlier_applications',
    label: ['Earlier applications here', 'Demandes antérieures chez nous'],
    raises: ['Earlier applications raise the risk', 'Les demandes antérieures augmentent le risque'],
    lowers: ['Earlier applications lower the risk', 'Les demandes antérieures diminuent le risque'],
    missing: ['No earlier application here', 'Aucune demande antérieure chez nous'],
    you: {
      raises: [
        'The number and dates of your earlier applications raise the risk.',
        'Le nombre et les dates de vos demandes antérieures augmentent le risque.',
      ],
      lowers: [
        'The number and dates of your earlier applications lower the risk.',
        'Le nombre et les dates de vos demandes antérieures diminuent le risque.',
      ],
      missing: ['You made no application here before.', 'Vous n’avez fait aucune demande chez nous avant.'],
    },
  },
  {
    id: 'past_refusals',
    lead: 'earlier_refused_share',
    label: ['Earlier refusals here', 'Refus antérieurs chez nous'],
    raises: ['Earlier applications were refused', 'Des demandes antérieures ont été refusées'],
    lowers: ['Few or no earlier refusals', 'Peu ou pas de refus antérieurs'],
    missing: ['No earlier application here', 'Aucune demande antérieure chez nous'],
    you: {
      raises: ['We refused earlier applications of yours.', 'Nous avons refusé de vos demandes antérieures.'],
      lowers: [
        'We refused few or none of your earlier applications.',
        'Nous avons refusé peu ou aucune de vos demandes.',
      ],
      missing: ['You made no application here before.', 'Vous n’avez fait aucune demande chez nous avant.'],
    },
  },
  {
    id: 'past_loan_amounts',
    lead: 'earlier_credit_highest',
    label: ['Amounts of earlier loans', 'Montants des prêts antérieurs'],
    raises: ['Amounts of earlier loans raise the risk', 'Les montants antérieurs augmentent le risque'],
    lowers: ['Amounts of earlier loans lower the risk', 'Les montants antérieurs diminuent le risque'],
    missing: ['No earlier loan here', 'Aucun prêt antérieur chez nous'],
    you: {
      raises: [
        'The amounts and lengths of your earlier loans here raise the risk.',
        'Les montants et durées de vos prêts antérieurs augmentent le risque.',
      ],
      lowers: [
        'The amounts and lengths of your earlier loans here lower the risk.',
        'Les montants et durées de vos prêts antérieurs diminuent le risque.',
      ],
      missing: ['You had no loan here before.', 'Vous n’avez pas eu de prêt chez nous.'],
    },
  },
  {
    id: 'past_loan_cost',
    lead: 'earlier_cost_mean',
    label: ['Cost of earlier loans', 'Coût des prêts antérieurs'],
    raises: [
      'Earlier loans were expensive or with little paid at once',
      'Prêts antérieurs chers ou avec peu d’apport',
    ],
    lowers: [
      'Earlier loans were cheap or with much paid at once',
      'Prêts antérieurs peu chers ou avec un bon apport',
    ],
    missing: ['No earlier loan here', 'Aucun prêt antérieur chez nous'],
    you: {
      raises: [
        'The price of your earlier loans here raises the risk.',
        'Le prix de vos prêts antérieurs chez nous augmente le risque.',
      ],
      lowers: [
        'The price of your earlier loans here lowers the risk.',
        'Le prix de vos prêts antérieurs chez nous diminue le risque.',
      ],
      missing: ['You had no loan here before.', 'Vous n’avez pas eu de prêt chez nous.'],
    },
  },
  {
    id: 'past_loan_type',
    lead: 'earlier_consumer_share',
    label: ['Kinds of earlier loans', 'Types de prêts antérieurs'],
    raises: ['Kinds of earlier loans raise the risk', 'Les types de prêts antérieurs augmentent le risque'],
    lowers: ['Kinds of earlier loans lower the risk', 'Les types de prêts antérieurs diminuent le risque'],
    missing: ['No earlier loan here', 'Aucun prêt antérieur chez nous'],
    you: {
      raises: [
        'The kinds of loan you asked for before raise the risk.',
        'Les types de prêt que vous avez demandés avant augmentent le risque.',
      ],
      lowers: [
        'The kinds of loan you asked for before lower the risk.',
        'Les types de prêt que vous avez demandés avant diminuent le risque.',
      ],
      missing: ['You had no loan here before.', 'Vous n’avez pas eu de prêt chez nous.'],
    },
  },
  {
    id: 'open_loans_here',
    lead: 'open_loans_here',
    label: ['Loans still open here', 'Prêts en cours chez nous'],
    raises: ['Loans still open here raise the risk', 'Les prêts en cours chez nous augmentent le risque'],
    lowers: ['Little is still open here', 'Peu de prêts en cours chez nous'],
    missing: ['No earlier loan here', 'Aucun prêt antérieur chez nous'],
    you: {
      raises: [
        'The loans you are still paying here raise the risk.',
        'Les prêts que vous remboursez encore chez nous augmentent le risque.',
      ],
      lowers: [
        'The loans you are still paying here lower the risk.',
        'Les prêts que vous remboursez encore chez nous diminuent le risque.',
      ],
      missing: ['You had no loan here before.', 'Vous n’avez pas eu de prêt chez nous.'],
    },
  },
  {
    id: 'early_repayment',
    lead: 'earlier_ended_early',
    label: ['Earlier loans ended early', 'Prêts terminés en avance'],
    raises: ['Earlier loans were not ended early', 'Prêts antérieurs non terminés en avance'],
    lowers: ['Earlier loans were ended early', 'Prêts antérieurs terminés en avance'],
    missing: ['No earlier loan here', 'Aucun prêt antérieur chez nous'],
    you: {
      raises: [
        'How your earlier loans ended compared with the plan raises the risk.',
        'La fin de vos prêts antérieurs par rapport au plan augmente le risque.',
      ],
      lowers: [
        'How your earlier loans ended compared with the plan lowers the risk.',
        'La fin de vos prêts antérieurs par rapport au plan diminue le risque.',
      ],
      missing: ['You had no loan here before.', 'Vous n’avez pas eu de prêt chez nous.'],
    },
  },
  {
    id: 'late_payments_here',
    lead: 'loan_late_share',
    label: ['Late payments here', 'Retards de paiement chez nous'],
    raises: ['Payments here were late', 'Paiements en retard chez nous'],
    lowers: ['Payments here were on time', 'Paiements à l’heure chez nous'],
    missing: ['No payment record here', 'Aucun relevé de paiement chez nous'],
    you: {
      raises: ['You paid late here.', 'Vous avez payé en retard chez nous.'],
      lowers: ['You paid on time here.', 'Vous avez payé à l’heure chez nous.'],
      missing: [
        'We have no record of payments from you.',
        'Nous n’avons aucun relevé de paiement de votre part.',
      ],
    },
  },
  {
    id: 'payments_made_here',
    lead: 'instalments_days_early_mean',
    label: ['How instalments here were paid', 'Paiement des échéances chez nous'],
    raises: ['How instalments were paid raises the risk', 'Le paiement des échéances augmente le risque'],
    lowers: ['How instalments were paid lowers the risk', 'Le paiement des échéances diminue le risque'],
    missing: ['No instalment on record here', 'Aucune échéance relevée chez nous'],
    you: {
      raises: [
        'When and how much you paid on instalments here raises the risk.',
        'Les dates et montants de vos paiements chez nous augmentent le risque.',
      ],
      lowers: [
        'When and how much you paid on instalments here lowers the risk.',
        'Les dates et montants de vos paiements chez nous diminuent le risque.',
      ],
      missing: [
        'We have no record of instalments from you.',
        'Nous n’avons aucun relevé d’échéances de votre part.',
      ],
    },
  },
  {
    id: 'loan_progress_here',
    lead: 'instalments_left_share',
    label: ['Progress of loans here', 'Avancement des prêts chez nous'],
    raises: ['The state of loans here raises the risk', 'L’avancement des prêts augmente le risque'],
    lowers: ['The state of loans here lowers the risk', 'L’avancement des prêts diminue le risque'],
    missing: ['No earlier loan here', 'Aucun prêt antérieur chez nous'],
    you: {
      raises: [
        'How far your loans here are paid back raises the risk.',
        'L’avancement du remboursement de vos prêts augmente le risque.',
      ],
      lowers: [
        'How far your loans here are paid back lowers the risk.',
        'L’avancement du remboursement de vos prêts diminue le risque.',
      ],
      missing: ['You had no loan here before.', 'Vous n’avez pas eu de prêt chez nous.'],
    },
  },
  {
    id: 'card_use',
    lead: 'card_use_mean',
    label: ['Use of the card here', 'Utilisation de la carte chez nous'],
    raises: ['The card is used heavily', 'Carte très utilisée'],
    lowers: ['The card is used lightly', 'Carte peu utilisée'],
    missing: ['No card here', 'Aucune carte chez nous'],
    you: {
      raises: [
        'How you use your card here raises the risk.',
        'L’utilisation de votre carte chez nous augmente le risque.',
      ],
      lowers: [
        'How you use your card here lowers the risk.',
        'L’utilisation de votre carte chez nous diminue le risque.',
      ],
      missing: ['You had no card here.', 'Vous n’avez pas eu de carte chez nous.'],
    },
  },
  {
    id: 'card_limit',
    lead: 'card_limit',
    label: ['Limit and payment of the card', 'Plafond et paiement de la carte'],
    raises: [
      'Limit or payment of the card raises the risk',
      'Le plafond ou le paiement de la carte augmente le risque',
    ],
    lowers: [
      'Limit or payment of the card lowers the risk',
      'Le plafond ou le paiement de la carte diminue le risque',
    ],
    missing: ['No card here', 'Aucune carte chez nous'],
    you: {
      raises: [
        'The limit of your card or what you pay on it raises the risk.',
        'Le plafond de votre carte ou vos paiements augmentent le risque.',
      ],
      lowers: [
        'The limit of your card or what you pay on it lowers the risk.',
        'Le plafond de votre carte ou vos paiements diminuent le risque.',
      ],
      missing: ['You had no card here.', 'Vous n’avez pas eu de carte chez nous.'],
    },
  },
])
