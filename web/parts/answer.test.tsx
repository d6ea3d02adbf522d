import { expect, it } from 'vitest'
import { markupOf, wordsOf } from '../fixtures/render.tsx'
import { ApiProblem } from '../request/index.ts'
import { Answer } from './answer.tsx'
import { shortHash } from './foot.tsx'

const broken = new ApiProblem({ type: '/e', title: 'x', status: 500, code: 'E_BROKEN' })
const draw = (data: number | undefined, error: ApiProblem | null) =>
  markupOf(
    <Answer query={{ data, error }} isEmpty={(value) => value === 0} empty="nothing here">
      {(value) => `answer ${value}`}
    </Answer>,
    'en',
  )

it('shows nothing at first, then the answer', () => {
  expect(draw(undefined, null)).toBe('')
  expect(draw(3, null)).toBe('answer 3')
})

it('keeps the last good answer beside a failure and says that it may be old', () => {
  const page = wordsOf(draw(3, broken))
  expect(page).toContain('It may be old.')
  expect(page).toContain('answer 3')
})

it('makes the failure the title of a page without an answer, without a code in the first line', () => {
  const page = draw(undefined, broken)
  expect(page).toContain('<h1 tabindex="-1">Something failed on our side.</h1>')
  expect(wordsOf(page)).toContain('Code E_BROKEN')
})

it('says what is empty', () => {
  expect(draw(0, null)).toBe('nothing here')
})

it('shows the first eight digits of an answer', () => {
  expect(shortHash('7f3a91c2d0')).toBe('7f3a\u00a091c2')
})
