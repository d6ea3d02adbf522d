import { Compile } from 'typebox/compile'
import { NewApplicationBody, type ScoredLine } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Actor } from '../../record/index.ts'
import { problemOf } from '../problems.ts'
import type { PostedScores } from './posted-scores.ts'
import { type Line, readLines } from './read-lines.ts'

/** Of one application, as where it comes alone. */
export const MOST_LINE_BYTES = 2_000_000
/** Lines that are under way at once: what is held in memory. */
const MOST_AT_ONCE = 256

const body = Compile(NewApplicationBody)

export interface LineScoring {
  readonly posted: PostedScores
  readonly reader: Actor
  /** Chosen by the caller for the whole input; line k goes by it and k. */
  readonly key: string | undefined
  readonly requestId: string
  /** Fires when the service ends: lines that were not begun are not answered. */
  readonly closing: AbortSignal
  /** Told about defects of ours; a line's words never leave it. */
  readonly onDefect: (error: unknown) => void
}

/**
 * One line of answer for every line of input, in order, each once its score is on record. Reads no further than answers are
 * taken.
 */
export async function* scoreLines(
  input: AsyncIterable<Buffer>,
  scoring: LineScoring,
): AsyncGenerator<string> {
  for await (const arrived of readLines(input, MOST_LINE_BYTES)) {
    for (let start = 0; start < arrived.length; start += MOST_AT_ONCE) {
      const group = arrived.slice(start, start + MOST_AT_ONCE)
      const answers = await Promise.all(group.map((line) => answered(line, scoring)))
      yield answers.map((answer) => `${answer}\n`).join('')
      if (scoring.closing.aborted) return
    }
  }
}

/** A `ScoredLine`, written out. */
async function answered(line: Line, scoring: LineScoring): Promise<string> {
  const { posted, reader, key, requestId, onDefect } = scoring
  try {
    const asked = posted.take(bodyOf(line), reader, key === undefined ? undefined : `${key} ${line.number}`)
    return `{"line":${line.number},"answer":${await posted.one(asked, reader)}}`
  } catch (error) {
    const problem = problemOf(error, requestId)
    if (problem.status >= 500) onDefect(error)
    return JSON.stringify({ line: line.number, problem } satisfies ScoredLine)
  }
}

function bodyOf({ text }: Line): NewApplicationBody {
  if (text === null) refuse('a line that is too long', `at most ${MOST_LINE_BYTES} bytes`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    refuse('a line that is no JSON', 'one JSON object')
  }
  const [wrong] = body.Errors(value)
  if (wrong !== undefined) refuse(wrong.instancePath || 'the whole line', wrong.message)
  return value as NewApplicationBody
}

function refuse(got: string, expected: string): never {
  fail('E_LINE', {
    what: 'The line is not as expected.',
    got,
    expected,
    remedy: 'Send one application a line, as POST /v1/applications/score takes it.',
  })
}
