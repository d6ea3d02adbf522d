import examples from './examples.json' with { type: 'json' }
import problems from './problem-examples.json' with { type: 'json' }

/** What one operation is asked and answers, as the synthetic lender's data has it. */
export interface Example {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** With the first entries of long lists only. */
  readonly answer?: unknown
}

const asLines = (...lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')
const { body, answer } = examples.postApplicationsScore

/** By operation id; made by `npm run examples`, checked against the contract in `describe-api.test.ts`. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...examples,
  postApplicationsScoreLines: {
    headers: { 'idempotency-key': '2026-12-01' },
    body: asLines(body, { application: { NAME_CONTRACT_TYPE: 'Cash loans' } }),
    answer: asLines({ line: 1, answer }, { line: 2, problem: problems.missing }),
  },
}

/** Of refusals, wherever one is described. */
export const PROBLEM_EXAMPLES = problems
