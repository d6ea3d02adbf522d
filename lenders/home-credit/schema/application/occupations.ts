import { values } from '../column.ts'

export const occupations = values(
  ['Laborers', 'Labourer', 'Ouvrier'],
  ['Sales staff', 'Sales', 'Vente'],
  ['Core staff', 'Office and core staff', 'Personnel permanent'],
  ['Drivers', 'Driver', 'Conducteur'],
  ['Managers', 'Manager', 'Cadre'],
  ['High skill tech staff', 'Skilled technical staff', 'Technicien qualifié'],
  ['Accountants', 'Accountant', 'Comptable'],
  ['Medicine staff', 'Health care', 'Santé'],
  ['Security staff', 'Security', 'Sécurité'],
  ['Cooking staff', 'Cooking', 'Cuisine'],
  ['Cleaning staff', 'Cleaning', 'Nettoyage'],
  ['Private service staff', 'Private services', 'Services aux particuliers'],
  ['Low-skill Laborers', 'Unskilled labourer', 'Ouvrier non qualifié'],
  ['Secretaries', 'Secretary', 'Secrétariat'],
  ['Waiters/barmen staff', 'Waiting and bar staff', 'Service en salle et au bar'],
  ['Realty agents', 'Estate agent', 'Agent immobilier'],
  ['HR staff', 'Human resources', 'Ressources humaines'],
  ['IT staff', 'Computing', 'Informatique'],
)
