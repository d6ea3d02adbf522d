import type { Command, OptionSpec } from './command.ts'
import { COMMON_OPTIONS } from './parse-command.ts'

export function commandHelp(command: Command): string {
  const own = Object.entries(command.options).map(optionLine)
  const common = Object.entries(COMMON_OPTIONS).map(optionLine)
  return [`${command.summary}\n`, `Usage: ${command.usage}\n`, 'Options:', ...own, ...common, ''].join('\n')
}

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return [
    'Vitrine: credit decisions that anyone can see through.\n',
    'Usage: vitrine COMMAND [options]\n',
    'Commands:',
    ...lines,
    '\nEach command has --help. Exit codes: 0 done, 1 refused (the message says why), 2 wrong call, 70 a defect of ours, 130 interrupted.',
    '',
  ].join('\n')
}

function optionLine([name, spec]: [string, OptionSpec]): string {
  const left = spec.type === 'string' ? `--${name} ${spec.value ?? 'VALUE'}` : `--${name}`
  const fallback = spec.default !== undefined ? ` (default ${spec.default})` : ''
  return `  ${left.padEnd(24)} ${spec.about}${fallback}`
}
