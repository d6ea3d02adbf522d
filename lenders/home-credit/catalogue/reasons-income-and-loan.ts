import { reasonGroups } from './reason-group.ts'

/** What is said about income, work and the loan asked for. */
export const incomeAndLoanReasons = reasonGroups('income-and-loan', [
  {
    id: 'loan_amount',
    lead: 'loan_amount',
    label: ['Amount of the loan', 'Montant du prêt'],
    raises: ['The amount of the loan raises the risk', 'Le montant du prêt augmente le risque'],
    lowers: ['The amount of the loan lowers the risk', 'Le montant du prêt diminue le risque'],
    missing: ['The amount or the price is missing', 'Le montant ou le prix manque'],
    you: {
      raises: ['The amount you ask for raises the risk.', 'Le montant que vous demandez augmente le risque.'],
      lowers: ['The amount you ask for lowers the risk.', 'Le montant que vous demandez diminue le risque.'],
      missing: [
        'The amount of your loan or the price is not filled in.',
        'Le montant de votre prêt ou le prix n’est pas renseigné.',
      ],
    },
  },
  {
    id: 'loan_vs_goods_price',
    lead: 'loan_to_goods_price',
    label: ['Loan compared with the price of the goods', 'Prêt par rapport au prix du bien'],
    raises: ['The loan is high for the price of the goods', 'Prêt élevé par rapport au prix du bien'],
    lowers: ['The loan stays close to the price of the goods', 'Prêt proche du prix du bien'],
    missing: ['The price of the goods is not known', 'Prix du bien inconnu'],
    you: {
      raises: ['You ask for more than the goods cost.', 'Vous demandez plus que le prix du bien.'],
      lowers: [
        'You ask for little more than the goods cost.',
        'Vous ne demandez guère plus que le prix du bien.',
      ],
      missing: ['We do not know the price of the goods.', 'Nous ne connaissons pas le prix du bien.'],
    },
  },
  {
    id: 'payment_vs_income',
    lead: 'payment_to_income',
    label: ['Payment compared with income', 'Mensualité par rapport au revenu'],
    raises: ['The payment is high for the income', 'Mensualité élevée par rapport au revenu'],
    lowers: ['The payment is light for the income', 'Mensualité légère par rapport au revenu'],
    missing: ['Payment or income is missing', 'Mensualité ou revenu manquant'],
    you: {
      raises: [
        'The payment is high for your income.',
        'La mensualité est élevée par rapport à votre revenu.',
      ],
      lowers: [
        'The payment is light for your income.',
        'La mensualité est légère par rapport à votre revenu.',
      ],
      missing: [
        'The payment or your income is not filled in.',
        'La mensualité ou votre revenu n’est pas renseigné.',
      ],
    },
  },
  {
    id: 'loan_vs_income',
    lead: 'loan_to_income',
    label: ['Loan compared with income', 'Prêt par rapport au revenu'],
    raises: [
      'Loan compared with income raises the risk',
      'Le rapport entre prêt et revenu augmente le risque',
    ],
    lowers: [
      'Loan compared with income lowers the risk',
      'Le rapport entre prêt et revenu diminue le risque',
    ],
    missing: ['Loan or income is missing', 'Prêt ou revenu manquant'],
    you: {
      raises: [
        'The size of the loan compared with your income raises the risk.',
        'La taille du prêt par rapport à votre revenu augmente le risque.',
      ],
      lowers: [
        'The size of the loan compared with your income lowers the risk.',
        'La taille du prêt par rapport à votre revenu diminue le risque.',
      ],
      missing: ['The loan or your income is not filled in.', 'Le prêt ou votre revenu n’est pas renseigné.'],
    },
  },
  {
    id: 'loan_length',
    lead: 'loan_length',
    label: ['Length of the loan', 'Durée du prêt'],
    raises: ['The length of the loan raises the risk', 'La durée du prêt augmente le risque'],
    lowers: ['The length of the loan lowers the risk', 'La durée du prêt diminue le risque'],
    missing: ['The length cannot be told', 'Durée impossible à établir'],
    you: {
      raises: [
        'The number of months over which you would pay raises the risk.',
        'Le nombre de mois de remboursement augmente le risque.',
      ],
      lowers: [
        'The number of months over which you would pay lowers the risk.',
        'Le nombre de mois de remboursement diminue le risque.',
      ],
      missing: [
        'We cannot tell how long you would pay.',
        'Nous ne pouvons pas établir la durée du remboursement.',
      ],
    },
  },
  {
    id: 'loan_for_score_c',
    lead: 'loan_to_income_per_score_c',
    label: ['Loan beside income and external score C', 'Prêt au regard du revenu et du score externe C'],
    raises: ['Large or long loan for external score C', 'Prêt élevé ou long pour le score externe C'],
    lowers: ['Moderate loan for external score C', 'Prêt modéré pour le score externe C'],
    missing: ['External score C or an amount is not known', 'Score externe C ou montant inconnu'],
    you: {
      raises: [
        'Your loan is large or long for your income and the score that outside agency C gives you. You can ask for your file there.',
        'Votre prêt est élevé ou long au regard de votre revenu et de la note de l’organisme extérieur C. Vous pouvez y demander votre dossier.',
      ],
      lowers: [
        'Your loan is moderate for your income and the score that outside agency C gives you.',
        'Votre prêt est modéré au regard de votre revenu et de la note de l’organisme extérieur C.',
      ],
      missing: [
        'We do not know an amount or the score that outside agency C gives you.',
        'Un montant ou la note de l’organisme extérieur C nous est inconnu.',
      ],
    },
  },
  {
    id: 'loan_type',
    lead: 'revolving_loan',
    label: ['Kind of loan', 'Type de prêt'],
    raises: ['The kind of loan raises the risk', 'Le type de prêt augmente le risque'],
    lowers: ['The kind of loan lowers the risk', 'Le type de prêt diminue le risque'],
    missing: ['The kind of loan is not known', 'Type de prêt inconnu'],
    you: {
      raises: [
        'The kind of loan you ask for raises the risk.',
        'Le type de prêt que vous demandez augmente le risque.',
      ],
      lowers: [
        'The kind of loan you ask for lowers the risk.',
        'Le type de prêt que vous demandez diminue le risque.',
      ],
      missing: ['The kind of loan is not filled in.', 'Le type de prêt n’est pas renseigné.'],
    },
  },
  {
    id: 'income',
    lead: 'income',
    label: ['Declared income', 'Revenu déclaré'],
    raises: ['Low declared income', 'Revenu déclaré faible'],
    lowers: ['High declared income', 'Revenu déclaré élevé'],
    missing: ['Income is not known', 'Revenu inconnu'],
    you: {
      raises: ['Your declared income is low.', 'Votre revenu déclaré est faible.'],
      lowers: ['Your declared income is high.', 'Votre revenu déclaré est élevé.'],
      missing: ['We do not know your income.', 'Nous ne connaissons pas votre revenu.'],
    },
  },
  {
    id: 'time_in_job',
    lead: 'years_in_job',
    label: ['Time in the current job', 'Ancienneté dans l’emploi'],
    raises: ['Short time in the current job', 'Faible ancienneté dans l’emploi'],
    lowers: ['Long time in the current job', 'Longue ancienneté dans l’emploi'],
    missing: ['No current job on record', 'Pas d’emploi actuel au dossier'],
    you: {
      raises: ['You have been in your job for a short time.', 'Vous occupez votre emploi depuis peu.'],
      lowers: ['You have been in your job for a long time.', 'Vous occupez votre emploi depuis longtemps.'],
      missing: ['Your file states no current job.', 'Votre dossier n’indique pas d’emploi actuel.'],
    },
  },
  {
    id: 'work',
    lead: 'occupation_order',
    label: ['Occupation and source of income', 'Métier et source de revenu'],
    raises: [
      'Occupation or source of income raises the risk',
      'Le métier ou la source de revenu augmente le risque',
    ],
    lowers: [
      'Occupation or source of income lowers the risk',
      'Le métier ou la source de revenu diminue le risque',
    ],
    missing: ['The occupation is not known', 'Métier inconnu'],
    you: {
      raises: [
        'Your occupation or source of income raises the risk.',
        'Votre métier ou votre source de revenu augmente le risque.',
      ],
      lowers: [
        'Your occupation or source of income lowers the risk.',
        'Votre métier ou votre source de revenu diminue le risque.',
      ],
      missing: ['Your file does not state your occupation.', 'Votre dossier n’indique pas votre métier.'],
    },
  },
  {
    id: 'education',
    lead: 'education_level',
    label: ['Education', 'Niveau d’études'],
    raises: ['The education raises the risk', 'Le niveau d’études augmente le risque'],
    lowers: ['The education lowers the risk', 'Le niveau d’études diminue le risque'],
    missing: ['The education is not known', 'Niveau d’études inconnu'],
    you: {
      raises: [
        'The education stated in your file raises the risk.',
        'Le niveau d’études indiqué augmente le risque.',
      ],
      lowers: [
        'The education stated in your file lowers the risk.',
        'Le niveau d’études indiqué diminue le risque.',
      ],
      missing: [
        'Your file does not state your education.',
        'Votre dossier n’indique pas votre niveau d’études.',
      ],
    },
  },
])
