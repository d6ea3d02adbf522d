import type { FindApplications } from '../../../src/contract/index.ts'

/** Which files are listed. */
export type Show = NonNullable<FindApplications['show']>
export const SHOWS: readonly Show[] = ['all', 'person', 'close', 'declined', 'approved']
