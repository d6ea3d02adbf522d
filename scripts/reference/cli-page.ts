import { COMMANDS } from '../../src/cli/commands.ts'
import { commandHelp, overview } from '../../src/cli/help-text.ts'
import { GENERATED } from './markdown.ts'

const fenced = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\``

/** What `vitrine --help` and each command's --help print. */
export function cliPage(): string {
  return [
    GENERATED,
    '# Command line',
    'With `--json` a command writes one JSON document to standard output, also when it is refused: then it is `{"error": {"code": …}}` ([errors](errors.md)).',
    fenced(overview(COMMANDS)),
    ...COMMANDS.flatMap((command) => [`## vitrine ${command.name}`, fenced(commandHelp(command))]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}
