import { setTimeout as wait } from 'node:timers/promises'
import { fail } from '../../errors/index.ts'

export type TrinoValue = string | number | boolean | null

/** Some rows of an answer; Trino sends an answer in pages. */
export interface TrinoPage {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly TrinoValue[])[]
}

export interface TrinoOptions {
  /** For example `https://trino.example.org:8443`. */
  readonly url: string
  readonly user: string
  /** Value of the Authorization header; sent over https or to this machine only. */
  readonly authorization?: string
}

/** A Trino server that answers statements. */
export interface Trino {
  /**
   * @returns the pages as they come; leaving the loop early cancels the statement
   * @throws VitrineError E_TRINO_SQL, E_TRINO_ANSWER, E_TRINO_UNREACHABLE; the signal's reason
   */
  pages(sql: string, signal?: AbortSignal): AsyncGenerator<TrinoPage>
  /** A statement whose rows nobody needs. */
  run(sql: string, signal?: AbortSignal): Promise<void>
}

interface Answer {
  readonly nextUri?: string
  readonly columns?: readonly { readonly name: string }[]
  readonly data?: readonly (readonly TrinoValue[])[]
  readonly error?: { readonly errorName: string; readonly message: string }
}

/** Said by a server or proxy that is busy; Trino's protocol asks to try again. */
const BUSY = [429, 502, 503, 504]
const TRIES = 8

/** @throws VitrineError E_TRINO_URL for what is no address of a server, and for a password over plain http to another machine */
export function openTrino(options: TrinoOptions): Trino {
  const base = serverUrl(options.url)
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname)
  if (options.authorization !== undefined && base.protocol !== 'https:' && !isLoopback) {
    fail('E_TRINO_URL', {
      what: 'A password would cross the network unencrypted.',
      got: base.origin,
      expected: 'https',
      remedy: 'Use the https address of the server.',
    })
  }
  const headers = {
    'X-Trino-User': options.user,
    'X-Trino-Source': 'vitrine',
    ...(options.authorization !== undefined && { Authorization: options.authorization }),
  }

  async function* pages(sql: string, signal?: AbortSignal): AsyncGenerator<TrinoPage> {
    const ask = (url: URL, init: RequestInit): Promise<Answer> =>
      request(url, { ...init, headers, ...(signal && { signal }) })
    let next: URL | undefined
    try {
      let answer = await ask(new URL('/v1/statement', base), { method: 'POST', body: sql })
      for (;;) {
        next = answer.nextUri === undefined ? undefined : sameServer(answer.nextUri, base)
        if (answer.error !== undefined) refused(answer.error, sql)
        if (answer.data !== undefined && answer.columns !== undefined) {
          yield { columns: answer.columns.map(({ name }) => name), rows: answer.data }
        }
        if (next === undefined) return
        answer = await ask(next, { method: 'GET' })
      }
    } finally {
      // Still running: nobody will fetch the rest, so the cluster may stop.
      if (next !== undefined) await fetch(next, { method: 'DELETE', headers }).catch(() => undefined)
    }
  }
  return {
    pages,
    async run(sql, signal) {
      for await (const page of pages(sql, signal)) void page
    },
  }
}

/** All rows of an answer, for statements that give few. */
export async function rowsOf(
  server: Trino,
  sql: string,
  signal?: AbortSignal,
): Promise<readonly (readonly TrinoValue[])[]> {
  const found: (readonly TrinoValue[])[] = []
  for await (const { rows } of server.pages(sql, signal)) found.push(...rows)
  return found
}

function serverUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
    return url
  }
  fail('E_TRINO_URL', {
    what: 'This is not the address of a Trino server.',
    got: url === undefined ? text : `${url.protocol}//${url.username === '' ? '' : '…@'}${url.host}`,
    expected: 'http or https, host and port, for example https://trino.example.org:8443',
    remedy: 'Correct the address. User and password do not belong into it.',
  })
}

async function request(url: URL, init: RequestInit): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, init).catch((error: unknown) => unreachable(url, error, init.signal))
    if (response.ok) return await parsed(url, response, init.signal)
    if (response.status === 401 || response.status === 403) {
      notAllowed(`HTTP ${response.status} from ${url.origin}`)
    }
    if (!BUSY.includes(response.status) || attempt === TRIES) {
      fail('E_TRINO_ANSWER', {
        what: 'The Trino server refused a request.',
        got: `HTTP ${response.status} from ${url.origin}`,
        expected: 'HTTP 200',
        remedy: 'Check the address, and look at the log of the server.',
      })
    }
    await wait(50 * 2 ** attempt, undefined, { ...(init.signal && { signal: init.signal }) })
  }
}

async function parsed(url: URL, response: Response, signal: AbortSignal | null | undefined): Promise<Answer> {
  const text = await response.text().catch((error: unknown) => unreachable(url, error, signal))
  try {
    return JSON.parse(text) as Answer
  } catch (error) {
    fail(
      'E_TRINO_ANSWER',
      {
        what: 'What answers there is not a Trino server.',
        got: `${text.slice(0, 60).replaceAll(/\s+/g, ' ')} … from ${url.origin}`,
        expected: 'JSON of the Trino client protocol',
        remedy: 'Check host and port.',
      },
      error,
    )
  }
}

function notAllowed(got: string): never {
  fail('E_TRINO_AUTH', {
    what: 'The Trino server does not let this user in.',
    got,
    expected: 'a user who may read the tables, with a valid password or token',
    remedy:
      'Check --trino-user, and TRINO_PASSWORD or TRINO_TOKEN in the environment; then the rights of the user on the server.',
  })
}

function unreachable(url: URL, error: unknown, signal: AbortSignal | null | undefined): never {
  signal?.throwIfAborted()
  fail('E_TRINO_UNREACHABLE', {
    what: 'The Trino server does not answer.',
    got: `${url.origin}: ${error instanceof Error ? String(error.cause ?? error.message) : error}`,
    expected: 'a running server',
    remedy: 'Check the address and that the server has started.',
  })
}

/** Credentials go to the server that was named, never to an address that an answer names. */
function sameServer(uri: string, base: URL): URL {
  const next = new URL(uri)
  return new URL(`${next.pathname}${next.search}`, base)
}

function refused(error: { readonly errorName: string; readonly message: string }, sql: string): never {
  const got = `${error.errorName}: ${error.message}`
  if (error.errorName === 'PERMISSION_DENIED') notAllowed(got)
  if (/^(TABLE|SCHEMA|CATALOG)_NOT_FOUND$/.test(error.errorName)) {
    fail('E_TRINO_TABLE_MISSING', {
      what: 'The Trino server does not have a table that the features are made from.',
      got,
      expected: 'the tables of --trino-export in the catalog and schema named',
      remedy:
        'Check --trino-catalog and --trino-schema; run the create-tables.sql that --trino-export wrote.',
    })
  }
  fail('E_TRINO_SQL', {
    what: 'Trino could not run a statement.',
    got,
    expected: 'a statement of the subset that both engines share',
    remedy: `See the statement: ${sql.slice(0, 200)} …`,
  })
}
