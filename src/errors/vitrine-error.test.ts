import { expect, it } from 'vitest'
import { fail, VitrineError } from './vitrine-error.ts'

it('says code, place, what happened, what was got, what was expected and what to do', () => {
  const details = {
    what: 'A number was expected.',
    got: '"abc"',
    expected: 'a number',
    remedy: 'Correct the cell.',
    file: 'bureau.csv',
    line: 7,
    column: 'AMT_ANNUITY',
  }
  let caught: unknown
  try {
    fail('E_CELL_TYPE', details)
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(VitrineError)
  const error = caught as VitrineError
  expect(error.message).toBe(
    'E_CELL_TYPE (bureau.csv, line 7, column AMT_ANNUITY): A number was expected. Got: "abc". Expected: a number. Correct the cell.',
  )
  expect(error.toJSON()).toEqual({ code: 'E_CELL_TYPE', ...details })
})
