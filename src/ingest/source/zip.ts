import { createWriteStream } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { VitrineError } from '../../errors/index.ts'
import { diskFull, isDiskFull } from '../engine-failure.ts'
import type { TableSchema } from '../table-schema.ts'
import { readable } from './folder.ts'
import { type FileMatch, inSchemaOrder, matchFile, type SourceFile } from './source-file.ts'
import { brokenZip, checkEntry, notAZip, truncatedZip } from './zip-problems.ts'

/** A recognised entry of a zip, not yet unpacked. */
interface ZipEntry extends FileMatch {
  readonly name: string
  /** Unpacked size. */
  readonly bytes: number
  readonly entry: yauzl.Entry
}

export interface Zip {
  readonly path: string
  readonly entries: readonly ZipEntry[]
  /** Unpacks one entry into the folder, under a name of ours: nothing in the zip chooses a path. */
  readonly unpack: (entry: ZipEntry, folder: string, signal?: AbortSignal) => Promise<SourceFile>
  readonly close: () => void
}

/** Reads the directory of a zip and checks every name in it. */
export async function openZip(path: string, tables: readonly TableSchema[]): Promise<Zip> {
  await checkStart(path)
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    // Names are checked here, not by the library, so that the error can say which entry.
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, opened) => {
      if (error) reject(truncatedZip(path, error))
      else resolve(opened)
    })
  })
  try {
    const found = (await allEntries(zip, path)).flatMap((entry) => recognise(entry, path, tables))
    const entries = inSchemaOrder(found, tables)
    return {
      path,
      entries,
      unpack: (entry, folder, signal) => unpack(zip, path, entry, folder, signal),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function checkStart(path: string): Promise<void> {
  const start = await readable(path, async () => {
    const file = await openFile(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  })
  if (start.toString('latin1', 0, 2) !== 'PK') throw notAZip(path, start)
}

function allEntries(zip: yauzl.ZipFile, path: string): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = []
    zip.on('error', (error: Error) => reject(truncatedZip(path, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function recognise(entry: yauzl.Entry, path: string, tables: readonly TableSchema[]): ZipEntry[] {
  // With decodeStrings off the library hands out bytes, whatever its types say.
  const name = (entry.fileName as unknown as Buffer).toString('utf8')
  checkEntry(entry, name, path)
  const match = name.endsWith('/') ? undefined : matchFile(name, tables)
  if (match === undefined) return []
  return [{ ...match, entry, name: `${name} in ${basename(path)}`, bytes: entry.uncompressedSize }]
}

async function unpack(
  zip: yauzl.ZipFile,
  path: string,
  wanted: ZipEntry,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<SourceFile> {
  const target = join(folder, `${wanted.file}.${wanted.format}`)
  try {
    const content = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(wanted.entry, (error, stream) => (error ? reject(error) : resolve(stream))),
    )
    const checksum = { crc: 0 }
    await pipeline(
      content,
      counting(checksum),
      createWriteStream(target),
      signal === undefined ? {} : { signal },
    )
    if (checksum.crc !== wanted.entry.crc32) throw new Error('the checksum is another one')
  } catch (error) {
    signal?.throwIfAborted()
    if (isDiskFull(error)) return diskFull(String(error), error)
    throw error instanceof VitrineError ? error : brokenZip(path, wanted.name, error)
  }
  const { table, file, format, name, bytes } = wanted
  return { table, file, format, name, bytes, path: target }
}

/** Passes bytes on and keeps their checksum, which the library does not compare. */
function counting(checksum: { crc: number }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, next: TransformCallback) {
      checksum.crc = crc32(chunk, checksum.crc)
      next(null, chunk)
    },
  })
}
