import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface RunningProvider {
  readonly issuer: string
  /** Follows a sign-in in a browser of its own up to the address that leads back. */
  signIn(start: string, login: string): Promise<string>
  close(): Promise<void>
}

export const CLIENT = { id: 'vitrine', secret: 'a secret of the client, long enough' } as const

/**
 * A real OpenID Connect provider on a free port of this machine; every login name is taken, with any password.
 * @param redirect the one address that it leads back to
 * @param claims what it says of each login
 */
export async function startProvider(
  redirect: string,
  claims: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<RunningProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups', 'site'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a key of this test'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...claims[sub] }),
    }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    signIn: (start, login) => followForms(issuer, start, login, redirect),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Sends the provider's own forms until it leads to `redirect`. */
async function followForms(issuer: string, start: string, login: string, redirect: string): Promise<string> {
  const jar = new Map<string, string>()
  let next: { readonly url: string; readonly form?: URLSearchParams } = { url: start }
  for (let step = 0; step < 20; step++) {
    if (next.url.startsWith(redirect)) return next.url
    const answer: Response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form && { method: 'POST', body: next.form }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    const location = answer.headers.get('location')
    if (location !== null) next = { url: new URL(location, issuer).href }
    else next = formOf(await answer.text(), issuer, login)
  }
  throw new Error(`the provider never led back; last: ${next.url}`)
}

function formOf(page: string, issuer: string, login: string) {
  const action = /<form[^>]*action="([^"]+)"/.exec(page)
  const prompt = /name="prompt" value="([^"]+)"/.exec(page)
  if (action === null || prompt === null) throw new Error(`no form in:\n${page}`)
  const form = new URLSearchParams({ prompt: prompt[1]! })
  if (prompt[1] === 'login') {
    form.set('login', login)
    form.set('password', 'any')
  }
  return { url: new URL(action[1]!, issuer).href, form }
}
