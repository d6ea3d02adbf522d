// In:  nothing; this folder only describes the lender's files.
// Out: the eight tables as schemas, in the order in which they are loaded.
// Units: money in the lender's currency; days and months count back from the application.
// Invariant: headers exact and in file order; a sentinel stands only where the lender uses it.
// Source: header lines and public column description of the Home Credit tables; counts over a real sample.
import type { TableSchema } from '../../../src/ingest/index.ts'
import { application } from './application/index.ts'
import { bureau } from './bureau.ts'
import { bureauBalance } from './bureau-balance.ts'
import { creditCardBalance } from './credit-card-balance.ts'
import { envelope } from './envelope.ts'
import { installmentsPayments } from './installments-payments.ts'
import { posCashBalance } from './pos-cash-balance.ts'
import { previousApplication } from './previous-application.ts'

export { homeCreditQuirks } from './quirks.ts'

export const homeCreditTables: readonly TableSchema[] = [
  application,
  bureau,
  bureauBalance,
  previousApplication,
  posCashBalance,
  creditCardBalance,
  installmentsPayments,
  envelope,
]
