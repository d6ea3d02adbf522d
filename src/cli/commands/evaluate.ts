import { resolve } from 'node:path'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import type { Json } from '../../hash/index.ts'
import {
  type Evaluation,
  evaluateBank,
  evaluateExplanations,
  type IntervalCoverage,
  WANTED_COVERAGE,
} from '../../workspace/index.ts'
import type { Command, CommandInput, CommandResult } from '../command.ts'

export const evaluate: Command = {
  name: 'evaluate',
  summary: 'Measure ranking and calibration by repeated cross-validation, out of fold, with intervals.',
  usage: 'vitrine evaluate',
  positionals: { min: 0, max: 0 },
  options: {
    folds: { type: 'string', value: 'K', default: '5', about: 'folds per repetition' },
    seeds: { type: 'string', value: 'N', default: '5', about: 'repetitions, each with its own folds' },
    objective: {
      type: 'string',
      value: 'NAME',
      default: 'bank_cost',
      about: 'ranking, bank_cost (decides) or f_beta',
    },
    nested: {
      type: 'boolean',
      about:
        'of a tuned model: repeat its search for each fold without the fold; takes as long as tuning, per seed',
    },
    truth: {
      type: 'string',
      value: 'FILE',
      about: 'truth.csv of generated data: compares PD and its interval with the true PD',
    },
    explanations: {
      type: 'boolean',
      about: 'measure the reasons of the model in use instead: sums, re-scores, stability',
    },
    sample: {
      type: 'string',
      value: 'N',
      default: '500',
      about: 'with --explanations: declined applications explained',
    },
    resamples: {
      type: 'string',
      value: 'N',
      default: '20',
      about: 'with --explanations: sets of just-approved people drawn anew',
    },
  },
  async run(input) {
    if (input.flag('explanations')) return explanations(input)
    const truth = input.text('truth')
    const report = await evaluateBank({
      dataDir: input.dataDir,
      lender: homeCredit,
      objective: input.text('objective') ?? 'bank_cost',
      folds: input.integer('folds', 2, 50),
      seeds: input.integer('seeds', 1, 100),
      nested: input.flag('nested'),
      ...(truth !== undefined && { truthFile: resolve(truth) }),
      onProgress: input.progress.step,
      signal: input.signal,
    })
    const lines = Object.entries(report.metrics).map(
      ([name, { value, low, high }]) =>
        `${name.padEnd(18)} ${value.toFixed(4)}  (${low.toFixed(4)} to ${high.toFixed(4)})`,
    )
    const closeness =
      report.truth === null
        ? []
        : [
            `mean |PD − true PD| ${report.truth.meanAbsoluteError.toFixed(4)} over ${report.truth.n} applications`,
            intervalLine(report.truth.intervals),
          ]
    return {
      json: JSON.parse(JSON.stringify(report)) as Json,
      text: [
        `${report.objective}, ${report.folds} folds × ${report.seeds} ${report.seeds === 1 ? 'seed' : 'seeds'}, ${report.rows} rows`,
        settingsLine(report),
        ...lines,
        `calibration error  ${report.calibrationError.value.toFixed(4)}  (perfect PDs: below ${report.calibrationError.chance95.toFixed(4)} in 95 of 100 draws)`,
        ...closeness,
      ].join('\n'),
    }
  },
}

function settingsLine({ settings, trials, tuned }: Evaluation): string {
  if (trials !== null) return `settings searched anew for each fold, ${trials} trials each`
  const { family, settings: values } = settings!
  const caution = tuned ? '; chosen on these rows, so a little flattered: see --nested' : ''
  return `settings: ${family} of ${values.rounds} rounds${caution}`
}

async function explanations(input: CommandInput): Promise<CommandResult> {
  const report = await evaluateExplanations({
    dataDir: input.dataDir,
    lender: homeCredit,
    sample: input.integer('sample', 1, 1_000_000),
    resamples: input.integer('resamples', 1, 1000),
    seed: 1,
    onProgress: input.progress.step,
    signal: input.signal,
  })
  const { held, jointCrosses, stability } = report
  const share = ({ rate, low, high }: typeof held): string =>
    `${percent(rate)}  (${percent(low)} to ${percent(high)})`
  const mean = ({ value, low, high }: typeof stability.overlap): string =>
    `${value.toFixed(3)}  (${low.toFixed(3)} to ${high.toFixed(3)})`
  return {
    json: JSON.parse(JSON.stringify(report)) as Json,
    text: [
      `${report.explained} of ${report.declined} declines, against ${report.referenceRows} just-approved applicants`,
      `largest miss of a sum      ${report.sumDifference.toExponential(1)}`,
      `reasons per decline        ${report.reasonsPerDecline.toFixed(2)}`,
      `letters held               ${share(held)}`,
      `approved without reasons   ${share(jointCrosses)}`,
      `incomplete lists           ${report.incomplete}`,
      `same first reason          ${mean(stability.sameFirst)}`,
      `reasons in common          ${mean(stability.overlap)}`,
    ].join('\n'),
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function intervalLine({ level, held, under, over, meanWidth }: IntervalCoverage): string {
  const { low, high } = WANTED_COVERAGE
  const verdict = held >= low && held <= high ? 'as wanted' : 'NOT as wanted'
  return (
    `${percent(level)} interval    holds the true PD of ${percent(held)} (wanted ${percent(low)} to ${percent(high)}: ${verdict}); ` +
    `${percent(under)} lie under it, ${percent(over)} over it; mean width ${(100 * meanWidth).toFixed(1)} in 100`
  )
}
