/** A line of the input, numbered from 1. */
export interface Line {
  readonly number: number
  /** Null: longer than lines may be; its bytes were let go. */
  readonly text: string | null
}

const NEWLINE = 10

/**
 * Lines of a stream, as many at once as have arrived. Nothing is read while nobody asks for more, and no more than one line is
 * held beside what arrived. Empty lines are counted and left out.
 * @param mostBytes of a line
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<readonly Line[]> {
  let number = 0
  let held: Buffer[] = []
  let heldBytes = 0
  const ended = (): Line[] => {
    number++
    const text = heldBytes > mostBytes ? null : Buffer.concat(held).toString('utf8').trim()
    held = []
    heldBytes = 0
    return text === '' ? [] : [{ number, text }]
  }
  const hold = (part: Buffer): void => {
    heldBytes += part.length
    if (heldBytes <= mostBytes) held.push(part)
    else held = []
  }
  for await (const chunk of stream) {
    const lines: Line[] = []
    let start = 0
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start)
      if (end < 0) break
      hold(chunk.subarray(start, end))
      lines.push(...ended())
      start = end + 1
    }
    if (start < chunk.length) hold(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
  if (heldBytes > 0) {
    const last = ended()
    if (last.length > 0) yield last
  }
}
