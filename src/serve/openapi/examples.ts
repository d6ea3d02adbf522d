import examples from './examples.json' with { type: 'json' }

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
const missing = {
  type: '/errors/E_FACT_MISSING',
  title: 'Facts are missing that every application has.',
  status: 400,
  code: 'E_FACT_MISSING',
  got: 'application without AMT_CREDIT',
  expected: 'a value for each of them',
  remedy: 'Send them; other columns may be left out where nothing is known.',
}

/** By operation id; made by `npm run examples`, checked against the contract in `describe-api.test.ts`. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...examples,
  postApplicationsScoreLines: {
    headers: { 'idempotency-key': '2026-12-01' },
    body: asLines(body, { application: { NAME_CONTRACT_TYPE: 'Cash loans' } }),
    answer: asLines({ line: 1, answer }, { line: 2, problem: missing }),
  },
}

/** Of a refusal, wherever one is described. */
export const PROBLEM_EXAMPLE = {
  type: '/errors/E_APPLICATION_UNKNOWN',
  title: 'There is no such application.',
  status: 404,
  code: 'E_APPLICATION_UNKNOWN',
  got: '1',
  expected: 'the number of an application that you may open',
  remedy: 'Check the number, or search for the customer.',
  requestId: '0b9cbe6e-3a5d-4f4e-9d56-3f8f5a3c1c57',
}
