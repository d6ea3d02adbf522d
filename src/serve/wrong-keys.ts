import { fail } from '../errors/index.ts'

const MINUTE_MS = 60_000
/** Addresses that are remembered at most. */
const MOST_ADDRESSES = 10_000

/** Counts keys that opened nothing. */
export class WrongKeys {
  readonly #mostPerMinute: number
  readonly #seen = new Map<string, { readonly since: number; count: number }>()

  /** @param mostPerMinute of one address, after which it waits: nobody guesses 256 bits, but many try */
  constructor(mostPerMinute: number) {
    this.#mostPerMinute = mostPerMinute
  }

  /** @throws E_TOO_MANY while the address has to wait */
  require(address: string, now: number): void {
    const seen = this.#seen.get(address)
    if (seen === undefined || now - seen.since >= MINUTE_MS || seen.count < this.#mostPerMinute) return
    fail('E_TOO_MANY', {
      what: 'Too many keys from this address that open nothing.',
      got: 'another try',
      expected: 'a pause of a minute',
      remedy: 'Wait, then try with a key that vitrine key list shows as active.',
    })
  }

  count(address: string, now: number): void {
    const seen = this.#seen.get(address)
    if (seen !== undefined && now - seen.since < MINUTE_MS) seen.count++
    else {
      if (this.#seen.size >= MOST_ADDRESSES) this.#seen.clear()
      this.#seen.set(address, { since: now, count: 1 })
    }
  }
}
