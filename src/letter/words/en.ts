import type { LetterWords } from './letter-words.ts'

const terms = (payment: string | null, months: string | null): string =>
  payment === null ? '' : `, paid back at ${payment} a month${months === null ? '' : ` for ${months}`}`
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
const checked = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'The reason from the score was' : 'Each reason from the score was'} checked by scoring your file again without it.`
const none = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

export const en: LetterWords = {
  title(kind, amount) {
    const loan = amount === null ? 'your loan application' : `your application for a loan of ${amount}`
    if (kind === 'approval') return `We accepted ${loan}`
    if (kind === 'decline') return `We did not accept ${loan}`
    return amount === null ? 'Another loan is possible' : `Another loan is possible in place of ${amount}`
  },
  salutation: (name) => (name === null ? 'Dear customer,' : `Dear ${name},`),
  specimen: 'Specimen. The lender, names and addresses in this letter are made up.',
  number: (id, loanType) => `Application ${id}, ${loanType}`,
  asked({ date, amount, payment, months }) {
    const when = date === null ? '' : ` on ${date}`
    const what = amount === null ? 'a loan' : `a loan of ${amount}`
    return `You asked us${when} for ${what}${terms(payment, months)}.`
  },
  outcome: {
    decline: 'We did not accept it.',
    approval: 'We accepted it.',
    'counter-offer': 'We cannot accept it as it stands.',
  },
  score(risk, limit, count) {
    const people = count === 0 ? 'fewer than 1' : risk
    const have = count === 1 ? 'has' : 'have'
    return `A computer score prepared this answer. It compares your file with past loans. It estimates that ${people} in 100 people with a file like yours ${have} difficulty paying back. We accept less than ${limit} in 100.`
  },
  scale: {
    you: (risk) => `You ${risk}`,
    limit: (limit) => `Limit ${limit}`,
    all: (rate) => `All applicants ${rate}`,
    accepted: 'accepted',
    declined: 'not accepted',
    about: (risk, limit, all) =>
      `People in 100 who have difficulty paying back: you ${risk}, our limit ${limit}, all applicants ${all}.`,
  },
  rules: {
    checked: (count) =>
      `A computer checked it against our fixed rules. ${count === 1 ? 'One of these rules declines it' : 'Some of these rules decline it'}: see below.`,
    alone: 'Your score played no part in this answer.',
  },
  reasons: {
    heading: (kind, count) =>
      kind === 'approval' ? 'What counted for you' : count === 1 ? 'The main reason' : 'The main reasons',
    reason: 'Reason',
    yours: 'You',
    typical: { 'just-approved': 'Typical person just accepted', 'all-applicants': 'Typical applicant' },
    against: 'What counted against you',
  },
  conditions: {
    heading: 'What you can borrow',
    loan: ({ amount, payment, months }) =>
      `${amount === null ? 'You can have the loan you asked for' : `You can borrow ${amount}`}${terms(payment, months)}.`,
    holds: (until) =>
      `This answer holds until ${until}, if your file stays the same. The contract will state the full cost before you sign.`,
  },
  offer: {
    heading: 'The loan that is possible',
    loan: ({ amount, payment, months }) => `A loan of ${amount}${terms(payment, months)}.`,
    cost: (total, cost, rate) =>
      `You would pay back ${total} in all. The loan would cost you ${cost}, at a rate of ${rate} a year.`,
    checked: (risk, limit) =>
      `We scored this loan with the same rules: ${risk} in 100. The limit is ${limit}.`,
    nonBinding:
      'This is not a binding offer. If you want this loan, tell us. We check your file again before any contract.',
  },
  different: {
    heading: 'What would have led to a different answer',
    example({ amount, sameAmount, payment, months, wait }) {
      const loan = amount === null ? 'The same loan' : `${sameAmount ? 'The same' : 'A loan of'} ${amount}`
      const then = wait === null || wait.value === null ? '' : ` (${wait.fact} by then: ${wait.value})`
      const later = wait === null ? '' : `, asked for ${wait.months} later${then}`
      return `${loan}${terms(payment, months)}${later}.`
    },
    checked:
      'We scored each example again with the same rules. They are not offers. The rest of your file must stay the same.',
    none: (tried) =>
      tried === 0
        ? 'We have no other amount or length to try for this loan.'
        : `We tried ${tried} other amounts, lengths and waiting times. None of them would have led to a different answer.`,
  },
  data: {
    heading: 'The data we used',
    used: (sources) => `We used ${list(sources)}.`,
    source: {
      'income-and-loan': 'your application',
      'past-credit-here': 'our records of your earlier loans',
      'other-lenders': 'what other lenders report',
      'external-scores': 'external scores',
    },
    consulted: (databases) => `We consulted ${list(databases)}.`,
    scores: (agencies) =>
      `External scores come from: ${agencies.map(({ provider, name, address }) => `${name} (score ${provider}), ${address}`).join('; ')}. You can ask there for your file.`,
    noScore: (names) => `${list(names)} had no score for you.`,
    never: (facts) => `We did not use ${none(facts)}.`,
  },
  rights: {
    heading: 'Your rights',
    ask: ({ email, phone, askBefore, answerWithin }) =>
      `You can ask us to explain this answer. You can give us your own view and have wrong data corrected. You can ask that a person looks at your application again. Write to ${email} or call ${phone} before ${askBefore}. We answer within ${answerWithin}, free of charge.`,
    complain: (authorities) => `You can also complain to: ${authorities.join('; ')}.`,
    notices: {
      us: (regulator) => [
        `Notice: The federal Equal Credit Opportunity Act prohibits creditors from discriminating against credit applicants on the basis of race, color, religion, national origin, sex, marital status, age (provided the applicant has the capacity to enter into a binding contract); because all or part of the applicant’s income derives from any public assistance program; or because the applicant has in good faith exercised any right under the Consumer Credit Protection Act. The federal agency that administers compliance with this law concerning this creditor is ${regulator}.`,
        'The agencies named above did not make this decision and cannot explain it. You have 60 days to ask them for a free copy of your report. You can dispute any error with them.',
      ],
    },
  },
  greeting: 'Yours sincerely,',
  foot: ({ application, model, answer, count }) =>
    `Application ${application}, model ${model}, answer ${answer}.${checked(count)} Keep these numbers if you contact us.`,
  agency: (name) => name,
}
