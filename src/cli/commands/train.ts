import { homeCredit } from '../../../lenders/home-credit/index.ts'
import type { Json } from '../../hash/index.ts'
import { type TrainSummary, trainBank } from '../../workspace/index.ts'
import type { Command } from '../command.ts'
import { CONTINUE_OPTIONS, moreRoundsOf } from '../continue-options.ts'
import { settingsWords } from '../model-words.ts'
import { POLICY_OPTION, policyOf } from '../policy-option.ts'
import { searchSizeOf, TUNE_OPTIONS } from '../tune-options.ts'

export const train: Command = {
  name: 'train',
  summary:
    'Train, calibrate and explain the three scores; beside a model in use the result is its challenger.',
  usage: 'vitrine train [--tune | --continue] [--promote]',
  positionals: { min: 0, max: 0 },
  options: {
    policy: POLICY_OPTION,
    seed: {
      type: 'string',
      value: 'S',
      default: '1',
      about: 'same data and seed, same model bytes; with --continue that of the model in use',
    },
    promote: { type: 'boolean', about: 'put the new model in use at once' },
    ...TUNE_OPTIONS,
    ...CONTINUE_OPTIONS,
  },
  async run(input) {
    const search = searchSizeOf(input)
    const moreRounds = moreRoundsOf(input)
    const summary = await trainBank({
      dataDir: input.dataDir,
      lender: homeCredit,
      policy: policyOf(input),
      seed: input.integer('seed', 0, 0xffff_ffff),
      ...(search !== undefined && { search }),
      ...(moreRounds !== undefined && { moreRounds }),
      challenge: !input.flag('promote'),
      onProgress: input.progress.step,
      signal: input.signal,
    })
    return { json: JSON.parse(JSON.stringify(summary)) as Json, text: trainText(summary) }
  },
}

function trainText(summary: TrainSummary): string {
  const { modelId, role, trainedOn, features, objectives, tuning, continues } = summary
  const lines = objectives.map(({ objective, settings, metrics, limitPd, approvalRate }) => {
    const { auc, calibrationSlope } = metrics
    return (
      `${objective.padEnd(10)} ${settings?.family}, AUC ${auc.value.toFixed(4)} (${auc.low.toFixed(4)} to ${auc.high.toFixed(4)}), ` +
      `calibration slope ${calibrationSlope.value.toFixed(2)}, limit ${(100 * limitPd).toFixed(1)} in 100, ` +
      `${(100 * approvalRate).toFixed(1)} % approved`
    )
  })
  const found =
    tuning === null
      ? []
      : [
          `Settings searched with --trials ${tuning.trials}; figures from folds that neither models nor searches saw.`,
          ...objectives.map(
            ({ objective, settings }) => `${objective.padEnd(10)} ${settingsWords(settings)}`,
          ),
        ]
  return [
    `Model ${modelId}: ${trainedOn} applications, ${features} features.`,
    ...(continues === null
      ? []
      : [`Goes on from ${continues.modelId} for ${continues.rounds} rounds, with its settings.`]),
    ...lines,
    ...found,
    roleText(role, modelId),
  ].join('\n')
}

function roleText(role: TrainSummary['role'], id: string): string {
  return role === 'champion'
    ? 'It decides.'
    : `It is the challenger and decides nothing: "vitrine model compare champion ${id}", then "vitrine model promote ${id}".`
}
