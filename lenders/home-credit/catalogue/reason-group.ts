import type { ReasonGroup, Theme } from '../../../src/features/index.ts'
import { type Pair, words } from '../schema/column.ts'

/** A reason group as it is written down: about the applicant, then said to the customer. */
export interface GroupWords {
  readonly id: string
  /** Feature whose value stands for the group. */
  readonly lead: string
  readonly label: Pair
  readonly raises: Pair
  readonly lowers: Pair
  readonly missing: Pair
  readonly you: { readonly raises: Pair; readonly lowers: Pair; readonly missing: Pair }
}

export function reasonGroups(theme: Theme, groups: readonly GroupWords[]): readonly ReasonGroup[] {
  return groups.map(({ id, lead, label, raises, lowers, missing, you }) => ({
    id,
    theme,
    lead,
    label: words(label),
    raises: words(raises),
    lowers: words(lowers),
    missing: words(missing),
    toCustomer: { raises: words(you.raises), lowers: words(you.lowers), missing: words(you.missing) },
  }))
}
