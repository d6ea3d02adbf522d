import { EXIT, WRONG_CALL } from '../../src/cli/run-cli.ts'
import { STATUS } from '../../src/serve/problems.ts'
import type { RaisedError } from './collect-errors.ts'
import { GENERATED, code as inCode, table } from './markdown.ts'

/** Refused by the command line itself. */
const OWN_EXIT: Readonly<Record<string, number>> = {
  E_COMMAND: EXIT.wrongCall,
  E_DEFECT: EXIT.defect,
  E_INTERRUPTED: EXIT.interrupted,
}

/** Every code with what it says, where it comes from, how a command ends and what a request gets. */
export function errorsPage(raised: readonly RaisedError[]): string {
  const codes = [...new Set(raised.map(({ code }) => code))].sort()
  const rows = codes.map((code) => {
    const own = raised.filter((one) => one.code === code)
    const all = (key: 'what' | 'expected' | 'remedy' | 'room') => [
      ...new Set(own.map((one) => one[key]).filter((text) => text !== '' && text !== '…')),
    ]
    const rooms = all('room')
    return [
      `<a id="${code}"></a>${inCode(code)}`,
      all('what').join('<br>'),
      all('expected').join('<br>'),
      all('remedy').join('<br>'),
      rooms.map(inCode).join(', '),
      exitOf(code, rooms),
      String(STATUS[code] ?? (code === 'E_DEFECT' ? 500 : '–')),
    ]
  })
  return [
    GENERATED,
    '# Errors',
    'Every refusal has a code that stays, one sentence that says what happened, what was found (`got`), what was expected and what to do; where it concerns a file, also the file, line and column. `…` stands for a value that is filled in.',
    'A command ends with the code in **Exit**; with `--json` the refusal is the one document on standard output. A request gets the status in **HTTP** with an `application/problem+json` body; a code without a status there is a fault of the service and reaches the caller as 500 `E_DEFECT`, its words in the log alone.',
    `${codes.length} codes.`,
    table(['Code', 'What happened', 'Expected', 'What to do', 'Where', 'Exit', 'HTTP'], rows),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function exitOf(code: string, rooms: readonly string[]): string {
  const own = OWN_EXIT[code]
  if (own !== undefined) return String(own)
  if (WRONG_CALL.has(code)) return String(EXIT.wrongCall)
  // Raised while a request is answered: no command ends with it.
  return rooms.every((room) => room === 'src/serve' || room === 'src/contract') ? '–' : String(EXIT.refused)
}
