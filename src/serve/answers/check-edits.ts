import type { EditableFact, WhatIfEdits } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'

/**
 * Checks a what-if against the form: only facts that the form offers, within its bounds.
 * @returns the number of facts whose value differs from the filed one
 * @throws E_EDIT naming the fact
 */
export function checkEdits({ edits, curve }: WhatIfEdits, form: readonly EditableFact[]): number {
  const facts = new Map(form.map((fact) => [fact.column, fact]))
  for (const [column, value] of Object.entries(edits)) checkEdit(facts.get(column), column, value)
  if (curve !== undefined && !facts.get(curve)?.bounds) {
    refuse(`a curve along ${curve}`, `a number among ${[...facts.keys()].join(', ')}`)
  }
  return Object.entries(edits).filter(([column, value]) => facts.get(column)?.filedValue !== value).length
}

function checkEdit(fact: EditableFact | undefined, column: string, value: number | string | null): void {
  if (fact === undefined) refuse(column, 'a fact that the form offers')
  if (value === null) {
    if (!fact.mayBeMissing) refuse(`no value for ${column}`, 'a value')
  } else if (fact.kind === 'category') {
    if (!fact.values.some((one) => one.value === value) && value !== fact.filedValue) {
      refuse(`${column} = ${value}`, fact.values.map((one) => one.value).join(', '))
    }
  } else if (typeof value !== 'number') {
    refuse(`${column} = ${value}`, 'a number')
  } else if (fact.bounds !== null && (value < fact.bounds.min || value > fact.bounds.max)) {
    refuse(`${column} = ${value}`, `${fact.bounds.min} to ${fact.bounds.max}`)
  }
}

function refuse(got: string, expected: string): never {
  fail('E_EDIT', {
    what: 'This change cannot be tried here.',
    got,
    expected,
    remedy: 'Change the value and try again.',
  })
}
