import type { DecidedFile } from '../../oversight/index.ts'
import { DECIDING } from '../../workspace/index.ts'
import { scoredOf } from '../answers/scores.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { subjectOf } from '../put-on-record.ts'

/** The application with its deciding score, of the facts as they stand now. */
export async function decidedFile(application: OpenApplication, context: Context): Promise<DecidedFile> {
  const { bank, oversight } = context
  const { applicationId, branch } = application.header
  const scored = application.decided?.scored ?? (await scoredOf(bank, applicationId))
  const { outcome, pd, limitPd } = scored.results[DECIDING]
  return {
    subject: subjectOf(application),
    branch,
    modelId: bank.modelId,
    outcome,
    inGreyBand: isGrey(pd, limitPd, oversight.greyBandPoints),
    ruled: scored.rules.length > 0,
  }
}

/** @param points half-width of the band, people in 100 */
export function isGrey(pd: number, limitPd: number, points: number): boolean {
  return 100 * Math.abs(pd - limitPd) <= points
}
