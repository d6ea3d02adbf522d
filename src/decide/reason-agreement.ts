/** How well two lists of reasons for the same person agree. */
export interface ReasonAgreement {
  readonly sameFirst: boolean
  /** Reasons in both lists over the length of the longer one, 0 … 1; two empty lists agree wholly. */
  readonly overlap: number
}

/** @param one, other group indices, strongest first, as `rankReasons` gives them */
export function reasonAgreement(one: readonly number[], other: readonly number[]): ReasonAgreement {
  const longer = Math.max(one.length, other.length)
  const both = one.filter((group) => other.includes(group)).length
  return { sameFirst: one[0] === other[0], overlap: longer === 0 ? 1 : both / longer }
}
