import { mkdirSync } from 'node:fs'
import { fail } from '../../errors/index.ts'
import { setSwitch } from '../../record/index.ts'
import { workspacePaths } from '../../workspace/index.ts'
import type { Command, CommandInput } from '../command.ts'
import { operatorName } from '../operator-name.ts'

const REASON = {
  reason: { type: 'string', value: 'TEXT', about: 'why; goes on record' },
} as const

export const stop: Command = {
  name: 'stop',
  summary: 'Stop new scores at once; decisions that were made stay readable.',
  usage: 'vitrine stop --reason TEXT',
  positionals: { min: 0, max: 0 },
  options: REASON,
  run: (input) => turn(input, true),
}

export const resume: Command = {
  name: 'resume',
  summary: 'Allow new scores again after "vitrine stop".',
  usage: 'vitrine resume --reason TEXT',
  positionals: { min: 0, max: 0 },
  options: REASON,
  run: (input) => turn(input, false),
}

async function turn(input: CommandInput, stopped: boolean) {
  const name = stopped ? 'stop' : 'resume'
  const reason =
    input.text('reason')?.trim() ||
    fail('E_OPTION', {
      what: `vitrine ${name} was called without a reason.`,
      got: 'no reason',
      expected: '--reason TEXT',
      remedy: 'Say why: it goes on record.',
    })
  mkdirSync(input.dataDir, { recursive: true })
  setSwitch(workspacePaths(input.dataDir).stopSwitch, { stopped, by: operatorName(), reason })
  const text = stopped ? 'New scores are stopped.' : 'New scores are allowed.'
  return {
    json: { stopped, reason },
    text: `${text} A service that runs on this data directory has noted it.`,
  }
}
