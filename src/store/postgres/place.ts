import { isPostgres } from '../address.ts'

/** The schema of a database in which the store lives. */
export const SCHEMA = 'vitrine'

/** An address that may be shown: without name, password and options. */
export function placeOf(address: string): string {
  if (!isPostgres(address)) return address
  try {
    const { host, pathname } = new URL(address)
    return `postgres://${host}${pathname}`
  } catch {
    return 'postgres://(an address that cannot be read)'
  }
}
