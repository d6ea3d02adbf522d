import { findRoute } from './applications.ts'
import { columnsRoute } from './columns.ts'
import { compareRoute, pairRoute } from './compare.ts'
import { dataRoute } from './data.ts'
import { decisionRoute } from './decision.ts'
import { dictionaryRoute } from './dictionary.ts'
import { healthRoute } from './health.ts'
import { letterPdfRoute, letterRoute } from './letter.ts'
import { modelItemRoute, modelRoute } from './model.ts'
import { openapiRoute } from './openapi.ts'
import { plansRoute } from './plans.ts'
import { sessionRoute, signInRoute, signOutRoute } from './session.ts'
import { similarRoute } from './similar.ts'
import { curveRoute, whatIfFormRoute, whatIfRoute } from './what-if.ts'

/** Every route of the service. */
export const ROUTES = [
  signInRoute,
  sessionRoute,
  signOutRoute,
  findRoute,
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
  dictionaryRoute,
  healthRoute,
  openapiRoute,
] as const
