import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScoredLine } from '../../contract/index.ts'
import { setSwitch } from '../../record/index.ts'
import { addMachine } from '../../store/index.ts'
import { type Fixture, NOON, startFixture } from '../testing/fixture-server.ts'
import { readLines } from './read-lines.ts'

let fixture: Fixture
let key: string
let port: number
beforeAll(async () => {
  fixture = await startFixture()
  const machine = { name: 'core', scopes: ['score'] as const, expiresAt: NOON + 1000 }
  key = (await addMachine(fixture.store, machine, null, NOON)).key
  await fixture.server.listen({ host: '127.0.0.1', port: 0 })
  port = (fixture.server.server.address() as AddressInfo).port
})
afterAll(() => fixture.close())

const headers = () => ({
  host: 'localhost:8080',
  authorization: `Bearer ${key}`,
  'content-type': 'application/x-ndjson',
})
async function send(lines: readonly string[], more: Record<string, string> = {}): Promise<ScoredLine[]> {
  const answer = await fixture.server.inject({
    method: 'POST',
    url: '/v1/applications/score-lines',
    payload: lines.join('\n'),
    headers: { ...headers(), ...more },
  })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson'])
  return answer.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ScoredLine)
}
const application = (credit: number) =>
  JSON.stringify({ application: { AMT_CREDIT: credit }, reference: `R${credit}` })
const scores = async () =>
  (await fixture.store.database.selectFrom('record').select('seq').where('kind', '=', 'score').execute())
    .length

it('answers line for line in order, with a problem and its number where a line cannot be scored', async () => {
  const before = await scores()
  const answers = await send([
    application(5000),
    '',
    'no JSON',
    application(6000),
    '{"application":{"NO_SUCH":1}}',
    '[]',
    '{"application":{"AMT_CREDIT":1e400}}',
    `{"application":{"JOB":"${'x'.repeat(2_000_001)}"}}`,
    application(7000),
  ])
  expect(answers.map((one) => [one.line, 'answer' in one ? one.answer.reference : one.problem.code])).toEqual(
    [
      [1, 'R5000'],
      [3, 'E_LINE'],
      [4, 'R6000'],
      [5, 'E_FACT'],
      [6, 'E_LINE'],
      [7, 'E_LINE'],
      [8, 'E_LINE'],
      [9, 'R7000'],
    ],
  )
  expect(await scores()).toBe(before + 3)
})

it('gives a line the decision that it would get alone', async () => {
  const [line] = await send([application(5500)])
  const alone = await fixture.server.inject({
    method: 'POST',
    url: '/v1/applications/score',
    payload: application(5500),
    headers: { ...headers(), 'content-type': 'application/json', 'idempotency-key': 'alone' },
  })
  const facts = ({ answer }: { answer: object }) => ({
    ...answer,
    applicationId: 0,
    recordId: 0,
    provenance: null,
  })
  expect(facts(line as never)).toEqual(facts({ answer: alone.json() }))
})

it('answers the same input under the same key alike, and records it once', async () => {
  const lines = Array.from({ length: 300 }, (_, k) => application(4000 + k))
  const before = await scores()
  const first = await send(lines, { 'idempotency-key': 'night-run' })
  const again = await send([...lines, application(9999)], { 'idempotency-key': 'night-run' })
  expect(again.slice(0, 300)).toEqual(first)
  expect(await scores()).toBe(before + 301)
})

it('says for every line that scores are stopped, and records none', async () => {
  const before = await scores()
  setSwitch(fixture.stopSwitch, { stopped: true, by: 'anna', reason: 'drift' })
  const answers = await send([application(1), application(2)])
  expect(answers.map((one) => 'problem' in one && one.problem.code)).toEqual(['E_STOPPED', 'E_STOPPED'])
  setSwitch(fixture.stopSwitch, { stopped: false, by: 'anna', reason: 'checked' })
  expect(await scores()).toBe(before)
})

it('takes nothing but lines', async () => {
  const answer = await fixture.server.inject({
    method: 'POST',
    url: '/v1/applications/score-lines',
    payload: {},
    headers: { ...headers(), 'content-type': 'application/json' },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([415, 'E_BODY_TYPE'])
})

function open(): ClientRequest {
  const client = request({
    port,
    method: 'POST',
    path: '/v1/applications/score-lines',
    headers: { ...headers(), 'transfer-encoding': 'chunked' },
  })
  client.on('error', () => undefined)
  return client
}

it('answers a line before the next one is sent', async () => {
  const client = open()
  client.write(`${application(5000)}\n`)
  const [answer] = await once(client, 'response')
  const [chunk] = await once(answer, 'data')
  expect(JSON.parse(String(chunk))).toMatchObject({ line: 1, answer: { reference: 'R5000' } })
  client.end()
  await once(answer, 'end')
})

it('stops reading while answers are not taken, and stops working once the client has gone', async () => {
  const client = open()
  const most = 64_000_000
  let sent = 0
  // Refusals are quick to make: 64 MB of lines would be gone through in no time if nothing held them back.
  const feed = (): void => {
    while (sent < most && client.write('no JSON\n'.repeat(1000))) sent += 8000
  }
  client.on('drain', feed)
  feed()
  const [answer] = await once(client, 'response')
  answer.pause()
  let seen = -1
  await expect
    .poll(
      () => {
        const isStill = sent === seen
        seen = sent
        return isStill
      },
      { interval: 300, timeout: 20_000 },
    )
    .toBe(true)
  expect(sent).toBeLessThan(most / 2)
  const connections = () =>
    new Promise<number>((resolve) => fixture.server.server.getConnections((_e, n) => resolve(n)))
  client.destroy()
  await expect.poll(connections, { timeout: 5000 }).toBe(0)
})

it('cuts lines wherever the chunks end', async () => {
  async function* chunks() {
    for (const text of ['a', 'b\n\nc', '\n', 'é'.repeat(3), '\r\nd']) yield Buffer.from(text)
  }
  const lines = []
  for await (const group of readLines(chunks(), 6)) lines.push(...group)
  expect(lines).toEqual([
    { number: 1, text: 'ab' },
    { number: 3, text: 'c' },
    { number: 4, text: null },
    { number: 5, text: 'd' },
  ])
})
