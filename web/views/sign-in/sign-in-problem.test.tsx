import { expect, it } from 'vitest'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { SignInProblem } from './sign-in-problem.tsx'

const words = (status: number) => wordsOf(markupOf(<SignInProblem problem={{ status }} />, 'en'))

it('does not say which of the two was wrong, and asks to wait after 429', () => {
  expect(words(401)).toContain('This name and password do not go together.')
  expect(words(429)).toContain('Too many tries. Wait a minute')
})
