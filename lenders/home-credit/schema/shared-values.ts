import { values } from './column.ts'

export const yesNo = values(['Y', 'Yes', 'Oui'], ['N', 'No', 'Non'])

export const weekdays = values(
  ['MONDAY', 'Monday', 'Lundi'],
  ['TUESDAY', 'Tuesday', 'Mardi'],
  ['WEDNESDAY', 'Wednesday', 'Mercredi'],
  ['THURSDAY', 'Thursday', 'Jeudi'],
  ['FRIDAY', 'Friday', 'Vendredi'],
  ['SATURDAY', 'Saturday', 'Samedi'],
  ['SUNDAY', 'Sunday', 'Dimanche'],
)

export const companions = values(
  ['Unaccompanied', 'Came alone', 'Est venu seul'],
  ['Family', 'Family', 'Famille'],
  ['Spouse, partner', 'Spouse or partner', 'Conjoint ou partenaire'],
  ['Children', 'Children', 'Enfants'],
  ['Other_A', 'Another person (group A)', 'Une autre personne (groupe A)'],
  ['Other_B', 'Another person (group B)', 'Une autre personne (groupe B)'],
  ['Group of people', 'Several people', 'Plusieurs personnes'],
)

export const loanTypes = values(
  ['Cash loans', 'Cash loan', 'Prêt en argent'],
  ['Consumer loans', 'Loan for a purchase in a shop', 'Crédit pour un achat en magasin'],
  ['Revolving loans', 'Revolving credit (card)', 'Crédit renouvelable (carte)'],
)

/** States of a running loan or card, month by month. */
export const monthlyStates = values(
  ['Active', 'Active', 'En cours'],
  ['Completed', 'Completed', 'Terminé'],
  ['Signed', 'Signed', 'Signé'],
  ['Demand', 'Full repayment demanded', 'Remboursement total exigé'],
  ['Returned to the store', 'Goods returned to the shop', 'Article rendu au magasin'],
  ['Approved', 'Approved', 'Accepté'],
  ['Amortized debt', 'Debt written down', 'Dette amortie'],
  ['Canceled', 'Cancelled', 'Annulé'],
  ['Sent proposal', 'Offer sent', 'Offre envoyée'],
  ['Refused', 'Refused', 'Refusé'],
)
