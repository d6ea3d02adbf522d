import type { HttpProblem } from '../../src/contract/index.ts'

/** An answer that is not the wanted one: the problem document of the service, or no answer at all (status 0). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: HttpProblem

  constructor(problem: HttpProblem) {
    super(problem.title)
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  get code(): string {
    return this.problem.code
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/**
 * Asks the service and reads its JSON.
 * @param path path with query, from `/v1`
 * @throws ApiProblem for every status outside 2xx and when the service cannot be reached (code `E_NETWORK`)
 */
export async function request<T>(path: string, { method = 'GET', body, signal }: Request = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    // An abort is TanStack Query's own doing and must stay recognisable.
    if (signal?.aborted) throw cause
    throw new ApiProblem({ type: 'about:blank', title: 'No connection', status: 0, code: 'E_NETWORK' })
  }
  if (response.ok) return (response.status === 204 ? null : await response.json()) as T
  throw new ApiProblem(await problemOf(response))
}

async function problemOf(response: Response): Promise<HttpProblem> {
  const bare: HttpProblem = {
    type: 'about:blank',
    title: response.statusText || `Status ${response.status}`,
    status: response.status,
    code: `E_STATUS_${response.status}`,
  }
  if (!(response.headers.get('content-type') ?? '').includes('json')) return bare
  try {
    return { ...bare, ...((await response.json()) as Partial<HttpProblem>) }
  } catch {
    // A body cut short says no more than its status does.
    return bare
  }
}

/** `?a=1&b=x` of the parameters that are set; empty text when none is. */
export function query(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
