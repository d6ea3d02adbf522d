import { decide, type RuleHit } from '../decide/index.ts'
import { calibrate, TreeScorer } from '../model/index.ts'
import {
  DECIDING,
  type DecidedApplication,
  type ModelHashes,
  OBJECTIVES,
  type ObjectiveId,
  type ObjectiveResult,
  type ScoreInputs,
} from './bank.ts'
import { type LoadedBundle, loadBundle } from './bundle-content.ts'
import { baselineFor, explainApplication, explainingModel } from './explain-application.ts'
import type { Lender } from './lender.ts'
import { workspacePaths } from './paths.ts'
import { intervalOf } from './pd-intervals.ts'
import { reasonGroups } from './reason-groups.ts'
import { ruleCheck } from './rule-check.ts'

/** A stored model, ready to make recorded scores again. */
export interface Replay {
  readonly hashes: ModelHashes
  score(
    inputs: ScoreInputs,
  ): Promise<
    Pick<DecidedApplication, 'explanation'> & Pick<DecidedApplication['scored'], 'results' | 'rules'>
  >
}

type Results = Readonly<Record<ObjectiveId, ObjectiveResult>>

/**
 * Makes recorded scores again from the values on record and the model that they name: no table is needed, and no other
 * model is touched.
 * @throws VitrineError E_BUNDLE_CORRUPT and its kin when the model is not there or not whole
 */
export async function openReplay(options: {
  dataDir: string
  lender: Lender
  modelId: string
}): Promise<Replay> {
  const { dataDir, lender, modelId } = options
  const bundle = await loadBundle(workspacePaths(dataDir).models, modelId)
  const { content } = bundle
  const groups = reasonGroups(content.columns, lender.catalogue)
  const rulesOf = ruleCheck(content.rules ?? [], content.columns)
  const refits = bundle.readRefits().map((model) => new TreeScorer(model))
  const explaining = new Map<string, ReturnType<typeof explainingModel>>()
  return {
    hashes: content.hashes,
    async score(inputs) {
      const index = inputs.model
      const rules = rulesOf(inputs.values)
      const results = Object.fromEntries(
        OBJECTIVES.map((id) => [id, resultOf(bundle, refits, id, index, inputs, rules)]),
      ) as Results
      const { rawScore, limitRawScore } = results[DECIDING]
      const kind = baselineFor(results)
      const key = `${index} ${kind}`
      const model =
        explaining.get(key) ??
        explainingModel(
          bundle.models[DECIDING][index]!,
          calibratorOf(bundle, DECIDING, index),
          bundle.referenceRows[kind],
          content.baselines[kind].baseValues[index]!,
        )
      explaining.set(key, model)
      const explanation = await explainApplication({
        model: await model,
        groups,
        kind,
        baseline: content.baselines[kind],
        row: inputs.values,
        rawScore,
        limitRawScore,
        ruled: rules.length > 0,
      })
      return { results, rules, explanation }
    },
  }
}

function calibratorOf({ content }: LoadedBundle, objective: ObjectiveId, index: number) {
  const { calibrators } = content.objectives.find(({ id }) => id === objective)!
  return index === 0 ? calibrators.final : calibrators.perFold[index - 1]!
}

function resultOf(
  bundle: LoadedBundle,
  refits: readonly TreeScorer[],
  objective: ObjectiveId,
  index: number,
  { values, halves }: ScoreInputs,
  rules: readonly RuleHit[],
): ObjectiveResult {
  const { limitRawScore } = bundle.content.objectives.find(({ id }) => id === objective)!
  const calibrator = calibratorOf(bundle, objective, index)
  const rawScore = new TreeScorer(bundle.models[objective][index]!).rawScores(values)[0]!
  const { pd, limitPd, pdInterval, outcome, closeCall } = decide({
    rawScore,
    calibrate: (score) => calibrate(calibrator, score),
    limit: limitRawScore,
    ...(objective === DECIDING && {
      rules,
      interval: (of) => intervalOf(bundle.content.refits, refits, halves, values, of),
    }),
  })
  return { rawScore, limitRawScore, pd, limitPd, pdInterval, outcome, closeCall }
}
