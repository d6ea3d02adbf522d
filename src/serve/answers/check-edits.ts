import type { EditableFact, WhatIfEdits } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'

/**
 * Checks a what-if against the form: only facts that the form offers, within its bounds.
 * @returns the number of facts whose value differs from the filed one
 * @throws E_EDIT naming the fact
 */
export function checkEdits({ edits }: WhatIfEdits, form: readonly EditableFact[]): number {
  const facts = new Map(form.map((fact) => [fact.column, fact]))
  for (const [column, value] of Object.entries(edits)) checkEdit(facts.get(column), column, value)
  return Object.entries(edits).filter(([column, value]) => facts.get(column)?.filedValue !== value).length
}

function checkEdit(fact: EditableFact | undefined, column: string, value: number | string | null): void {
  if (fact === undefined) refuse(column, 'a fact that the form offers')
  // Any fact may be tried as not known.
  if (value === null) return
  if (fact.kind === 'category') {
    if (!fact.values.some((one) => one.value === value) && value !== fact.filedValue) {
      refuse(`${column} = ${value}`, fact.values.map((one) => one.value).join(', '))
    }
  } else if (typeof value !== 'number') {
    refuse(`${column} = ${value}`, 'a number')
  } else if (fact.whole && !Number.isInteger(value)) {
    refuse(`${column} = ${value}`, 'a whole number')
  } else if (fact.bounds !== null && (value < fact.bounds.min || value > fact.bounds.max)) {
    refuse(`${column} = ${value}`, `${fact.bounds.min} to ${fact.bounds.max}`)
  }
}

/** The fact that a curve runs along. @throws E_EDIT when the form has no such number */
export function checkAlong(along: string, form: readonly EditableFact[]): EditableFact {
  const numbers = form.filter((fact) => fact.slider !== null)
  return (
    numbers.find((fact) => fact.column === along) ??
    refuse(`a curve along ${along}`, `one of ${numbers.map((fact) => fact.column).join(', ')}`)
  )
}

function refuse(got: string, expected: string): never {
  fail('E_EDIT', {
    what: 'This change cannot be tried here.',
    got,
    expected,
    remedy: 'Change the value and try again.',
  })
}
