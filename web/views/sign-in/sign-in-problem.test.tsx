import { expect, it } from 'vitest'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { OrganisationProblem, SignInProblem } from './sign-in-problem.tsx'

const words = (code: string) => wordsOf(markupOf(<SignInProblem problem={{ code }} />, 'en'))

it('does not say which of the two was wrong, and asks to wait after too many', () => {
  expect(words('E_PASSWORD')).toContain('This name and password do not go together.')
  expect(words('E_INVITATION')).toContain('This name and code do not go together.')
  expect(words('E_TOO_MANY')).toContain('Too many tries. Wait a minute')
})

it('says what a password lacks, and that anything else is our fault', () => {
  expect(words('E_PASSWORD_SHORT')).toContain('at least 12 characters')
  expect(words('E_PASSWORD_COMMON')).toContain('well known')
  expect(words('E_DEFECT')).toContain('Something failed on our side.')
  expect(words('toString')).toContain('Something failed on our side.')
})

it('says why the organisation’s sign-in did not open anything', () => {
  const back = (code: string) => wordsOf(markupOf(<OrganisationProblem code={code} />, 'en'))
  expect(back('E_ORGANISATION_ROLE')).toContain('no role here')
  expect(back('E_ORGANISATION_ANSWER')).toContain('was not completed')
  expect(back('<b>x</b>')).not.toContain('x</b>')
})
