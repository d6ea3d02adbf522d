import type { OversightSettings } from '../../src/oversight/index.ts'

/** What this lender asks of its advisers, where oversight.json says nothing else. */
export const homeCreditOversight: OversightSettings = {
  greyBandPoints: 0.5,
  secondPersonFor: ['approve-against-score'],
  overrideReasons: [
    {
      id: 'income-proved',
      outcome: 'approved',
      words: {
        en: 'Income that the file does not hold was proved',
        fr: 'Des revenus absents du dossier sont prouvés',
      },
    },
    {
      id: 'debt-repaid',
      outcome: 'approved',
      words: { en: 'A debt in the file has been repaid', fr: 'Une dette inscrite au dossier est remboursée' },
    },
    {
      id: 'guarantee',
      outcome: 'approved',
      words: { en: 'There is a guarantee', fr: 'Il y a une garantie' },
    },
    {
      id: 'past-explained',
      outcome: 'approved',
      words: {
        en: 'A past difficulty is explained and over',
        fr: 'Une difficulté passée est expliquée et réglée',
      },
    },
    {
      id: 'income-at-risk',
      outcome: 'declined',
      words: { en: 'Income is about to fall', fr: 'Les revenus vont baisser' },
    },
    {
      id: 'debt-unknown',
      outcome: 'declined',
      words: {
        en: 'There are debts that the file does not hold',
        fr: 'Il y a des dettes absentes du dossier',
      },
    },
    {
      id: 'papers-doubtful',
      outcome: 'declined',
      words: { en: 'Papers do not agree with each other', fr: 'Les pièces ne concordent pas' },
    },
  ],
  overrideRate: { windowDays: 30, lowShare: 0.01, highShare: 0.15, fewestDecisions: 20 },
}
