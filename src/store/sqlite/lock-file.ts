import Database from 'libsql'

/**
 * Lets one writer at a time into a SQLite store. The lock is the engine's own on an empty file beside the store: the
 * operating system gives it back when a process dies, however it dies, and readers of the store never meet it.
 * @returns what to call to let the next one in; undefined when another writer is in
 */
export function lockFile(path: string): (() => void) | undefined {
  const lock = new Database(`${path}.lock`)
  try {
    lock.exec('pragma busy_timeout = 0')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (/locked|busy/i.test(String(error))) return undefined
    throw error
  }
  return () => lock.close()
}
