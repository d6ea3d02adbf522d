import type { LetterKind, Theme } from '../../contract/index.ts'

/** A loan in the words of a letter; every figure is already written out. */
export interface LoanWords {
  /** Null when the data do not say. */
  readonly amount: string | null
  readonly payment: string | null
  readonly months: string | null
}

export interface ExampleWords extends LoanWords {
  readonly sameAmount: boolean
  /** Null = at once. */
  readonly wait: { readonly months: string; readonly fact: string; readonly value: string | null } | null
}

export interface RightsWords {
  readonly email: string
  readonly phone: string
  readonly askBefore: string
  readonly answerWithin: string
}

/** Every sentence of the letter in one language. Short ones: see the test of their length. */
export interface LetterWords {
  title(kind: LetterKind, amount: string | null): string
  salutation(name: string | null): string
  readonly specimen: string
  number(id: string, loanType: string): string
  asked(loan: LoanWords & { readonly date: string | null }): string
  readonly outcome: Readonly<Record<LetterKind, string>>
  /** @param count people in 100 as rounded, for singular and plural */
  score(risk: string, limit: string, count: number): string
  readonly scale: {
    you(risk: string): string
    limit(limit: string): string
    all(rate: string): string
    readonly accepted: string
    readonly declined: string
    about(risk: string, limit: string, all: string): string
  }
  readonly rules: {
    /** Says that fixed rules were checked, and that one or some of them decline the application. */
    checked(count: number): string
    /** Said when the score by itself would not have declined. */
    readonly alone: string
  }
  readonly reasons: {
    heading(kind: LetterKind, count: number): string
    readonly reason: string
    readonly yours: string
    readonly typical: Readonly<Record<'just-approved' | 'all-applicants', string>>
    readonly against: string
  }
  readonly conditions: {
    readonly heading: string
    loan(loan: LoanWords): string
    holds(until: string): string
  }
  readonly offer: {
    readonly heading: string
    loan(loan: LoanWords): string
    cost(total: string, cost: string, rate: string): string
    checked(risk: string, limit: string): string
    readonly nonBinding: string
  }
  readonly different: {
    readonly heading: string
    example(example: ExampleWords): string
    readonly checked: string
    none(tried: number): string
  }
  readonly data: {
    readonly heading: string
    used(sources: readonly string[]): string
    readonly source: Readonly<Partial<Record<Theme, string>>>
    consulted(databases: readonly string[]): string
    scores(
      agencies: readonly { readonly provider: string; readonly name: string; readonly address: string }[],
    ): string
    noScore(names: readonly string[]): string
    never(facts: readonly string[]): string
  }
  readonly rights: {
    readonly heading: string
    ask(rights: RightsWords): string
    complain(authorities: readonly string[]): string
    /** What the law of the profile wants said word for word; `creditRegulator` of the settings. */
    readonly notices: Readonly<Record<string, (regulator: string) => readonly string[]>>
  }
  readonly greeting: string
  foot(parts: {
    readonly application: string
    readonly model: string
    readonly answer: string
    readonly count: number
  }): string
  /** An agency inside a sentence. */
  agency(name: string): string
}
