import type { LenderLetter } from '../../src/workspace/index.ts'

/** What the letters of this lender must know of its columns. */
export const homeCreditLetter: LenderLetter = {
  externalScores: ['A', 'B', 'C'].map((provider, index) => ({
    provider,
    column: `EXT_SOURCE_${index + 1}`,
    saidAs: { en: `outside agency ${provider}`, fr: `l’organisme extérieur ${provider}` },
  })),
  neverUsed: [
    { columns: ['application.DAYS_BIRTH'], words: { en: 'your age', fr: 'votre âge' } },
    { columns: ['application.CODE_GENDER'], words: { en: 'your sex', fr: 'votre sexe' } },
    {
      columns: ['application.NAME_FAMILY_STATUS', 'application.CNT_CHILDREN'],
      words: { en: 'your family', fr: 'votre famille' },
    },
    {
      columns: ['application.REGION_RATING_CLIENT', 'application.REGION_POPULATION_RELATIVE'],
      words: { en: 'where you live', fr: 'votre lieu de résidence' },
    },
  ],
}

/** Made up from end to end, and every letter of it says so: for the demo and for trying things out. */
export const fictitiousLetterSettings = {
  fictitious: true,
  lender: { name: 'Prêt à dépenser', address: ['12 rue Inventée, 44000 Nantes', 'pretadepenser.example'] },
  review: {
    email: 'review@pretadepenser.example',
    phone: '02 00 00 00 00',
    askWithinDays: 60,
    answerWithinDays: 14,
  },
  scoreProviders: {
    A: { name: 'Indice Fictif', address: '1 place Inventée, 75001 Paris' },
    B: { name: 'Repère Fictif', address: '2 place Inventée, 69001 Lyon' },
    C: { name: 'Mesure Fictive', address: '3 place Inventée, 33000 Bordeaux' },
  },
  databases: [{ en: 'the made-up credit register', fr: 'le registre de crédit inventé' }],
  authorities: {
    mediator: {
      name: { en: 'the made-up mediator', fr: 'le médiateur inventé' },
      address: '4 place Inventée, 75002 Paris',
    },
    dataProtection: {
      name: { en: 'the data protection authority (made up)', fr: 'l’autorité des données (inventée)' },
      address: '5 place Inventée, 75003 Paris',
    },
    supervisor: {
      name: { en: 'the bank supervisor (made up)', fr: 'l’autorité bancaire (inventée)' },
      address: '6 place Inventée, 75004 Paris',
    },
    creditRegulator: {
      name: { en: 'the made-up federal agency', fr: 'l’agence fédérale inventée' },
      address: '7 Made-up Street, Washington, DC',
    },
  },
  approvalValidDays: 30,
}
