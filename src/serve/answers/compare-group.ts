import { type CohortFilter, similarFilters } from '../../compare/index.ts'
import { type CompareQuery, formatFilters, type GroupKind, parseFilters } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Account } from '../../store/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { ownValues } from './own-values.ts'

export interface Group {
  readonly kind: GroupKind
  readonly filters: readonly CohortFilter[]
  /** Canonical text of the filters. */
  readonly text: string
  /** Smaller groups are not shown. */
  readonly floor: number
}

/** Customers see groups of at least this many; one person must not be found in them. */
const CUSTOMER_FLOOR = 50

/**
 * The group that a request asks for: similar people unless it says otherwise.
 * @throws E_GROUP_CUSTOM for customers; E_FILTER for a text that is no filter
 */
export async function groupOf(
  { group: kind = 'similar', filter }: Pick<CompareQuery, 'group' | 'filter'>,
  application: OpenApplication,
  reader: Account,
  context: Context,
): Promise<Group> {
  const isCustomer = reader.role === 'customer'
  if (isCustomer && kind === 'custom') {
    fail('E_GROUP_CUSTOM', {
      what: 'Customers compare themselves with everyone or with similar people.',
      got: kind,
      expected: 'all or similar',
      remedy: 'Choose one of the two groups.',
    })
  }
  const filters = await filtersOf(kind, filter ?? '', application, context)
  return { kind, filters, text: formatFilters(filters), floor: isCustomer ? CUSTOMER_FLOOR : 1 }
}

async function filtersOf(
  kind: GroupKind,
  filter: string,
  application: OpenApplication,
  context: Context,
): Promise<readonly CohortFilter[]> {
  if (kind === 'all') return []
  if (kind === 'custom') return customFilters(filter, context)
  const { equal, within } = context.lender.pages.similar
  const columns = [...equal, ...within.map((one) => one.column)]
  const own = await ownValues(columns, application, context)
  return similarFilters({ equal, within }, own)
}

function customFilters(text: string, { columns }: Context): readonly CohortFilter[] {
  const parsed = parseFilters(text)
  if (!parsed.ok) {
    fail('E_FILTER', {
      what: 'The filter cannot be read.',
      got: parsed.got,
      expected: parsed.expected,
      remedy: 'Correct this part of the filter.',
    })
  }
  return parsed.filters.map((one) => ({ ...one, column: columns.listedId(one.column) ?? one.column }))
}
