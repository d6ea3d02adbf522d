import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMachine } from '../store/index.ts'
import { type Fixture, NOON, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
let port: number
beforeAll(async () => {
  fixture = await startFixture({ patience: { headersMs: 300, requestMs: 600, lookMs: 100, idleMs: 400 } })
  await fixture.server.listen({ host: '127.0.0.1', port: 0 })
  port = (fixture.server.server.address() as AddressInfo).port
})
afterAll(() => fixture.close())

interface Ended {
  /** All that the server sent before it closed the connection. */
  readonly text: string
  /** Bytes that it took. */
  readonly sent: number
}

/** Sends what `feed` gives until the server closes the connection. */
function talk(
  feed: (send: (data: string | Buffer) => void, take: () => number) => () => void,
): Promise<Ended> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    let text = ''
    socket.on('data', (data) => {
      text += String(data)
    })
    // A server that has closed answers further bytes with a reset; what it said before is what counts.
    socket.on('error', () => undefined)
    let stop = (): void => undefined
    socket.on('connect', () => {
      stop = feed(
        (data) => socket.write(data),
        () => socket.bytesWritten,
      )
    })
    socket.on('close', () => {
      stop()
      resolve({ text, sent: socket.bytesWritten })
    })
  })
}

const HEAD = 'POST /v1/session HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: application/json\r\n'

it('closes on a client that never ends its headers, with 408', async () => {
  const { text } = await talk((send) => {
    send(HEAD)
    const timer = setInterval(() => send('X-Slow: 1\r\n'), 50)
    return () => clearInterval(timer)
  })
  expect(text).toContain('408 Request Timeout')
})

it('closes on a client that never ends its body, with 408', async () => {
  const { text } = await talk((send) => {
    send(`${HEAD}Content-Length: 60000\r\n\r\n`)
    const timer = setInterval(() => send(' '), 50)
    return () => clearInterval(timer)
  })
  expect(text).toContain('408 Request Timeout')
})

it('closes on a machine that leaves off amid its lines, and on one that never takes the answers', async () => {
  const machine = { name: 'core', scopes: ['score'] as const, expiresAt: NOON + 1 }
  const { key } = await addMachine(fixture.store, machine, null, NOON)
  const head = `POST /v1/applications/score-lines HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n`
  const line = '{"application":{"AMT_CREDIT":5000}}\n'
  const silent = await talk((send) => {
    send(`${head}${line.length.toString(16)}\r\n${line}\r\n`)
    return () => undefined
  })
  expect(silent.text).toContain('200 OK')
  expect(silent.text).toContain('"line":1')
  // Nothing is read, so nothing is heard of the end but the reset of what is sent.
  const socket = connect({ host: '127.0.0.1', port })
  socket.pause().on('error', () => undefined)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const piece = 'x\n'.repeat(8000)
  socket.write(head)
  const timer = setInterval(() => {
    if (socket.writableLength < 1_000_000) socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`)
  }, 1)
  await closed
  clearInterval(timer)
})

it('goes on answering others meanwhile', async () => {
  const slow = Array.from({ length: 50 }, () =>
    talk((send) => {
      send(HEAD)
      return () => undefined
    }),
  )
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(answer.status).toBe(200)
  expect(await Promise.all(slow)).toHaveLength(50)
})

it('refuses 100 MB that are announced without reading them: 413', async () => {
  const { text, sent } = await talk((send) => {
    send(`${HEAD}Connection: close\r\nContent-Length: 100000000\r\n\r\n`)
    return () => undefined
  })
  expect(text).toContain('413 Payload Too Large')
  expect(text).toContain('E_BODY_TOO_LARGE')
  expect(sent).toBeLessThan(1000)
})

it('refuses 100 MB that come in pieces without a length, long before their end: 413', async () => {
  const piece = Buffer.alloc(16_384, 32)
  const { text, sent } = await talk((send, taken) => {
    send(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`)
    const timer = setInterval(() => {
      if (taken() > 100_000_000) clearInterval(timer)
      else send(Buffer.concat([Buffer.from('4000\r\n'), piece, Buffer.from('\r\n')]))
    }, 1)
    return () => clearInterval(timer)
  })
  expect(text).toContain('413 Payload Too Large')
  expect(sent).toBeLessThan(20_000_000)
})

it('refuses headers of 100 kB: 431', async () => {
  const { text } = await talk((send) => {
    send(`GET /healthz HTTP/1.1\r\nHost: localhost:8080\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`)
    return () => undefined
  })
  expect(text).toContain('431')
})

it('reads no second request out of one that gives two lengths: 400', async () => {
  const { text } = await talk((send) => {
    send(
      `${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n`,
    )
    return () => undefined
  })
  expect(text).toContain('400 Bad Request')
  expect(text).not.toContain('modelId')
})
