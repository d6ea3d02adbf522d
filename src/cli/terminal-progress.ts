import type { Progress, TextOut } from './command.ts'

/** Progress on stderr: one line that rewrites itself on a terminal, one line per step elsewhere. */
export function terminalProgress(stream: TextOut): Progress {
  let lastLabel = ''
  let open = false
  const clear = (): void => {
    if (open) stream.write('\r\x1b[K')
    open = false
  }
  return {
    step(label, fraction) {
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${label}${fraction === undefined ? ' …' : ` ${Math.floor(fraction * 100)} %`}`)
        open = true
      } else if (label !== lastLabel) {
        stream.write(`${label} …\n`)
      }
      lastLabel = label
    },
    note(line) {
      clear()
      stream.write(`${line}\n`)
    },
    done: clear,
  }
}
