import { VitrineError } from '../errors/index.ts'
import { canonicalJson } from '../hash/index.ts'
import type { Command, TextOut } from './command.ts'
import { COMMANDS } from './commands.ts'
import { commandHelp, overview } from './help-text.ts'
import { parseCommand } from './parse-command.ts'
import { terminalProgress } from './terminal-progress.ts'

export const EXIT = { done: 0, refused: 1, wrongCall: 2, defect: 70, interrupted: 130 } as const

/** Refusals of the call itself, before anything was looked at. */
export const WRONG_CALL: ReadonlySet<string> = new Set([
  'E_OPTION',
  'E_POLICY_UNKNOWN',
  'E_OBJECTIVE_UNKNOWN',
  'E_TRINO_URL',
  'E_SETTING',
])

/**
 * Runs one command line.
 * @returns the exit code; with --json (and no --help) exactly one document was written to `out`, also when the
 * command failed: then it is `{"error": {"code": …}}`
 */
export async function runCli(args: readonly string[], out: TextOut, err: TextOut): Promise<number> {
  const [name] = args
  const refuse = (error: VitrineError): void => {
    if (args.includes('--json')) out.write(`${canonicalJson({ error: { ...error.toJSON() } })}\n`)
    err.write(`${error.message}\n`)
  }
  if (name === undefined || name === '--help' || name === 'help') {
    out.write(overview(COMMANDS))
    return EXIT.done
  }
  const command = COMMANDS.find((one) => one.name === args.slice(0, wordsOf(one)).join(' '))
  if (command !== undefined) {
    return await runCommand(command, args.slice(wordsOf(command)), out, err, refuse)
  }
  const family = COMMANDS.filter((one) => one.name.startsWith(`${name} `))
  if (family.length > 0 && (args[1] === undefined || args[1] === '--help')) {
    out.write(overview(family))
    return EXIT.done
  }
  refuse(unknownCommand(family.length > 0 ? `${name} ${args[1]}` : name))
  err.write(`\n${overview(family.length > 0 ? family : COMMANDS)}`)
  return EXIT.wrongCall
}

/** Some names have two, as in `model list`. */
const wordsOf = (command: Command): number => command.name.split(' ').length

async function runCommand(
  command: Command,
  args: readonly string[],
  out: TextOut,
  err: TextOut,
  refuse: (error: VitrineError) => void,
): Promise<number> {
  const interrupt = new AbortController()
  // The first signal asks, the second does not: nothing that was acknowledged is lost by it.
  const stop = (): void => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted)
    interrupt.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const progress = terminalProgress(err)
  try {
    const parsed = parseCommand(command, args)
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
    if (interrupt.signal.aborted) {
      // A room that was stopped on request says itself what stayed as it was.
      refuse(error instanceof VitrineError ? error : interrupted(command))
      return EXIT.interrupted
    }
    if (!(error instanceof VitrineError)) {
      refuse(defect(error))
      err.write(`${error instanceof Error ? error.stack : error}\n`)
      return EXIT.defect
    }
    refuse(error)
    return WRONG_CALL.has(error.code) ? EXIT.wrongCall : EXIT.refused
  } finally {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}

const unknownCommand = (name: string): VitrineError =>
  new VitrineError('E_COMMAND', {
    what: 'There is no such command.',
    got: name,
    expected: COMMANDS.map((one) => one.name).join(', '),
    remedy: 'See vitrine --help.',
  })

const interrupted = (command: Command): VitrineError =>
  new VitrineError('E_INTERRUPTED', {
    what: `vitrine ${command.name} was interrupted.`,
    got: 'a signal to stop',
    expected: 'time to finish',
    remedy: 'Run it again.',
  })

const defect = (error: unknown): VitrineError =>
  new VitrineError('E_DEFECT', {
    what: 'This is a defect of Vitrine.',
    got: error instanceof Error ? error.message : String(error),
    expected: 'an answer, or a refusal that says why',
    remedy: 'Please report it with the lines below.',
  })
