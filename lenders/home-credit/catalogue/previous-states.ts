/** Conditions over rows of earlier applications. */
export const APPROVED = "NAME_CONTRACT_STATUS = 'Approved'"
export const REFUSED = "NAME_CONTRACT_STATUS = 'Refused'"
/** The lender writes no end day for a running loan (365243, kept as a flag) or none at all. */
export const OPEN = `${APPROVED} and (IS_OPEN_END = 1 or DAYS_TERMINATION is null)`
