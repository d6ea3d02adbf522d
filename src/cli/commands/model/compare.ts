import type { Json } from '../../../hash/index.ts'
import {
  type ComparedMetric,
  type ComparedObjective,
  type Comparison,
  compareModels,
  modelNamed,
  type SwapCell,
} from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'
import { in100, NOT_OUT_OF_FOLD, signed, withInterval } from '../../model-words.ts'

export const modelCompare: Command = {
  name: 'model compare',
  summary: 'Measure two stored models on the same people, and say who would be answered otherwise.',
  usage: 'vitrine model compare A B',
  positionals: { min: 2, max: 2 },
  options: {
    seed: { type: 'string', value: 'S', default: '1', about: 'of the resampled people behind the intervals' },
  },
  async run(input) {
    const [first, second] = input.positionals as [string, string]
    const { dataDir } = input
    const comparison = await compareModels({
      dataDir,
      first: await modelNamed(dataDir, first),
      second: await modelNamed(dataDir, second),
      seed: input.integer('seed', 0, 0xffff_ffff),
      onProgress: input.progress.step,
    })
    return { json: JSON.parse(JSON.stringify(comparison)) as Json, text: textOf(comparison) }
  },
}

function textOf(comparison: Comparison): string {
  const { first, second, applications, known } = comparison
  const imported = [
    ['A', first],
    ['B', second],
  ] as const
  return [
    `A  ${first.id}  policy ${first.policy}`,
    `B  ${second.id}  policy ${second.policy}`,
    ...imported.flatMap(([letter, { origin }]) =>
      origin === 'imported' ? [`Careful with ${letter}. ${NOT_OUT_OF_FOLD}`] : [],
    ),
    `${applications} applications; figures on the ${known} whose outcome is known, differences paired, 95 % intervals.`,
    ...comparison.objectives.flatMap(objectiveLines),
  ].join('\n')
}

const FIGURES = {
  auc: ['AUC', 4],
  gini: ['Gini', 4],
  ks: ['KS', 4],
  brier: ['Brier', 5],
  logLoss: ['log-loss', 5],
  calibrationSlope: ['calibration slope', 3],
} as const satisfies Record<keyof ComparedObjective['metrics'], readonly [string, number]>

function objectiveLines({
  objective,
  metrics,
  calibrationError,
  limitPd,
  swap,
}: ComparedObjective): string[] {
  const { approvalRate } = swap
  return [
    '',
    `${objective}`,
    ...Object.entries(FIGURES).map(([name, [words, digits]]) =>
      figureLine(words, metrics[name as keyof typeof metrics], digits),
    ),
    `  ${'calibration error'.padEnd(18)} A ${calibrationError.first.toFixed(4)}  B ${calibrationError.second.toFixed(4)}`,
    `  ${'limit, in 100'.padEnd(18)} A ${in100(limitPd.first)}  B ${in100(limitPd.second)}`,
    `  ${'approved'.padEnd(18)} A ${in100(approvalRate.first)} %  B ${in100(approvalRate.second)} %`,
    `  approved by both        ${cellWords(swap.bothApprove)}`,
    `  approved by A alone     ${cellWords(swap.onlyFirst)}`,
    `  approved by B alone     ${cellWords(swap.onlySecond)}`,
    `  declined by both        ${cellWords(swap.bothDecline)}`,
    '  moved most, A to B in 100:',
    ...swap.movers.map(
      ({ applicationId, pd, approved }) =>
        `    ${applicationId}  ${in100(pd.first)} to ${in100(pd.second)}  ${answer(approved.first)} to ${answer(approved.second)}`,
    ),
  ]
}

function figureLine(words: string, { first, second, difference }: ComparedMetric, digits: number): string {
  const { value, low, high } = difference
  const apart = `${signed(value, digits)} (${signed(low, digits)} to ${signed(high, digits)})`
  return `  ${words.padEnd(18)} A ${withInterval(first, digits)}  B ${withInterval(second, digits)}  B − A ${apart}`
}

function cellWords({ n, observed, meanPd }: SwapCell): string {
  if (meanPd === null) return 'nobody'
  const { rate, low, high } = observed
  const came =
    observed.n === 0
      ? 'no outcome known'
      : `${observed.difficulties} of ${observed.n} had difficulties, ${in100(rate)} % (${in100(low)} to ${in100(high)})`
  return `${n}: ${came}; mean risk A ${in100(meanPd.first)}, B ${in100(meanPd.second)} in 100`
}

const answer = (approved: boolean): string => (approved ? 'approved' : 'declined')
