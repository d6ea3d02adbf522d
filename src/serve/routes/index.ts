import { accountLogRoute, accountsRoute, disableRoute, inviteRoute, resetRoute } from './accounts.ts'
import { findRoute } from './applications.ts'
import { columnsRoute } from './columns.ts'
import { compareRoute, pairRoute } from './compare.ts'
import { dataRoute } from './data.ts'
import { decisionRoute } from './decision.ts'
import { dictionaryRoute } from './dictionary.ts'
import { healthRoute, readyRoute } from './health.ts'
import { addKeyRoute, keysRoute, revokeKeysRoute, rotateKeyRoute } from './keys.ts'
import { letterPdfRoute, letterRoute } from './letter.ts'
import { modelItemRoute, modelRoute } from './model.ts'
import { modelsRoute, oneModelRoute } from './models.ts'
import { openapiRoute } from './openapi.ts'
import { organisationCallbackRoute, organisationStartRoute } from './organisation.ts'
import { plansRoute } from './plans.ts'
import { recordRoute, recordsRoute } from './records.ts'
import { scoreLinesRoute, scoreRoute } from './score.ts'
import {
  passwordRoute,
  redeemRoute,
  sessionRoute,
  signInRoute,
  signOutEverywhereRoute,
  signOutRoute,
  waysRoute,
} from './session.ts'
import { similarRoute } from './similar.ts'
import { curveRoute, whatIfFormRoute, whatIfRoute } from './what-if.ts'

/** Every route of the service. */
export const ROUTES = [
  waysRoute,
  signInRoute,
  redeemRoute,
  organisationStartRoute,
  organisationCallbackRoute,
  sessionRoute,
  passwordRoute,
  signOutRoute,
  signOutEverywhereRoute,
  accountsRoute,
  inviteRoute,
  resetRoute,
  disableRoute,
  accountLogRoute,
  keysRoute,
  addKeyRoute,
  rotateKeyRoute,
  revokeKeysRoute,
  findRoute,
  scoreRoute,
  scoreLinesRoute,
  decisionRoute,
  dataRoute,
  compareRoute,
  pairRoute,
  similarRoute,
  columnsRoute,
  whatIfFormRoute,
  whatIfRoute,
  curveRoute,
  plansRoute,
  letterRoute,
  letterPdfRoute,
  modelRoute,
  modelItemRoute,
  modelsRoute,
  oneModelRoute,
  recordsRoute,
  recordRoute,
  dictionaryRoute,
  healthRoute,
  readyRoute,
  openapiRoute,
] as const
