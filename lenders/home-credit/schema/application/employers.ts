import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { values } from '../column.ts'

const named = values(
  ['Self-employed', 'Self-employed', 'À son compte'],
  ['Other', 'Other', 'Autre'],
  ['Medicine', 'Health care', 'Santé'],
  ['Government', 'Government', 'Administration'],
  ['School', 'School', 'École'],
  ['Kindergarten', 'Nursery school', 'École maternelle'],
  ['Construction', 'Construction', 'Construction'],
  ['Housing', 'Housing', 'Logement'],
  ['Security', 'Security', 'Sécurité'],
  ['Services', 'Services', 'Services'],
  ['Bank', 'Bank', 'Banque'],
  ['Military', 'Armed forces', 'Armée'],
  ['Agriculture', 'Farming', 'Agriculture'],
  ['Postal', 'Post', 'Poste'],
  ['Police', 'Police', 'Police'],
  ['Security Ministries', 'Security ministries', 'Ministères de la sécurité'],
  ['Restaurant', 'Restaurant', 'Restauration'],
  ['University', 'University', 'Université'],
  ['Hotel', 'Hotel', 'Hôtellerie'],
  ['Electricity', 'Electricity', 'Électricité'],
  ['Emergency', 'Emergency services', 'Services d’urgence'],
  ['Insurance', 'Insurance', 'Assurance'],
  ['Telecom', 'Telephone and network operator', 'Télécommunications'],
  ['Advertising', 'Advertising', 'Publicité'],
  ['Mobile', 'Mobile phones', 'Téléphonie mobile'],
  ['Legal Services', 'Legal services', 'Services juridiques'],
  ['Culture', 'Culture', 'Culture'],
  ['Realtor', 'Estate agency', 'Agence immobilière'],
  ['Cleaning', 'Cleaning', 'Nettoyage'],
  ['Religion', 'Religious organisation', 'Organisation religieuse'],
)

/** Kinds of employer; the lender numbers some of them ("Industry: type 3") without saying what the numbers mean. */
export const employers: NonNullable<ColumnSchema['values']> = [
  ...named,
  ...numbered('Business Entity Type', 3, 'Company, type', 'Entreprise, type'),
  ...numbered('Trade: type', 7, 'Trade, type', 'Commerce, type'),
  ...numbered('Transport: type', 4, 'Transport, type', 'Transport, type'),
  ...numbered('Industry: type', 13, 'Industry, type', 'Industrie, type'),
]

function numbered(start: string, count: number, en: string, fr: string) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return values(...numbers.map((n) => [`${start} ${n}`, `${en} ${n}`, `${fr} ${n}`] as const))
}
