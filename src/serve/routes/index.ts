import { accountLogRoute, accountsRoute, disableRoute, inviteRoute, resetRoute } from './accounts.ts'
import { answerDisputeRoute } from './answer-dispute.ts'
import { answerReviewRoute } from './answer-review.ts'
import { findRoute } from './applications.ts'
import { askReviewRoute } from './ask-review.ts'
import { columnsRoute } from './columns.ts'
import { compareRoute, pairRoute } from './compare.ts'
import { correctionRoute } from './correction.ts'
import { dataRoute } from './data.ts'
import { decisionRoute } from './decision.ts'
import { dictionaryRoute } from './dictionary.ts'
import { disputeRoute } from './dispute.ts'
import { healthRoute, readyRoute } from './health.ts'
import { humanDecisionRoute } from './human-decision.ts'
import { judgementRoute } from './judgement.ts'
import { addKeyRoute, keysRoute, revokeKeysRoute, rotateKeyRoute } from './keys.ts'
import { letterPdfRoute, letterRoute } from './letter.ts'
import { modelItemRoute, modelRoute } from './model.ts'
import { modelsRoute, oneModelRoute } from './models.ts'
import { openapiRoute } from './openapi.ts'
import { organisationCallbackRoute, organisationStartRoute } from './organisation.ts'
import { overrideRatesRoute } from './override-rates.ts'
import { oversightRoute } from './oversight.ts'
import { plansRoute } from './plans.ts'
import { recordRoute, recordsRoute } from './records.ts'
import { reviewRoute } from './review.ts'
import { scoreLinesRoute, scoreOnlyRoute, scoreRoute } from './score.ts'
import { scoringRoute } from './scoring.ts'
import { secondOpinionRoute } from './second-opinion.ts'
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
import { turnScoringRoute } from './turn-scoring.ts'
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
  scoreOnlyRoute,
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
  oversightRoute,
  judgementRoute,
  humanDecisionRoute,
  secondOpinionRoute,
  reviewRoute,
  askReviewRoute,
  answerReviewRoute,
  disputeRoute,
  answerDisputeRoute,
  correctionRoute,
  overrideRatesRoute,
  scoringRoute,
  turnScoringRoute,
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
