import type { FastifyRequest } from 'fastify'
import { fail } from '../errors/index.ts'

/**
 * Refuses changes that another site's page sends with our cookie. Browsers say where a request comes from
 * (Sec-Fetch-Site, Origin) and pages cannot forge it; programs that say neither carry no one's cookie.
 * @throws E_CROSS_SITE
 */
export function refuseCrossSite(request: FastifyRequest): void {
  const { 'sec-fetch-site': site, origin } = request.headers
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    refuse(String(site))
  }
  if (origin === undefined || hostOf(origin) === request.headers.host) return
  refuse(origin)
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function refuse(got: string): never {
  fail('E_CROSS_SITE', {
    what: 'The request comes from a page of another site.',
    got,
    expected: 'a page of this service',
    remedy: 'Open this service in its own tab and try again there.',
  })
}
