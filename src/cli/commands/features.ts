import { resolve } from 'node:path'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { fail } from '../../errors/index.ts'
import { type ListedFeature, listFeatures } from '../../features/index.ts'
import { buildFeatures, exportFeatures } from '../../workspace/index.ts'
import type { Command, CommandInput, CommandResult } from '../command.ts'
import { MEMORY_OPTION, memoryOf } from '../memory-option.ts'
import { POLICY_OPTION, policyOf } from '../policy-option.ts'

export const features: Command = {
  name: 'features',
  summary: 'Compute the features of every application of the warehouse; list them; write them as Parquet.',
  usage: 'vitrine features [--list | --out FILE [--monitored]]',
  positionals: { min: 0, max: 0 },
  options: {
    policy: POLICY_OPTION,
    list: { type: 'boolean', about: 'only list the features, with sources, use and SQL; needs no data' },
    out: { type: 'string', value: 'FILE', about: 'also write ids, outcome and features to a Parquet file' },
    monitored: {
      type: 'boolean',
      about: 'with --out: the features kept for monitoring, which no score may use, instead',
    },
    memory: MEMORY_OPTION,
  },
  run(input) {
    const out = input.text('out')
    if (input.flag('list')) {
      if (out !== undefined || input.flag('monitored'))
        refuse('--list with --out or --monitored', '--list alone')
      return list(input)
    }
    if (out === undefined && input.flag('monitored'))
      refuse('--monitored without --out', '--out FILE with it')
    return out === undefined ? build(input) : write(input, resolve(out))
  },
}

async function build(input: CommandInput): Promise<CommandResult> {
  const manifest = await buildFeatures(request(input))
  const { nRows, hashes } = manifest
  const ids = manifest.columns.map((column) => column.id)
  return {
    json: { rows: nRows, features: ids, hashes: { ...hashes } },
    text: `${ids.length} features of ${nRows} applications.`,
  }
}

async function write(input: CommandInput, out: string): Promise<CommandResult> {
  const which = input.flag('monitored') ? 'monitored' : 'model'
  const { rows, features, hashes } = await exportFeatures({ ...request(input), which, out })
  const kind = which === 'model' ? 'features' : 'monitored features'
  return {
    json: { rows, features: [...features], hashes: { ...hashes }, out },
    text: `${features.length} ${kind} of ${rows} applications: ${out}`,
  }
}

async function list(input: CommandInput): Promise<CommandResult> {
  const policy = policyOf(input)
  const features = await listFeatures(homeCredit.catalogue, policy, homeCredit.tables)
  const scored = features.filter(({ use }) => use === 'model' || use === 'review').length
  return {
    json: JSON.parse(JSON.stringify(features)),
    text: [
      table(features),
      `${features.length} features; policy ${policy.version} lets ${scored} of them into the score.`,
    ].join('\n\n'),
  }
}

function request(input: CommandInput) {
  return {
    dataDir: input.dataDir,
    lender: homeCredit,
    policy: policyOf(input),
    memoryLimit: memoryOf(input),
    onProgress: (done: number, total: number) => input.progress.step('Computing features', done / total),
    signal: input.signal,
  }
}

function table(features: readonly ListedFeature[]): string {
  const rows = [
    ['FEATURE', 'USE', 'UNIT', 'LABEL', 'SOURCES'],
    ...features.map(({ id, use, unit, label, sources }) => [id, use, unit, label.en, sources.join(', ')]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}

function refuse(got: string, expected: string): never {
  fail('E_OPTION', {
    what: 'vitrine features was called with something it does not take.',
    got,
    expected,
    remedy: 'See vitrine features --help.',
  })
}
