import { VitrineError } from '../errors/index.ts'
import { canonicalJson } from '../hash/index.ts'
import { COMMANDS } from './commands.ts'
import { commandHelp, overview } from './help-text.ts'
import { parseCommand } from './parse-command.ts'
import { terminalProgress } from './terminal-progress.ts'

const EXIT = { done: 0, refused: 1, wrongCall: 2, defect: 70, interrupted: 130 } as const

/**
 * Runs one command line.
 * @returns the exit code; with --json exactly one document was written to `out`, also when the command failed
 */
export async function runCli(
  args: readonly string[],
  out: NodeJS.WriteStream,
  err: NodeJS.WriteStream,
): Promise<number> {
  const [name, ...rest] = args
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined) {
    const asked = name === undefined || name === '--help' || name === 'help'
    if (!asked) err.write(`E_COMMAND: there is no command "${name}".\n\n`)
    ;(asked ? out : err).write(overview(COMMANDS))
    return asked ? EXIT.done : EXIT.wrongCall
  }

  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const progress = terminalProgress(err)
  try {
    const parsed = parseCommand(command, rest)
    if (parsed.wantsHelp) {
      out.write(commandHelp(command))
      return EXIT.done
    }
    const result = await command.run(parsed.input(progress, interrupt.signal))
    progress.done()
    out.write(parsed.wantsJson ? `${canonicalJson(result.json)}\n` : `${result.text}\n`)
    return EXIT.done
  } catch (error) {
    progress.done()
    if (interrupt.signal.aborted) return EXIT.interrupted
    if (!(error instanceof VitrineError)) {
      err.write(`A defect of Vitrine, please report it.\n${error instanceof Error ? error.stack : error}\n`)
      return EXIT.defect
    }
    if (rest.includes('--json')) out.write(`${canonicalJson({ error: { ...error.toJSON() } })}\n`)
    err.write(`${error.message}\n`)
    return error.code === 'E_OPTION' ? EXIT.wrongCall : EXIT.refused
  } finally {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}
