type Kind = 'Cash loans' | 'Consumer loans' | 'Revolving loans'

/** One product of the lender as earlier applications name it. */
export interface Product {
  readonly combination: string
  readonly kind: Kind
  readonly share: number
  /** Relative frequency of approved, cancelled, refused, unused. */
  readonly status: readonly [number, number, number, number]
  readonly offer: 'x-sell' | 'walk-in' | 'XNA'
  readonly yield: 'high' | 'middle' | 'low_normal' | 'low_action' | 'XNA'
  readonly goods: 'household' | 'mobile' | 'industry' | 'other' | 'none'
  /** -1 … 1: how much more often riskier people ask for it. */
  readonly risky: number
}

const product = (
  combination: string,
  kind: Kind,
  share: number,
  status: Product['status'],
  offer: Product['offer'],
  yieldGroup: Product['yield'],
  goods: Product['goods'],
  risky: number,
): Product => ({ combination, kind, share, status, offer, yield: yieldGroup, goods, risky })

const CASH = 'Cash loans'
const GOODS = 'Consumer loans'
const CARD = 'Revolving loans'

export const PRODUCTS: readonly Product[] = [
  product('Cash', CASH, 0.1863, [0, 906, 92, 1], 'XNA', 'XNA', 'none', 0),
  product('Cash X-Sell: low', CASH, 0.077, [65, 3, 31, 0], 'x-sell', 'low_normal', 'none', -0.5),
  product('Cash X-Sell: middle', CASH, 0.0866, [79, 2, 19, 0], 'x-sell', 'middle', 'none', -0.2),
  product('Cash X-Sell: high', CASH, 0.0364, [76, 2, 22, 0], 'x-sell', 'high', 'none', 0.5),
  product('Cash Street: low', CASH, 0.0206, [26, 3, 71, 0], 'walk-in', 'low_normal', 'none', 0.3),
  product('Cash Street: middle', CASH, 0.02, [51, 1, 48, 0], 'walk-in', 'middle', 'none', 0.6),
  product('Cash Street: high', CASH, 0.0349, [68, 0, 32, 0], 'walk-in', 'high', 'none', 1),
  product('POS household with interest', GOODS, 0.109, [887, 1, 100, 12], 'XNA', 'middle', 'household', 0),
  product('POS household with interest', GOODS, 0.04, [887, 1, 100, 12], 'XNA', 'high', 'household', 0.6),
  product(
    'POS household without interest',
    GOODS,
    0.0453,
    [890, 1, 109, 0],
    'XNA',
    'low_action',
    'household',
    -0.8,
  ),
  product('POS mobile with interest', GOODS, 0.0258, [781, 1, 112, 106], 'XNA', 'middle', 'mobile', 0.3),
  product('POS mobile with interest', GOODS, 0.1001, [781, 1, 112, 106], 'XNA', 'high', 'mobile', 1),
  product(
    'POS mobile without interest',
    GOODS,
    0.0155,
    [924, 0, 59, 17],
    'XNA',
    'low_normal',
    'mobile',
    -0.4,
  ),
  product(
    'POS industry with interest',
    GOODS,
    0.0538,
    [893, 1, 100, 6],
    'XNA',
    'low_normal',
    'industry',
    -0.8,
  ),
  product('POS industry with interest', GOODS, 0.0065, [893, 1, 100, 6], 'XNA', 'high', 'industry', 0.2),
  product(
    'POS industry without interest',
    GOODS,
    0.0071,
    [926, 0, 74, 0],
    'XNA',
    'low_action',
    'industry',
    -0.9,
  ),
  product('POS other with interest', GOODS, 0.0139, [857, 44, 96, 3], 'XNA', 'low_normal', 'other', -0.2),
  product('POS others without interest', GOODS, 0.0013, [952, 0, 48, 0], 'XNA', 'low_action', 'other', -0.5),
  product('Card Street', CARD, 0.0682, [324, 454, 222, 0], 'walk-in', 'XNA', 'none', 0.2),
  product('Card X-Sell', CARD, 0.0514, [729, 2, 269, 0], 'x-sell', 'XNA', 'none', 0),
  product('', CASH, 0.0003, [0, 93, 7, 0], 'XNA', 'XNA', 'none', 0),
]
