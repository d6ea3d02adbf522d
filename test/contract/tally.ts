import { createMetrics } from '../../src/serve/index.ts'
import { ROUTES } from '../../src/serve/routes/index.ts'

const NAMES: ReadonlySet<string> = new Set(ROUTES.map(({ schema }) => `${schema.method} ${schema.url}`))

/** How often each route was asked, as the service saw it, and which were never answered with success. */
export class Tally {
  readonly #asked = new Map<string, number>()
  readonly #succeeded = new Set<string>()
  /** For the service whose requests are counted. */
  readonly metrics = {
    ...createMetrics(),
    observeRequest: (method: string, url: string, status: number): void => {
      const name = `${method} ${url}`
      if (!NAMES.has(name)) return
      this.#asked.set(name, (this.#asked.get(name) ?? 0) + 1)
      if (status < 400) this.#succeeded.add(name)
    },
  }

  /** Routes that nobody asked: what was said of the whole service does not hold for them. */
  notAsked(): readonly string[] {
    return [...NAMES].filter((name) => !this.#asked.has(name))
  }

  succeeded(): ReadonlySet<string> {
    return this.#succeeded
  }
}

/** Routes of which these roles together saw refusals alone. */
export function onlyRefused(tallies: readonly Tally[]): readonly string[] {
  return [...NAMES].filter((name) => !tallies.some((one) => one.succeeded().has(name)))
}
