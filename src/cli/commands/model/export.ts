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
  summary: 'Write a stored model elsewhere: one LightGBM text file, or the whole bundle as a folder.',
  usage: 'vitrine model export ID --format lightgbm|bundle [--out PATH]',
  positionals: { min: 1, max: 1 },
  options: {
    format: { type: 'string', value: 'NAME', default: 'lightgbm', about: EXPORT_FORMATS.join(' or ') },
    objective: {
      type: 'string',
      value: 'NAME',
      default: 'bank_cost',
      about: 'of a lightgbm file: ranking, bank_cost (decides) or f_beta',
    },
    out: {
      type: 'string',
      value: 'PATH',
      about: 'file or folder to write; ID.txt or ID here unless given',
    },
  },
  async run(input) {
    const id = await modelNamed(input.dataDir, input.positionals[0]!)
    const format = oneOf(EXPORT_FORMATS, input.text('format'), 'format', 'E_OPTION')
    const objective = oneOf(OBJECTIVES, input.text('objective'), 'objective', 'E_OBJECTIVE_UNKNOWN')
    const out = resolve(input.text('out') ?? defaultName(id, format))
    await exportModel({ dataDir: input.dataDir, id, format, objective, out })
    return { json: { modelId: id, format, out }, text: `Model ${id} is in ${out}` }
  },
}

function defaultName(id: string, format: ExportFormat): string {
  return format === 'lightgbm' ? `${id}.txt` : id
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
