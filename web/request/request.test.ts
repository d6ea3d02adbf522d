import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiProblem, query, request } from './request.ts'

const server = createServer((asked, answer) => {
  if (asked.url === '/ok') {
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"n":3}')
  } else if (asked.url === '/gone') {
    answer.writeHead(204).end()
  } else if (asked.url === '/problem') {
    const problem = { type: '/errors/E_X', title: 'No such application', status: 404, code: 'E_X' }
    answer.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
  } else {
    answer.writeHead(502, { 'content-type': 'text/html' }).end('<h1>no</h1>')
  }
})
let origin = ''
beforeAll(
  () =>
    new Promise<void>((ready) => {
      server.listen(0, '127.0.0.1', () => {
        origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
        ready()
      })
    }),
)
afterAll(() => {
  server.close()
})

const failure = (path: string) =>
  request(path).then(
    () => null,
    (problem: unknown) => problem,
  )

it('reads the JSON of an answer, and null of an answer without content', async () => {
  expect(await request(`${origin}/ok`)).toEqual({ n: 3 })
  expect(await request(`${origin}/gone`)).toBeNull()
})

it('throws the problem of the service with its status 404 and code', async () => {
  expect(await failure(`${origin}/problem`)).toMatchObject({ status: 404, code: 'E_X' })
})

it('makes a problem of an answer that is not one, such as the page of a proxy', async () => {
  expect(await failure(`${origin}/proxy`)).toMatchObject({ status: 502, code: 'E_STATUS_502' })
})

it('has status 0 and code E_NETWORK when nobody answers', async () => {
  const problem = await failure('http://127.0.0.1:1/')
  expect(problem).toBeInstanceOf(ApiProblem)
  expect(problem).toMatchObject({ status: 0, code: 'E_NETWORK' })
})

it('writes only the parameters that are set', () => {
  expect(query({ q: 'é a', show: undefined, cursor: '' })).toBe('?q=%C3%A9+a')
  expect(query({})).toBe('')
})
