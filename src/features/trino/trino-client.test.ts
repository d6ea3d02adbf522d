import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openTrino, type TrinoPage } from './trino-client.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, base: string) => unknown

let stop: (() => void) | undefined
afterEach(() => stop?.())

/** A server that speaks the protocol as the handler says; an object is answered as JSON. */
async function serverWith(handler: Handler) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const answer = handler(request, response, base)
    if (answer !== undefined) response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => server.close()
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function all(pages: AsyncGenerator<TrinoPage>) {
  const rows = []
  for await (const page of pages) rows.push(...page.rows)
  return rows
}

const columns = [{ name: 'x' }]

it('follows the pages to the end and gives the rows of all three in order', async () => {
  const { url, seen } = await serverWith(({ url: path }, _, base) => {
    if (path === '/v1/statement') return { nextUri: `${base}/v1/a` }
    if (path === '/v1/a') return { nextUri: `${base}/v1/b?slug=1`, columns, data: [[1], [2]] }
    return { columns, data: [['NaN'], [null]] }
  })
  expect(await all(openTrino({ url, user: 'u' }).pages('select 1'))).toEqual([[1], [2], ['NaN'], [null]])
  expect(seen).toEqual(['POST /v1/statement', 'GET /v1/a', 'GET /v1/b?slug=1'])
})

it('sends user and authorization, and asks only the server that was named for the next page', async () => {
  const headers: unknown[] = []
  const { url } = await serverWith((request) => {
    headers.push([request.headers['x-trino-user'], request.headers.authorization])
    return request.url === '/v1/statement' ? { nextUri: 'http://elsewhere.invalid/v1/a' } : {}
  })
  await openTrino({ url, user: 'ada', authorization: 'Bearer t' }).run('select 1')
  expect(headers).toEqual([
    ['ada', 'Bearer t'],
    ['ada', 'Bearer t'],
  ])
})

it('tells an SQL error with Trino’s name for it', async () => {
  const { url } = await serverWith(() => ({ error: { errorName: 'SYNTAX_ERROR', message: 'line 1:8' } }))
  await expect(openTrino({ url, user: 'u' }).run('select')).rejects.toMatchObject({
    code: 'E_TRINO_SQL',
    got: 'SYNTAX_ERROR: line 1:8',
  })
})

it('tries again when the server is busy: two times 503, then the answer', async () => {
  let calls = 0
  const { url } = await serverWith((_, response) => {
    if (++calls < 3) response.statusCode = 503
    return { columns, data: [[7]] }
  })
  expect(await all(openTrino({ url, user: 'u' }).pages('select 7'))).toEqual([[7]])
  expect(calls).toBe(3)
})

it('does not try again when the password is wrong, and says which settings to check', async () => {
  const { url, seen } = await serverWith((_, response) => {
    response.statusCode = 401
    return {}
  })
  await expect(openTrino({ url, user: 'u' }).run('select 1')).rejects.toMatchObject({
    code: 'E_TRINO_AUTH',
    remedy: expect.stringContaining('TRINO_PASSWORD'),
  })
  expect(seen).toHaveLength(1)
})

it('cancels the statement on the server when the reader stops early', async () => {
  const { url, seen } = await serverWith((_, __, base) => ({
    nextUri: `${base}/v1/next`,
    columns,
    data: [[1]],
  }))
  for await (const page of openTrino({ url, user: 'u' }).pages('select 1')) {
    expect(page.rows).toEqual([[1]])
    break
  }
  expect(seen).toEqual(['POST /v1/statement', 'DELETE /v1/next'])
})

it('throws the reason of an aborted signal and cancels on the server', async () => {
  const controller = new AbortController()
  const { url, seen } = await serverWith((request, _, base) => {
    if (request.method === 'POST') return { nextUri: `${base}/v1/next` }
    if (request.method === 'DELETE') return {}
    controller.abort(new Error('enough'))
    return undefined
  })
  await expect(openTrino({ url, user: 'u' }).run('select 1', controller.signal)).rejects.toThrow('enough')
  expect(seen.at(-1)).toBe('DELETE /v1/next')
})

it('says when nobody or another kind of server answers, and refuses no address, one with a password, and a password over plain http to another machine', async () => {
  await expect(openTrino({ url: 'http://127.0.0.1:9', user: 'u' }).run('select 1')).rejects.toThrow(
    'E_TRINO_UNREACHABLE',
  )
  const web = await serverWith((_, response) => {
    response.end('<html>A page</html>')
  })
  await expect(openTrino({ url: web.url, user: 'u' }).run('select 1')).rejects.toThrow('E_TRINO_ANSWER')
  for (const url of ['trino', 'ftp://trino.example.org', 'https://ada:secret@trino.example.org'])
    expect(() => openTrino({ url, user: 'u' })).toThrow(/^E_TRINO_URL: (?!.*secret)/)
  const options = { url: 'http://trino.example.org', user: 'u', authorization: 'Basic x' }
  expect(() => openTrino(options)).toThrow('E_TRINO_URL')
})
