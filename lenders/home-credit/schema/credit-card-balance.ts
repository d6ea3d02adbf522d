import type { ColumnSchema, TableSchema } from '../../../src/ingest/index.ts'
import { integer, number, type Pair, text, words } from './column.ts'
import { daysLate, daysLateTolerant } from './days-late.ts'
import { applicationNumber, earlierLoanNumber, month } from './ids.ts'
import { monthlyStates } from './shared-values.ts'

const columns: readonly ColumnSchema[] = [
  earlierLoanNumber,
  applicationNumber,
  month,
  money(
    'AMT_BALANCE',
    ['Card balance', 'Solde de la carte'],
    ['What was owed on the card in this month.', 'Ce qui était dû sur la carte ce mois-là.'],
  ),
  money(
    'AMT_CREDIT_LIMIT_ACTUAL',
    ['Card limit', 'Plafond de la carte'],
    ['The limit of the card in this month.', 'Le plafond de la carte ce mois-là.'],
  ),
  money(
    'AMT_DRAWINGS_ATM_CURRENT',
    ['Taken out in cash', 'Retraits en espèces'],
    [
      'The amount taken out at cash machines in this month.',
      'Le montant retiré aux distributeurs ce mois-là.',
    ],
    true,
  ),
  money(
    'AMT_DRAWINGS_CURRENT',
    ['Spent with the card', 'Dépenses par carte'],
    [
      'The amount spent or taken out with the card in this month.',
      'Le montant dépensé ou retiré avec la carte ce mois-là.',
    ],
  ),
  money(
    'AMT_DRAWINGS_OTHER_CURRENT',
    ['Other card spending', 'Autres dépenses par carte'],
    ['Other amounts drawn from the card in this month.', 'Les autres montants tirés de la carte ce mois-là.'],
    true,
  ),
  money(
    'AMT_DRAWINGS_POS_CURRENT',
    ['Purchases with the card', 'Achats par carte'],
    ['The amount of purchases with the card in this month.', 'Le montant des achats par carte ce mois-là.'],
    true,
  ),
  money(
    'AMT_INST_MIN_REGULARITY',
    ['Smallest payment due', 'Paiement minimal dû'],
    ['The smallest payment due for this month.', 'Le plus petit paiement dû pour ce mois.'],
    true,
  ),
  money(
    'AMT_PAYMENT_CURRENT',
    ['Paid in the month', 'Payé dans le mois'],
    ['What the customer paid in this month.', 'Ce que le client a payé ce mois-là.'],
    true,
  ),
  money(
    'AMT_PAYMENT_TOTAL_CURRENT',
    ['Paid in the month, in total', 'Total payé dans le mois'],
    ['Everything paid on the card in this month.', 'Tout ce qui a été payé sur la carte ce mois-là.'],
  ),
  money(
    'AMT_RECEIVABLE_PRINCIPAL',
    ['Owed without interest', 'Dû hors intérêts'],
    [
      'What was owed on the card in this month, without interest and fees.',
      'Ce qui était dû sur la carte ce mois-là, hors intérêts et frais.',
    ],
  ),
  // Spelt so in the files.
  money(
    'AMT_RECIVABLE',
    ['Owed', 'Montant dû'],
    ['What was owed on the card in this month.', 'Ce qui était dû sur la carte ce mois-là.'],
  ),
  money(
    'AMT_TOTAL_RECEIVABLE',
    ['Owed in total', 'Total dû'],
    [
      'Everything owed on the card in this month, with interest and fees.',
      'Tout ce qui était dû sur la carte ce mois-là, intérêts et frais compris.',
    ],
  ),
  count(
    'CNT_DRAWINGS_ATM_CURRENT',
    ['Times cash was taken out', 'Nombre de retraits'],
    ['How many times cash was taken out in this month.', 'Le nombre de retraits d’espèces ce mois-là.'],
    true,
  ),
  integer(
    'CNT_DRAWINGS_CURRENT',
    'count',
    ['Times the card was used', 'Nombre d’utilisations de la carte'],
    ['How many times the card was used in this month.', 'Le nombre d’utilisations de la carte ce mois-là.'],
  ),
  count(
    'CNT_DRAWINGS_OTHER_CURRENT',
    ['Other uses of the card', 'Autres utilisations de la carte'],
    [
      'How many other uses of the card there were in this month.',
      'Le nombre d’autres utilisations ce mois-là.',
    ],
    true,
  ),
  count(
    'CNT_DRAWINGS_POS_CURRENT',
    ['Number of purchases', 'Nombre d’achats'],
    ['How many purchases were made with the card in this month.', 'Le nombre d’achats par carte ce mois-là.'],
    true,
  ),
  count(
    'CNT_INSTALMENT_MATURE_CUM',
    ['Payments made so far', 'Paiements déjà faits'],
    [
      'How many payments had been made on the card so far.',
      'Le nombre de paiements déjà faits sur la carte.',
    ],
    true,
  ),
  text(
    'NAME_CONTRACT_STATUS',
    ['State in the month', 'État du mois'],
    ['The state of the card in this month.', 'L’état de la carte ce mois-là.'],
    { values: monthlyStates },
  ),
  daysLate,
  daysLateTolerant,
]

const leading = ['SK_ID_CURR', 'SK_ID_PREV', 'MONTHS_BALANCE']

/** Month-by-month state of the credit cards here. */
export const creditCardBalance: TableSchema = {
  name: 'credit_card_balance',
  files: ['credit_card_balance'],
  required: false,
  columns,
  flags: [],
  key: ['SK_ID_PREV', 'MONTHS_BALANCE'],
  unique: false,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: [...leading, ...columns.map((column) => column.name).filter((name) => !leading.includes(name))],
  label: words(['Monthly state of credit cards here', 'État mensuel des cartes de crédit ici']),
  about: words(['Each month of each credit card here.', 'Chaque mois de chaque carte de crédit ici.']),
}

function money(name: string, label: Pair, about: Pair, nullable = false): ColumnSchema {
  return number(name, 'money', label, about, { nullable })
}

function count(name: string, label: Pair, about: Pair, nullable: boolean): ColumnSchema {
  return number(name, 'count', label, about, { nullable })
}
