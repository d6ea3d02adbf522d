import { canonicalJson, type Json } from '../hash/index.ts'
import { type FoundSettings, learnerOf, TreeScorer } from '../model/index.ts'
import { OBJECTIVES, type ObjectiveId } from './bank.ts'
import { type Choice, type ChoiceJob, type Chosen, limitedBy } from './choose-settings.ts'
import type { FormerModel } from './former-model.ts'
import { scoreAll } from './score-all.ts'
import { type TrainedScore, trainScore } from './train-score.ts'

/**
 * Trains every model of a bundle for more rounds, each on the rows that it may see and from its own raw scores. On the
 * former tables, trees that go on are those of one longer training, bit for bit; shapes are within rounding when there is
 * one bag. Calibrators and limits are found anew.
 * @param rounds how many more
 */
export async function goOn(job: ChoiceJob, former: FormerModel, rounds: number): Promise<Choice> {
  const { content } = former.bundle
  // Objectives that share their settings share their models.
  const done = new Map<string, TrainedScore>()
  const chosen: Partial<Record<ObjectiveId, Chosen>> = {}
  for (const [index, objective] of OBJECTIVES.entries()) {
    const { settings } = content.objectives.find(({ id }) => id === objective)!
    const key = canonicalJson(settings as unknown as Json)
    const score =
      done.get(key) ??
      (await moreOf(job, former, objective, settings, rounds, (share) =>
        job.onProgress('Training', (index + share) / OBJECTIVES.length),
      ))
    done.set(key, score)
    const longer = settings.map(({ family, settings: one }) => ({
      family,
      settings: { ...one, rounds: one.rounds! + rounds },
    }))
    chosen[objective] = limitedBy(job, objective, longer, score)
  }
  return { chosen: chosen as Record<ObjectiveId, Chosen>, tuning: content.card.tuning }
}

/** @param settings of the final model first, then of each fold's, as the former training left them */
function moreOf(
  { matrix, binned, learners, folds, seed, signal }: ChoiceJob,
  { bundle }: FormerModel,
  objective: ObjectiveId,
  settings: readonly FoundSettings[],
  rounds: number,
  onProgress: (share: number) => void,
): Promise<TrainedScore> {
  return trainScore({
    matrix,
    folds,
    train: async (model, options) => {
      const found = settings[model]!
      const ensemble = bundle.models[objective][model]!
      const rawScores = await scoreAll(new TreeScorer(ensemble), matrix, signal)
      return learnerOf(learners, found).train(binned, matrix.target, { ...found.settings, rounds }, seed, {
        ...options,
        init: { ensemble, rawScores, values: matrix },
        roundsBefore: found.settings.rounds!,
      })
    },
    onProgress: (done, total) => onProgress(done / total),
    ...(signal && { signal }),
  })
}
