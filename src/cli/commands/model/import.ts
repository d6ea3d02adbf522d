import { resolve } from 'node:path'
import { homeCredit } from '../../../../lenders/home-credit/index.ts'
import type { Json } from '../../../hash/index.ts'
import { importModel } from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'
import { in100, NOT_OUT_OF_FOLD } from '../../model-words.ts'

export const modelImport: Command = {
  name: 'model import',
  summary: 'Take a LightGBM model that was made elsewhere: calibrate it, find its limits, score everybody.',
  usage: 'vitrine model import FILE [--columns FILE] [--challenger]',
  positionals: { min: 1, max: 1 },
  options: {
    columns: {
      type: 'string',
      value: 'FILE',
      about: 'one line "COLUMN: FEATURE" per column, where the names are not those of the catalogue',
    },
    challenger: { type: 'boolean', about: 'make it the challenger of the model in use' },
    seed: { type: 'string', value: 'S', default: '1', about: 'same file, data and seed, same model' },
  },
  async run(input) {
    const columns = input.text('columns')
    const summary = await importModel({
      dataDir: input.dataDir,
      lender: homeCredit,
      file: resolve(input.positionals[0]!),
      ...(columns !== undefined && { columnFile: resolve(columns) }),
      challenge: input.flag('challenger'),
      seed: input.integer('seed', 0, 0xffff_ffff),
      onProgress: input.progress.step,
      signal: input.signal,
    })
    const { modelId, role, trees, features, objectives } = summary
    return {
      json: JSON.parse(JSON.stringify(summary)) as Json,
      text: [
        `Model ${modelId}: ${trees} trees over ${features.length} features${role === 'challenger' ? ', now the challenger' : ''}. It decides nothing yet.`,
        NOT_OUT_OF_FOLD,
        ...objectives.map(
          ({ objective, metrics, limitPd, approvalRate }) =>
            `${objective.padEnd(10)} AUC ${metrics.auc.value.toFixed(4)}, limit ${in100(limitPd)} in 100, ${in100(approvalRate)} % approved`,
        ),
        `Next: "vitrine model compare champion ${modelId}", then "vitrine model promote ${modelId}".`,
      ].join('\n'),
    }
  },
}
