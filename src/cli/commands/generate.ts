import { resolve } from 'node:path'
import { generateHomeCredit } from '../../../lenders/home-credit/index.ts'
import type { Command } from '../command.ts'

export const generate: Command = {
  name: 'generate',
  summary: 'Write a synthetic lender: the eight tables, an envelope file and the true risks.',
  usage: 'vitrine generate --applications N --seed S --out DIR',
  positionals: { min: 0, max: 0 },
  options: {
    applications: { type: 'string', value: 'N', default: '10000', about: 'how many applications' },
    seed: { type: 'string', value: 'S', default: '1', about: 'same seed, same bytes' },
    out: { type: 'string', value: 'DIR', default: 'synthetic', about: 'folder to write to' },
    'test-share': {
      type: 'string',
      value: 'SHARE',
      default: '0.1368',
      about: 'share of applications without outcome, 0 to 0.9',
    },
    'last-day': {
      type: 'string',
      value: 'DATE',
      default: '2026-11-20',
      about: 'newest application, ISO date',
    },
  },
  async run(input) {
    const applications = input.integer('applications', 1, 10_000_000)
    const out = resolve(input.text('out') ?? 'synthetic')
    const summary = await generateHomeCredit({
      applications,
      seed: input.integer('seed', 0, 0xffff_ffff),
      out,
      testShare: Number(input.text('test-share')),
      lastDay: input.text('last-day') ?? '2026-11-20',
      onProgress: (done, total) => input.progress.step('Writing applications', done / total),
      signal: input.signal,
    })
    const rows = summary.files.reduce((sum, file) => sum + file.rows, 0)
    return {
      json: { out, ...summary, files: summary.files.map((file) => ({ ...file })) },
      text: `${applications} applications (${rows} rows) in ${out}; ${(100 * summary.defaultRate).toFixed(2)} % with payment difficulties.`,
    }
  },
}
