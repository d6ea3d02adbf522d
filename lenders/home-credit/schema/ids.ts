import { integer } from './column.ts'

export const applicationNumber = integer(
  'SK_ID_CURR',
  'none',
  ['Application number', 'Numéro de demande'],
  ['The loan application this row belongs to.', 'La demande de prêt à laquelle cette ligne appartient.'],
)

export const earlierLoanNumber = integer(
  'SK_ID_PREV',
  'none',
  ['Number of the earlier loan', 'Numéro du prêt antérieur'],
  [
    'The number of an earlier application or loan here.',
    'Le numéro d’une demande ou d’un prêt antérieur ici.',
  ],
)

export const otherLoanNumber = integer(
  'SK_ID_BUREAU',
  'none',
  ['Number of the loan elsewhere', 'Numéro du prêt ailleurs'],
  ['The number of a loan that another lender reported.', 'Le numéro d’un prêt déclaré par un autre prêteur.'],
)

export const month = integer(
  'MONTHS_BALANCE',
  'months',
  ['Month', 'Mois'],
  [
    'The month of this row, counted backwards from the application (−1 is the latest).',
    'Le mois de cette ligne, compté à rebours depuis la demande (−1 est le plus récent).',
  ],
)
