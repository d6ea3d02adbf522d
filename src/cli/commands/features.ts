import { resolve } from 'node:path'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { fail } from '../../errors/index.ts'
import { type ListedFeature, listFeatures } from '../../features/index.ts'
import { buildFeatures, exportFeatures, exportForTrino } from '../../workspace/index.ts'
import type { Command, CommandInput, CommandResult } from '../command.ts'
import { MEMORY_OPTION, memoryOf } from '../memory-option.ts'
import { POLICY_OPTION, policyOf } from '../policy-option.ts'
import { TRINO_OPTIONS, type TrinoCall, trinoOf } from '../trino-options.ts'

export const features: Command = {
  name: 'features',
  summary: 'Compute the features of every application of the warehouse; list them; write them as Parquet.',
  usage: 'vitrine features [--list | --out FILE [--monitored]] [--engine trino --trino-url URL]',
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
    ...TRINO_OPTIONS,
  },
  run(input) {
    const out = input.text('out')
    const trino = trinoOf(input, process.env)
    if (input.flag('list')) {
      if (out !== undefined || input.flag('monitored'))
        refuse('--list with --out or --monitored', '--list alone')
      if (trino.kind !== 'none') refuse('--list with --engine trino', '--list alone')
      return list(input)
    }
    if (out === undefined && input.flag('monitored'))
      refuse('--monitored without --out', '--out FILE with it')
    if (trino.kind === 'export') {
      if (out !== undefined) refuse('--out with --trino-export', 'one of them')
      return exportTables(input, trino)
    }
    return out === undefined ? build(input, trino) : write(input, trino, resolve(out))
  },
}

async function build(input: CommandInput, trino: TrinoCall): Promise<CommandResult> {
  const manifest = await buildFeatures(request(input, trino))
  const { nRows, hashes } = manifest
  const ids = manifest.columns.map((column) => column.id)
  return {
    json: { rows: nRows, features: ids, hashes: { ...hashes } },
    text: `${ids.length} features of ${nRows} applications.`,
  }
}

async function write(input: CommandInput, trino: TrinoCall, out: string): Promise<CommandResult> {
  const which = input.flag('monitored') ? 'monitored' : 'model'
  const { rows, features, hashes } = await exportFeatures({ ...request(input, trino), which, out })
  const kind = which === 'model' ? 'features' : 'monitored features'
  return {
    json: { rows, features: [...features], hashes: { ...hashes }, out },
    text: `${features.length} ${kind} of ${rows} applications: ${out}`,
  }
}

async function exportTables(
  input: CommandInput,
  trino: TrinoCall & { readonly kind: 'export' },
): Promise<CommandResult> {
  const folder = resolve(trino.folder)
  const tables = await exportForTrino({ ...trino, ...common(input, 'Writing tables'), folder })
  const { location, catalog, schema } = trino
  return {
    json: { tables: [...tables], out: folder, location, catalog, schema },
    text:
      `${tables.length} tables: ${folder}\nCopy the folder to ${location}, run its create-tables.sql on the server, ` +
      'then vitrine features --engine trino --trino-url URL.',
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

function request(input: CommandInput, trino: TrinoCall) {
  return {
    ...common(input, 'Computing features'),
    policy: policyOf(input),
    ...(trino.kind === 'build' && { lake: trino.lake }),
  }
}

function common(input: CommandInput, label: string) {
  return {
    dataDir: input.dataDir,
    lender: homeCredit,
    memoryLimit: memoryOf(input),
    onProgress: (done: number, total: number) => input.progress.step(label, done / total),
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
