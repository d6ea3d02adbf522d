import { readdir } from 'node:fs/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fail } from '../errors/index.ts'
import { sendProblem } from './problems.ts'

/**
 * The web application: its files, and its first page for every address that is not the API's, so that
 * deep links open. Only files that were there at the start are sent, so no path leads out of the folder.
 */
export async function servePages(server: FastifyInstance, webRoot: string | undefined): Promise<void> {
  const files = new Set<string>()
  if (webRoot !== undefined) {
    await server.register(fastifyStatic, { root: webRoot, serve: false })
    for (const entry of await readdir(webRoot, { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        files.add(`${entry.parentPath.slice(webRoot.length)}/${entry.name}`.replace(/^\/+/, ''))
    }
  }
  server.setNotFoundHandler((request, reply) => {
    const file = pageFile(request, files)
    if (file === undefined) return sendProblem(notFound(request), request, reply)
    return sendPage(reply, file)
  })
}

function pageFile(request: FastifyRequest, files: ReadonlySet<string>): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const path = new URL(request.url, 'http://x').pathname.slice(1)
  if (files.has(path)) return path
  // A missing asset must not come back as a page: a browser would read HTML as a script.
  if (path === 'v1' || path.startsWith('v1/') || /\.[a-z0-9]+$/i.test(path)) return undefined
  return files.has('index.html') ? 'index.html' : undefined
}

function sendPage(reply: FastifyReply, file: string): FastifyReply {
  // Assets carry a hash of their content in their name; pages are asked for again each time.
  const hashed = file.startsWith('assets/')
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  return reply.sendFile(file, { cacheControl: false })
}

function notFound(request: FastifyRequest): unknown {
  try {
    fail('E_NOT_FOUND', {
      what: 'There is nothing at this address.',
      got: `${request.method} ${request.url.split('?')[0]}`,
      expected: 'an address of the API (see /openapi.json) or a page',
      remedy: 'Check the address.',
    })
  } catch (problem) {
    return problem
  }
}
