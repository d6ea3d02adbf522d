import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { fail } from '../../errors/index.ts'
import type { TABLES } from '../tables.ts'

export const BACKUP_FORMAT = 'vitrine-backup 1'

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT
  /** Steps of the tables' history that the store had taken. */
  readonly steps: readonly string[]
  /** Milliseconds since 1970. */
  readonly at: number
}

export type TableName = keyof typeof TABLES
export type Row = Readonly<Record<string, string | number | null>>

/** Lines, gzip: a header, one line a row, and at the end the count of rows and the hash of everything before. */
export async function writeBackupFile(
  path: string,
  header: BackupHeader,
  rows: AsyncIterable<readonly [TableName, Row]>,
): Promise<number> {
  const part = `${path}.part`
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    const hash = createHash('sha256')
    const hashed = (value: unknown): string => {
      const line = `${JSON.stringify(value)}\n`
      hash.update(line)
      return line
    }
    yield hashed(header)
    for await (const row of rows) {
      count++
      yield hashed(row)
    }
    yield `${JSON.stringify({ rows: count, sha256: hash.digest('hex') })}\n`
  }
  try {
    await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600 }))
    const handle = await open(part, 'r+')
    await handle.sync()
    await handle.close()
    await rename(part, path)
    return count
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/**
 * Reads a backup to its end before anything is done with it.
 * @throws VitrineError E_BACKUP_DAMAGED when it is cut off, changed or no backup
 */
export async function checkBackupFile(path: string): Promise<BackupHeader & { readonly rows: number }> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let rows = -1
  let last: string | undefined
  try {
    for await (const line of linesOf(path)) {
      if (last !== undefined) {
        hash.update(`${last}\n`)
        header ??= JSON.parse(last) as BackupHeader
        rows++
      }
      last = line
    }
    const end = JSON.parse(last ?? '') as { rows: number; sha256: string }
    if (header?.format === BACKUP_FORMAT && end.rows === rows && end.sha256 === hash.digest('hex'))
      return { ...header, rows }
  } catch (error) {
    return damaged(path, error instanceof Error ? error.message : String(error))
  }
  return damaged(path, 'lines that are not those that were written')
}

/** Rows in the order written; the file has been checked. */
export async function* rowsOf(path: string): AsyncGenerator<readonly [TableName, Row]> {
  for await (const line of linesOf(path)) if (line.startsWith('[')) yield JSON.parse(line)
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const unzipped = createGunzip()
  // Its failures, down to the check sum behind the last line, are thrown by the loop below.
  const filling = pipeline(createReadStream(path), unzipped)
  filling.catch(() => undefined)
  unzipped.setEncoding('utf8')
  let begun = ''
  for await (const piece of unzipped as AsyncIterable<string>) {
    const lines = (begun + piece).split('\n')
    begun = lines.pop() ?? ''
    yield* lines
  }
  await filling
  if (begun !== '') yield begun
}

function damaged(path: string, got: string): never {
  return fail('E_BACKUP_DAMAGED', {
    what: 'The backup is not whole; nothing has been changed.',
    got,
    expected: 'a file that "vitrine backup" wrote, to its last byte',
    remedy: 'Use another backup.',
    file: path,
  })
}
