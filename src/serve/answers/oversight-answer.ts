import type { OversightAnswer, PersonDecision as ShownDecision } from '../../contract/index.ts'
import {
  type FileState,
  needsSecond,
  type OversightSettings,
  overrideRates,
  type PersonDecision,
  standingOf,
} from '../../oversight/index.ts'
import type { Account } from '../../store/index.ts'
import { can } from '../access.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { decidedFile } from '../oversight/decided-file.ts'
import { type Doers, readDoers } from '../oversight/doers.ts'
import { subjectOf } from '../put-on-record.ts'
import { readFacts } from './facts.ts'

/**
 * Where a file stands with people.
 * @param known its state, where it was read or made for this request already
 */
export async function oversightAnswer(
  application: OpenApplication,
  reader: Account,
  now: number,
  context: Context,
  known?: FileState,
): Promise<OversightAnswer> {
  const { record, files, oversight, lender } = context
  const [state, file, facts, rates, doers] = await Promise.all([
    known ?? files.state(subjectOf(application)),
    decidedFile(application, context),
    readFacts(application, lender.pages.facts, context),
    overrideRates(record, oversight, now),
    readDoers(reader.id, context),
  ])
  const own = record.persons.actorOf(String(reader.id))
  const { decision, inForce } = state
  const ownView = state.views.find((view) => view.actor === own)
  const isOpen = decision === null && inForce === null
  const mayJudge = can(reader, 'judge') && isOpen
  const isAwaited = decision?.awaitsSecond === true && decision.second === null
  const ownViewFirst = mayJudge && ownView === undefined && file.inGreyBand
  const scoreOutcome = ownViewFirst ? null : file.outcome
  return {
    application: application.header,
    version: state.version,
    standing: standingOf(state, file.inGreyBand),
    outcome: inForce?.outcome ?? scoreOutcome,
    scoreOutcome,
    ruled: !ownViewFirst && file.ruled,
    ownViewFirst,
    inGreyBand: file.inGreyBand,
    greyBandPoints: oversight.greyBandPoints,
    facts,
    ownView:
      ownView === undefined
        ? null
        : {
            judgement: ownView.judgement,
            words: ownView.words,
            at: ownView.at,
            scoreSeen: ownView.scoreSeen,
          },
    decision: decision === null ? null : shown(decision, doers, oversight),
    earlier: [...state.earlier].reverse().map((one) => shown(one, doers, oversight)),
    may: {
      judge: mayJudge,
      decide: mayJudge && can(reader, 'decide') && ownView !== undefined,
      second: can(reader, 'second-opinion') && isAwaited && decision.actor !== own,
    },
    // Which of them may be chosen would tell what the score says.
    reasons: ownViewFirst
      ? []
      : oversight.overrideReasons
          .filter(({ outcome }) => outcome !== file.outcome)
          .map(({ id, words }) => ({ id, words })),
    secondNeeded: {
      approved: !ownViewFirst && needsSecond('approved', file, oversight),
      declined: !ownViewFirst && needsSecond('declined', file, oversight),
    },
    overrides: {
      overrides: rates.all.overrides,
      decisions: rates.all.decisions,
      windowDays: oversight.overrideRate.windowDays,
    },
  }
}

function shown(
  decision: PersonDecision,
  doers: Doers,
  { overrideReasons }: OversightSettings,
): ShownDecision {
  const { actor, at, outcome, reason, words, dwellMilliseconds, openedExplanation, awaitsSecond, second } =
    decision
  return {
    by: doers(actor),
    at,
    outcome,
    // A reason that the lender no longer lists keeps its code.
    reason:
      reason === null
        ? null
        : (overrideReasons.find(({ id }) => id === reason)?.words ?? { en: reason, fr: reason }),
    words,
    dwellMilliseconds,
    openedExplanation,
    awaitsSecond,
    second:
      second === null
        ? null
        : { by: doers(second.actor), at: second.at, agreed: second.yes, words: second.words },
  }
}
