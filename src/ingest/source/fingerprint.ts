import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Transform, type TransformCallback, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { fail } from '../../errors/index.ts'
import { readable } from './folder.ts'
import type { SourceFile } from './source-file.ts'

/**
 * SHA-256 of the file's bytes. A gzip file is unpacked on the way, because the engine reads one that
 * stops early as if it were whole.
 * @throws VitrineError E_FILE_EMPTY, E_GZIP_TRUNCATED, E_GZIP_BROKEN, E_SOURCE_UNREADABLE
 */
export async function fingerprint(file: SourceFile, signal?: AbortSignal): Promise<string> {
  if (file.bytes === 0) return emptyFile(file)
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, next: TransformCallback) {
      hash.update(chunk)
      next(null, chunk)
    },
  })
  const nowhere = new Writable({ write: (_chunk, _encoding, next) => next() })
  const options = signal === undefined ? {} : { signal }
  try {
    if (file.format !== 'csv.gz') await pipeline(createReadStream(file.path), hashing, nowhere, options)
    else await pipeline(createReadStream(file.path), hashing, createGunzip(), nowhere, options)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      return brokenGzip(file, error)
    }
    return readable(file.name, () => Promise.reject(error))
  }
  return hash.digest('hex')
}

export function emptyFile(file: SourceFile): never {
  return fail('E_FILE_EMPTY', {
    what: 'The file is empty.',
    got: `${file.bytes} bytes and no rows`,
    expected: 'A header line and rows',
    remedy: 'Export or copy the file again.',
    file: file.name,
  })
}

function brokenGzip(file: SourceFile, error: Error): never {
  const short = /unexpected end/i.test(error.message)
  return fail(
    short ? 'E_GZIP_TRUNCATED' : 'E_GZIP_BROKEN',
    {
      what: short ? 'The gzip file stops early.' : 'The gzip file is damaged.',
      got: error.message,
      expected: 'A whole gzip file',
      remedy: 'The download or copy probably failed: get the file again.',
      file: file.name,
    },
    error,
  )
}
