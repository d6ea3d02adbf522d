import { choice } from '../../../src/synth/index.ts'

/** Shares of the text columns of earlier applications. */
export const SUITE = choice({
  Unaccompanied: 0.608,
  Family: 0.246,
  'Spouse, partner': 0.076,
  Children: 0.036,
  Other_B: 0.021,
  Other_A: 0.01,
  'Group of people': 0.003,
})
export const WEEKDAY = choice({
  MONDAY: 0.1511,
  TUESDAY: 0.1573,
  WEDNESDAY: 0.152,
  THURSDAY: 0.1482,
  FRIDAY: 0.1533,
  SATURDAY: 0.1414,
  SUNDAY: 0.0968,
})
export const PURPOSE = choice({
  Repairs: 137,
  Other: 89,
  'Urgent needs': 53,
  'Buying a used car': 20,
  'Everyday expenses': 17,
  'Payments on other loans': 15,
  'Building a house or an annex': 15,
  Medicine: 13,
  Education: 8,
  'Buying a new car': 6,
  'Buying a holiday home / land': 6,
  'Car repairs': 5,
  Journey: 5,
  'Purchase of electronic equipment': 5,
  'Buying a home': 5,
  Furniture: 4,
  'Wedding / gift / holiday': 3,
  'Business development': 3,
  'Gasification / water supply': 1,
  Hobby: 1,
})
export const REJECTION = choice({
  HC: 0.625,
  LIMIT: 0.19,
  SCO: 0.112,
  SCOFR: 0.043,
  XNA: 0.016,
  VERIF: 0.013,
  SYSTEM: 0.001,
})
export const PAYMENT = choice({
  'Cash through the bank': 0.99,
  'Non-cash from your account': 0.009,
  'Cashless from the account of the employer': 0.001,
})
export const CLIENT = choice({ Repeater: 0.885, Refreshed: 0.099, New: 0.0147, XNA: 0.0013 })
export const SHOP_CHANNEL = choice({
  'Country-wide': 0.6,
  Stone: 0.27,
  'Regional / Local': 0.125,
  'Channel of corporate sales': 0.004,
  'Car dealer': 0.001,
})
export const OFFICE_CHANNEL = choice({
  'Credit and cash offices': 0.78,
  'Country-wide': 0.06,
  'Contact center': 0.078,
  'AP+ (Cash loan)': 0.053,
  Stone: 0.008,
  'Regional / Local': 0.016,
  'Channel of corporate sales': 0.005,
})
const HOUSEHOLD_GOODS = choice({
  'Consumer Electronics': 0.3,
  Computers: 0.27,
  'Audio/Video': 0.25,
  'Photo / Cinema Equipment': 0.06,
  Homewares: 0.02,
  Furniture: 0.05,
  'Office Appliances': 0.01,
  Gardening: 0.01,
  XNA: 0.03,
})
const MOBILE_GOODS = choice({ Mobile: 0.9, Computers: 0.06, XNA: 0.04 })
const INDUSTRY_GOODS = choice({
  Furniture: 0.4,
  'Construction Materials': 0.22,
  'Clothing and Accessories': 0.24,
  'Auto Accessories': 0.05,
  Jewelry: 0.05,
  'Sport and Leisure': 0.02,
  XNA: 0.02,
})
const OTHER_GOODS = choice({
  'Medical Supplies': 0.2,
  Vehicles: 0.15,
  Tourism: 0.12,
  Other: 0.12,
  Medicine: 0.08,
  'Clothing and Accessories': 0.2,
  'Direct Sales': 0.03,
  Fitness: 0.02,
  XNA: 0.08,
})
const SHOPS = choice({ 'Consumer electronics': 0.93, Industry: 0.05, XNA: 0.02 })
export const GOODS = {
  household: HOUSEHOLD_GOODS,
  mobile: MOBILE_GOODS,
  industry: INDUSTRY_GOODS,
  other: OTHER_GOODS,
  none: choice({ XNA: 1 }),
}
export const INDUSTRY = {
  household: SHOPS,
  mobile: choice({ Connectivity: 0.98, 'Consumer electronics': 0.02 }),
  industry: choice({
    Furniture: 0.41,
    Construction: 0.24,
    Clothing: 0.2,
    Industry: 0.07,
    'Auto technology': 0.05,
    Jewelry: 0.03,
  }),
  other: choice({ Industry: 0.5, 'MLM partners': 0.06, Tourism: 0.04, XNA: 0.4 }),
  none: choice({ XNA: 1 }),
}
export const PRIVILEGED_RATES = [0.83509514, 0.86733615, 0.852537, 0.71564482, 0.63793926, 0.56871036]
