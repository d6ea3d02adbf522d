import { fail } from '../errors/index.ts'
import { openTrino, type TrinoLake } from '../features/trino/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const TRINO_OPTIONS = {
  engine: {
    type: 'string',
    value: 'NAME',
    default: 'duckdb',
    about: 'what computes: duckdb, in this process, or trino, a server',
  },
  'trino-url': {
    type: 'string',
    value: 'URL',
    about: 'the server; a password or token comes from TRINO_PASSWORD or TRINO_TOKEN in the environment',
  },
  'trino-catalog': { type: 'string', value: 'NAME', default: 'hive', about: 'catalog of the tables' },
  'trino-schema': { type: 'string', value: 'NAME', default: 'vitrine', about: 'schema of the tables' },
  'trino-user': { type: 'string', value: 'NAME', default: 'vitrine', about: 'user on the server' },
  'trino-export': {
    type: 'string',
    value: 'DIR',
    about: 'only write the tables there, as Parquet, with the statements that create them on the server',
  },
  'trino-location': {
    type: 'string',
    value: 'URI',
    about: 'with --trino-export: where the server will find that folder, for example s3://bank/tables',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** What the options ask for: a server that computes, tables for one, or neither. */
export type TrinoCall =
  | { readonly kind: 'none' }
  | { readonly kind: 'build'; readonly lake: TrinoLake }
  | {
      readonly kind: 'export'
      readonly folder: string
      readonly location: string
      readonly catalog: string
      readonly schema: string
    }

type Secrets = Readonly<Record<string, string | undefined>>

/** @throws VitrineError E_OPTION for options that do not go together; E_TRINO_URL, E_TRINO_AUTH */
export function trinoOf(input: CommandInput, secrets: Secrets): TrinoCall {
  const engine = input.text('engine')
  if (engine !== 'duckdb' && engine !== 'trino') refuse(`--engine ${engine}`, 'duckdb or trino')
  if (engine === 'duckdb') {
    const stray = Object.entries(TRINO_OPTIONS).find(
      ([name, spec]) => name !== 'engine' && input.text(name) !== (spec as OptionSpec).default,
    )
    if (stray !== undefined) refuse(`--${stray[0]} without --engine trino`, '--engine trino with it')
    return { kind: 'none' }
  }
  const names = {
    catalog: input.text('trino-catalog') ?? 'hive',
    schema: input.text('trino-schema') ?? 'vitrine',
  }
  const url = input.text('trino-url')
  const folder = input.text('trino-export')
  const location = input.text('trino-location')
  if ((folder === undefined) !== (location === undefined))
    refuse('--trino-export or --trino-location alone', 'both, or none')
  if ((url === undefined) === (folder === undefined))
    refuse(
      url === undefined ? '--engine trino alone' : '--trino-url with --trino-export',
      '--trino-url to compute there, or --trino-export to write the tables first',
    )
  if (folder !== undefined && location !== undefined) return { kind: 'export', folder, location, ...names }
  const user = input.text('trino-user') ?? 'vitrine'
  const authorization = authorizationOf(user, secrets)
  const server = openTrino({ url: url!, user, ...(authorization !== undefined && { authorization }) })
  return { kind: 'build', lake: { server, ...names } }
}

/** Secrets never stand in options: those show in lists of processes and in the history of a shell. */
function authorizationOf(
  user: string,
  { TRINO_PASSWORD: password, TRINO_TOKEN: token }: Secrets,
): string | undefined {
  if (password && token) {
    fail('E_TRINO_AUTH', {
      what: 'There are two ways to sign in to the Trino server.',
      got: 'TRINO_PASSWORD and TRINO_TOKEN',
      expected: 'one of them, or none where the server asks for none',
      remedy: 'Unset one of them.',
    })
  }
  if (token) return `Bearer ${token}`
  return password ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined
}

function refuse(got: string, expected: string): never {
  fail('E_OPTION', {
    what: 'vitrine features was called with options that do not go together.',
    got,
    expected,
    remedy: 'See vitrine features --help.',
  })
}
