import { fail, VitrineError } from '../errors/index.ts'

/** @param place a file, or the address of a database without its password */
export function storeLocked(place: string, got: string, cause: unknown): never {
  return fail(
    'E_STORE_LOCKED',
    {
      what: 'Another program is writing to this store.',
      got,
      expected: 'one writer at a time',
      remedy: 'Stop the other program or wait until it is done, then try again.',
      file: place,
    },
    cause,
  )
}

export function storeUnreadable(place: string, got: string, cause: unknown): never {
  return fail(
    'E_STORE_UNREADABLE',
    {
      what: 'The store cannot be opened.',
      got,
      expected:
        'a SQLite file that may be read and written, a PostgreSQL database, or no file in an existing folder',
      remedy: 'Check the place and its rights; restore it from a backup if it is damaged.',
      file: place,
    },
    cause,
  )
}

/** @param got what happened, without secrets */
export function storeLost(place: string, got: string): VitrineError {
  return new VitrineError('E_STORE_LOST', {
    what: 'This program may no longer write to the store.',
    got,
    expected: 'the lock of the one writer, held from the start to the end',
    remedy: 'Start the service again: it takes the lock back, or says who has it.',
    file: place,
  })
}
