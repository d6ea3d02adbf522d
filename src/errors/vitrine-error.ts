/** What a person needs in order to act. `file`, `line` and `column` name the place in the input, when there is one. */
export interface ProblemDetails {
  /** One sentence: what happened. */
  readonly what: string
  readonly got: string
  readonly expected: string
  /** What to do now. */
  readonly remedy: string
  readonly file?: string
  /** Counts from 1; the header of a CSV file is line 1. */
  readonly line?: number
  readonly column?: string
}

export interface Problem extends ProblemDetails {
  /** Stable, starts with `E_`. */
  readonly code: string
}

/** The only error class of Vitrine. Anything else that is thrown is a defect of ours. */
export class VitrineError extends Error implements Problem {
  readonly code: string
  readonly what: string
  readonly got: string
  readonly expected: string
  readonly remedy: string
  readonly file?: string
  readonly line?: number
  readonly column?: string

  constructor(code: string, details: ProblemDetails, options?: ErrorOptions) {
    super(sentence(code, details), options)
    this.name = 'VitrineError'
    this.code = code
    this.what = details.what
    this.got = details.got
    this.expected = details.expected
    this.remedy = details.remedy
    if (details.file !== undefined) this.file = details.file
    if (details.line !== undefined) this.line = details.line
    if (details.column !== undefined) this.column = details.column
  }

  /** Plain data for `--json` output and HTTP problems; never holds a stack trace. */
  toJSON(): Problem {
    const { code, what, got, expected, remedy } = this
    return {
      code,
      what,
      got,
      expected,
      remedy,
      ...(this.file !== undefined && { file: this.file }),
      ...(this.line !== undefined && { line: this.line }),
      ...(this.column !== undefined && { column: this.column }),
    }
  }
}

/** Throws a `VitrineError`; reads as a statement where a value is required. */
export function fail(code: string, details: ProblemDetails, cause?: unknown): never {
  throw new VitrineError(code, details, cause === undefined ? undefined : { cause })
}

function sentence(code: string, details: ProblemDetails): string {
  const place = [
    details.file,
    details.line !== undefined ? `line ${details.line}` : undefined,
    details.column !== undefined ? `column ${details.column}` : undefined,
  ].filter((part) => part !== undefined)
  const where = place.length > 0 ? ` (${place.join(', ')})` : ''
  return `${code}${where}: ${details.what} Got: ${details.got}. Expected: ${details.expected}. ${details.remedy}`
}
