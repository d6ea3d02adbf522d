import type { CurveAnswer, CurveQuery } from '../../contract/index.ts'
import { DECIDING } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { checkAlong } from './check-edits.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { editableFacts } from './what-if-form.ts'

/** Amounts are asked for in cents at most. */
const CENTS = 100

/** Risk along one fact of the form. @throws E_EDIT for a fact that the form does not offer as a number */
export async function curveAnswer(
  application: OpenApplication,
  { along }: CurveQuery,
  context: Context,
): Promise<CurveAnswer> {
  context.stop.requireRunning()
  const { bank } = context
  const { applicationId } = application.header
  const fact = checkAlong(along, await editableFacts(application, context))
  const { min, max } = fact.slider!
  const perUnit = fact.whole ? 1 : CENTS
  const [scored, { exact, steps }] = await Promise.all([
    bank.scored(applicationId),
    bank.responseCurve(applicationId, { column: along, min, max, perUnit }, application.corrected),
  ])
  return sealed({
    application: application.header,
    along,
    exact,
    perUnit,
    steps: steps.map(({ from, to, pd, ruled }) => ({ from, to, pd, ...(ruled && { ruled: true as const }) })),
    limitPd: scored!.results[DECIDING].limitPd,
    provenance: provenanceOf(bank, scored!),
  })
}
