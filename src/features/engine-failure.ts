import { fail, VitrineError } from '../errors/index.ts'
import { isDiskFull, isOutOfMemory } from '../ingest/index.ts'

/** What the engine or the file system said while features were computed, as one of our errors. */
export function engineFailure(error: unknown): never {
  if (error instanceof VitrineError) throw error
  const got = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
  if (isOutOfMemory(error)) {
    fail(
      'E_MEMORY_LIMIT',
      {
        what: 'The features need more memory than the engine may use.',
        got,
        expected: 'About 200MB for thousands of applications, 2GB for hundreds of thousands',
        remedy: 'Give more with --memory, then run it again. The features in use are untouched.',
      },
      error,
    )
  }
  if (isDiskFull(error)) {
    fail(
      'E_DISK_FULL',
      {
        what: 'The disk is full.',
        got,
        expected: 'Free space for the features, and for what does not fit in memory',
        remedy: 'Free some space, then run it again. The features in use are untouched.',
      },
      error,
    )
  }
  throw error
}
