import {
  countIf,
  exactMean,
  exactSum,
  exactSumOrMissing,
  ratio,
  shareIf,
} from '../../../src/features/index.ts'
import { family } from './family.ts'

/** S11-S16: where each loan here stands. */
export const loanStates = family(
  {
    theme: 'past-credit-here',
    grain: 'loan_state',
    missing: ['No instalment loan here', 'Aucun prêt à échéances chez nous'],
  },
  [
    {
      id: 'instalments_left',
      sql: exactSum('INSTALMENTS_LEFT'),
      unit: 'count',
      group: 'loan_progress_here',
      label: ['Instalments left on loans here', 'Échéances restantes chez nous'],
      about: ['How many instalments are left on loans here.', 'Nombre d’échéances restantes sur nos prêts.'],
      higher: ['More is left to pay', 'Il reste plus à payer'],
    },
    {
      id: 'instalments_left_share',
      sql: ratio(exactSum('INSTALMENTS_LEFT'), exactSumOrMissing('INSTALMENTS')),
      unit: 'share',
      group: 'loan_progress_here',
      label: ['Part of instalments left', 'Part des échéances restantes'],
      about: [
        'Instalments left divided by all instalments.',
        'Échéances restantes divisées par toutes les échéances.',
      ],
      higher: ['A larger part is left', 'Une plus grande part reste'],
    },
    {
      id: 'loans_completed_share',
      sql: shareIf("STATUS = 'Completed'"),
      unit: 'share',
      group: 'loan_progress_here',
      label: ['Share of loans paid back', 'Part des prêts remboursés'],
      about: ['Share of loans here that are completed.', 'Part des prêts chez nous qui sont terminés.'],
      higher: ['More loans are paid back', 'Plus de prêts remboursés'],
    },
    {
      id: 'loans_active',
      sql: countIf("STATUS = 'Active'"),
      unit: 'count',
      group: 'loan_progress_here',
      label: ['Loans still running', 'Prêts encore actifs'],
      about: ['Number of loans here that are still running.', 'Nombre de prêts chez nous encore actifs.'],
      higher: ['More running loans', 'Plus de prêts actifs'],
    },
    {
      id: 'loan_instalments_mean',
      sql: exactMean('INSTALMENTS'),
      unit: 'months',
      group: 'loan_progress_here',
      label: ['Average instalments per loan', 'Nombre moyen d’échéances par prêt'],
      about: ['Average number of instalments of loans here.', 'Nombre moyen d’échéances de nos prêts.'],
      higher: ['Longer loans', 'Des prêts plus longs'],
    },
    {
      id: 'loans_shortened_share',
      sql: shareIf('FIRST_INSTALMENTS > INSTALMENTS'),
      unit: 'share',
      group: 'early_repayment',
      label: ['Share of loans shortened', 'Part des prêts raccourcis'],
      about: [
        'Share of loans whose number of instalments fell: they ended early.',
        'Part des prêts dont le nombre d’échéances a baissé, donc terminés en avance.',
      ],
      higher: ['More loans ended early', 'Plus de prêts terminés en avance'],
    },
  ],
)
