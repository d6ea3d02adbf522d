import type { LenderPages } from '../../../src/workspace/index.ts'
import { application } from '../schema/application/index.ts'

/** Written by the lender while the application was handled, or worked out from what was said. */
const OURS = [
  /^TARGET$/,
  /^NOT_EMPLOYED$/,
  /^(WEEKDAY|HOUR)_APPR_PROCESS_START$/,
  /^REGION_/,
  /^(REG|LIVE)_(REGION|CITY)_NOT_/,
  /^FLAG_CONT_MOBILE$/,
  /^FLAG_DOCUMENT_/,
]

/** From score providers, the credit bureau, and what is known of the building and the neighbourhood. */
const OTHERS = [/^EXT_SOURCE_/, /^AMT_REQ_CREDIT_BUREAU_/, /_SOCIAL_CIRCLE$/, /_(AVG|MODE|MEDI)$/]

/** Numbers of rows and files. */
const LEFT = [/^SK_ID_CURR$/, /^SPLIT$/]

const names = [...application.columns.map((column) => column.name), 'NOT_EMPLOYED', 'SPLIT']
const among = (patterns: readonly RegExp[]) => names.filter((name) => patterns.some((one) => one.test(name)))

/** Everything else was said or shown by the customer. */
export const SECTIONS: LenderPages['sections'] = {
  told: names.filter((name) => ![...OURS, ...OTHERS, ...LEFT].some((one) => one.test(name))),
  ours: among(OURS),
  others: among(OTHERS),
  left: among(LEFT),
}
