import type { Entry } from 'yauzl'
import { VitrineError } from '../../errors/index.ts'

const unixLink = 0o120000
const unixKind = 0o170000

/**
 * Refuses entries that could write outside the folder they are unpacked to, and those that need a password.
 * Nothing is ever unpacked under a name from the zip; a zip that tries is still not one to trust.
 * @throws VitrineError E_ZIP_PATH, E_ZIP_PASSWORD
 */
export function checkEntry(entry: Entry, name: string, path: string): void {
  const parts = name.split(/[\\/]/)
  const problem =
    /^[\\/]|^[a-z]:/i.test(name) || name.includes('\0')
      ? 'is an absolute path'
      : parts.includes('..')
        ? 'leads out of the folder'
        : ((entry.externalFileAttributes >>> 16) & unixKind) === unixLink
          ? 'is a symbolic link'
          : undefined
  if (problem !== undefined) {
    throw new VitrineError('E_ZIP_PATH', {
      what: 'The zip holds an entry with an unsafe path.',
      got: `${JSON.stringify(name)}, which ${problem}`,
      expected: 'Plain files in the zip or in folders inside it',
      remedy:
        'Do not trust this zip. Get it again from its source, or unpack it yourself and point to the folder.',
      file: path,
    })
  }
  if ((entry.generalPurposeBitFlag & 1) === 1) {
    throw new VitrineError('E_ZIP_PASSWORD', {
      what: 'The zip is protected by a password.',
      got: `the protected entry ${JSON.stringify(name)}`,
      expected: 'A zip without a password',
      remedy: 'Unpack it yourself and point to the folder.',
      file: path,
    })
  }
}

export function notAZip(path: string, start: Buffer): VitrineError {
  return new VitrineError('E_NOT_A_ZIP', {
    what: 'The file is not a zip.',
    got:
      start.length === 0
        ? 'an empty file'
        : `a file that begins with ${JSON.stringify(start.toString('latin1'))}`,
    expected: 'A folder, or a zip of the tables',
    remedy: 'Point to the folder that holds the file, or to the zip.',
    file: path,
  })
}

export function truncatedZip(path: string, cause: Error): VitrineError {
  return new VitrineError(
    'E_ZIP_TRUNCATED',
    {
      what: 'The end of the zip is missing or damaged.',
      got: cause.message,
      expected: 'A whole zip with its list of entries at the end',
      remedy: 'The download or copy probably stopped early: get the file again.',
      file: path,
    },
    { cause },
  )
}

export function brokenZip(path: string, name: string, cause: unknown): VitrineError {
  return new VitrineError(
    'E_ZIP_BROKEN',
    {
      what: `An entry of the zip cannot be unpacked: ${name}.`,
      got: cause instanceof Error ? cause.message : String(cause),
      expected: 'Content that fits its size and checksum',
      remedy: 'Get the zip again.',
      file: path,
    },
    { cause },
  )
}
