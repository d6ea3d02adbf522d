import { fail } from '../../errors/index.ts'

/** Where the next page begins; opaque to callers, bound to the data it was made from. */
export function writeCursor(generation: string, offset: number): string {
  return Buffer.from(`${offset}:${generation}`).toString('base64url')
}

/** @throws E_CURSOR when it was not made here or the data has changed since */
export function readCursor(cursor: string | undefined, generation: string): number {
  if (cursor === undefined) return 0
  const [, offset, made] = /^(\d{1,9}):(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (offset !== undefined && made === generation) return Number(offset)
  fail('E_CURSOR', {
    what: 'The list has changed since this page of it was made.',
    got: cursor,
    expected: 'the nextCursor of the last answer',
    remedy: 'Search again from the first page.',
  })
}
