import { fail, VitrineError } from '../errors/index.ts'

/** The engine's or the file system's error as one of ours. `file` names the input at work. */
export function engineFailure(error: unknown, file?: string): never {
  if (error instanceof VitrineError) throw error
  const got = firstLine(error)
  const place = file === undefined ? {} : { file }
  if (isDiskFull(error)) return diskFull(got, error)
  if (isOutOfMemory(error)) {
    return fail(
      'E_MEMORY_LIMIT',
      {
        what: 'The load needs more memory than it may use.',
        got,
        expected: 'About 200MB for thousands of applications, 2GB for hundreds of thousands',
        remedy: 'Give more with --memory, then run it again. The data in use is untouched.',
        ...place,
      },
      error,
    )
  }
  if (/parquet|magic bytes/i.test(got)) {
    return fail(
      'E_PARQUET_BROKEN',
      {
        what: 'The Parquet file cannot be read.',
        got,
        expected: 'A whole Parquet file',
        remedy: 'Copy or export the file again.',
        ...place,
      },
      error,
    )
  }
  throw error
}

export function isOutOfMemory(error: unknown): boolean {
  return /Out of Memory|could not allocate|memory_limit/i.test(firstLine(error)) && !isDiskFull(error)
}

export function isDiskFull(error: unknown): boolean {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return true
  return /No space left|max_temp_directory_size|disk (is )?full|Could not write (all )?bytes/i.test(
    String(error),
  )
}

export function diskFull(got: string, cause: unknown): never {
  return fail(
    'E_DISK_FULL',
    {
      what: 'The disk is full.',
      got,
      expected: 'Free space of about twice the size of the unpacked tables',
      remedy:
        'Free some space or choose another data directory, then run it again. The data in use is untouched.',
    },
    cause,
  )
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0] ?? text
}
