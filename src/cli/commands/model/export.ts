import { resolve } from 'node:path'
import { fail } from '../../../errors/index.ts'
import {
  EXPORT_FORMATS,
  type ExportFormat,
  exportModel,
  modelNamed,
  OBJECTIVES,
  type ObjectiveId,
} from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'

export const modelExport: Command = {
  name: 'model export',
  summary: 'Write a stored model elsewhere: LightGBM text, the bundle, SQL or a scorecard.',
  usage: 'vitrine model export ID --format lightgbm|bundle|sql|scorecard [--out PATH]',
  positionals: { min: 1, max: 1 },
  options: {
    format: {
      type: 'string',
      value: 'NAME',
      default: 'lightgbm',
      about: 'lightgbm, bundle, or of an additive model sql or scorecard',
    },
    objective: {
      type: 'string',
      value: 'NAME',
      default: 'bank_cost',
      about: 'unless a bundle: ranking, bank_cost (decides) or f_beta',
    },
    'points-to-double': {
      type: 'string',
      value: 'N',
      default: '20',
      about: 'of a scorecard: points that double the odds of no difficulties',
    },
    'base-score': {
      type: 'string',
      value: 'N',
      default: '600',
      about: 'of a scorecard: points at the base odds',
    },
    'base-odds': {
      type: 'string',
      value: 'N',
      default: '50',
      about: 'of a scorecard: odds of no difficulties, N to 1, at the base score',
    },
    out: {
      type: 'string',
      value: 'PATH',
      about: 'file or folder to write; named after the id unless given',
    },
  },
  async run(input) {
    const id = await modelNamed(input.dataDir, input.positionals[0]!)
    const format = oneOf(EXPORT_FORMATS, input.text('format'), 'format', 'E_OPTION')
    const objective = oneOf(OBJECTIVES, input.text('objective'), 'objective', 'E_OBJECTIVE_UNKNOWN')
    const out = resolve(input.text('out') ?? `${id}${ENDINGS[format]}`)
    const scale = {
      pointsToDouble: input.integer('points-to-double', 1, 10_000),
      baseScore: input.integer('base-score', 0, 1_000_000),
      baseOdds: input.integer('base-odds', 1, 1_000_000),
    }
    await exportModel({ dataDir: input.dataDir, id, format, objective, scale, out })
    return { json: { modelId: id, format, out }, text: `Model ${id} is in ${out}` }
  },
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  lightgbm: '.txt',
  bundle: '',
  sql: '.sql',
  scorecard: '.json',
}

function oneOf<T extends ExportFormat | ObjectiveId>(
  names: readonly T[],
  name: string | undefined,
  option: string,
  code: 'E_OPTION' | 'E_OBJECTIVE_UNKNOWN',
): T {
  return (
    names.find((one) => one === name) ??
    fail(code, {
      what: `There is no such ${option}.`,
      got: name ?? 'nothing',
      expected: names.join(', '),
      remedy: `Name one of them with --${option}.`,
    })
  )
}
