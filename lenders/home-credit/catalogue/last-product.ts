import { when } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** Products of the lender, put together where the kind and the level of the rate are the same. */
const PRODUCTS: readonly (readonly [id: string, en: string, fr: string, names: readonly string[]])[] = [
  ['cash_undecided', 'Cash loan, product not fixed', 'Prêt en argent, produit non fixé', ['Cash']],
  [
    'cash_street_high',
    'Cash loan asked for, high rate',
    'Prêt en argent demandé, taux élevé',
    ['Cash Street: high'],
  ],
  [
    'cash_street_middle',
    'Cash loan asked for, middle rate',
    'Prêt en argent demandé, taux moyen',
    ['Cash Street: middle'],
  ],
  [
    'cash_street_low',
    'Cash loan asked for, low rate',
    'Prêt en argent demandé, taux bas',
    ['Cash Street: low'],
  ],
  [
    'cash_offer_high',
    'Cash loan offered by us, high rate',
    'Prêt en argent proposé, taux élevé',
    ['Cash X-Sell: high'],
  ],
  [
    'cash_offer_middle',
    'Cash loan offered by us, middle rate',
    'Prêt en argent proposé, taux moyen',
    ['Cash X-Sell: middle'],
  ],
  [
    'cash_offer_low',
    'Cash loan offered by us, low rate',
    'Prêt en argent proposé, taux bas',
    ['Cash X-Sell: low'],
  ],
  [
    'phone',
    'Purchase of a phone, with interest',
    'Achat d’un téléphone, avec intérêts',
    ['POS mobile with interest'],
  ],
  [
    'goods',
    'Purchase of other goods, with interest',
    'Autre achat, avec intérêts',
    ['POS household with interest', 'POS industry with interest', 'POS other with interest'],
  ],
  [
    'goods_without_interest',
    'Purchase without interest',
    'Achat sans intérêts',
    [
      'POS household without interest',
      'POS industry without interest',
      'POS mobile without interest',
      'POS others without interest',
    ],
  ],
  ['card_street', 'Card asked for', 'Carte demandée', ['Card Street']],
  ['card_offer', 'Card offered by us', 'Carte proposée', ['Card X-Sell']],
]

const GROUPED = `case ${PRODUCTS.map(
  ([id, , , names]) =>
    `when PRODUCT_COMBINATION in (${names.map((name) => `'${name}'`).join(', ')}) then '${id}'`,
).join(' ')} end`

/** N4: the product of the last application here, as a kind without order. */
export const lastProduct = family(
  {
    theme: 'past-credit-here',
    grain: 'earlier_in_order',
    missing: [
      'No earlier application here, or of a new kind',
      'Aucune demande antérieure, ou d’un type nouveau',
    ],
  },
  [
    {
      id: 'last_product',
      sql: `max(${when('RECENCY = 1', GROUPED)})`,
      categories: PRODUCTS.map(([value, en, fr]) => [value, en, fr] as const),
      unit: 'none',
      group: 'past_loan_type',
      label: ['Product of the last application', 'Produit de la dernière demande'],
      about: [
        'What kind of loan the last application here was for.',
        'Le type de prêt de la dernière demande chez nous.',
      ],
      higher: ['Kinds have no order', 'Les types n’ont pas d’ordre'],
    },
  ],
)
