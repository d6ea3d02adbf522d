import { fail } from '../errors/index.ts'

/** Keys that open nothing, per address and minute, after which the address waits: nobody guesses 256 bits, but many try. */
const MOST_WRONG = 60
const MINUTE_MS = 60_000
/** Addresses that are remembered at most. */
const MOST_ADDRESSES = 10_000

/** Counts keys that opened nothing. */
export class WrongKeys {
  readonly #seen = new Map<string, { readonly since: number; count: number }>()

  /** @throws E_TOO_MANY while the address has to wait */
  require(address: string, now: number): void {
    const seen = this.#seen.get(address)
    if (seen === undefined || now - seen.since >= MINUTE_MS || seen.count < MOST_WRONG) return
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
