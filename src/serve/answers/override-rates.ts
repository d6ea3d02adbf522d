import type { OverrideRates } from '../../contract/index.ts'
import { overrideRates } from '../../oversight/index.ts'
import type { Account } from '../../store/index.ts'
import type { Context } from '../context.ts'
import { readDoers } from '../oversight/doers.ts'

/** How often people decided against the score: all, by model, by branch, by person. */
export async function overrideRatesAnswer(
  reader: Account,
  now: number,
  context: Context,
): Promise<OverrideRates> {
  const { record, oversight } = context
  const [{ all, byModel, byBranch, byPerson }, doers] = await Promise.all([
    overrideRates(record, oversight, now),
    readDoers(reader.id, context),
  ])
  const { windowDays, lowShare, highShare, fewestDecisions } = oversight.overrideRate
  return {
    windowDays,
    lowShare,
    highShare,
    fewestDecisions,
    all,
    byModel: [...byModel],
    byBranch: [...byBranch],
    byPerson: byPerson.map((one) => ({ ...one, of: one.of === null ? null : doers(one.of).name })),
  }
}
