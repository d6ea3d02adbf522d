import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { SourceFile } from '../source/source-file.ts'

/** The unpacked bytes of a CSV file, chunk by chunk. */
export async function* csvBytes(file: Pick<SourceFile, 'path' | 'format'>): AsyncGenerator<Buffer> {
  const raw = createReadStream(file.path, { highWaterMark: 1 << 20 })
  const stream = file.format === 'csv.gz' ? raw.pipe(createGunzip()) : raw
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } finally {
    raw.destroy()
  }
}
