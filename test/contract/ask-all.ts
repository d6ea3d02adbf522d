import { spawn } from 'node:child_process'

const EXAMPLES = process.env.VITRINE_CONTRACT_EXAMPLES ?? '100'
const SEED = '7'
/** A busy machine answers late; how fast is no question of the contract. */
const PATIENCE_SECONDS = '600'
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
]

/** Operations that end the session that asks, or stop scores so that others answer 503: asked last and by themselves. */
export const ENDS_WORK = ['deleteSession', 'deleteSessions', 'postSessionPassword', 'postScoring']

interface Asking {
  readonly program: string
  /** Where the program works; its configuration is there. */
  readonly folder: string
  readonly url: string
  /** Says who asks. */
  readonly header: string | undefined
  /** Operations that are left out, or the only ones. */
  readonly without?: readonly string[]
  readonly only?: readonly string[]
}

export interface Asked {
  /** 0: every answer was as described. */
  readonly code: number
  readonly requests: number
}

export function askAll({ program, folder, url, header, without = [], only = [] }: Asking): Promise<Asked> {
  const choice = [
    ...without.flatMap((one) => ['--exclude-operation-id', one]),
    ...only.flatMap((one) => ['--include-operation-id', one]),
  ]
  const settings = [
    ...['--max-examples', EXAMPLES, '--seed', SEED, '--generation-database', 'none', '--no-color'],
    ...['--checks', CHECKS.join(','), '--phases', 'examples,coverage,fuzzing'],
    ...['--suppress-health-check', 'all', '--request-timeout', PATIENCE_SECONDS, '--workers', '2'],
    ...(header === undefined ? [] : ['--header', header]),
  ]
  const child = spawn(program, ['run', url, ...settings, ...choice], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SCHEMATHESIS_HOOKS: 'lines', PYTHONPATH: folder },
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part
    process.stdout.write(part)
  })
  return new Promise((resolve) =>
    child.on('close', (code) =>
      resolve({ code: code ?? 1, requests: Number(/(\d+) generated/.exec(said)?.[1] ?? 0) }),
    ),
  )
}
