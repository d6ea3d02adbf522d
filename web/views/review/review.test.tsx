import { expect, it } from 'vitest'
import { reviewed } from '../../fixtures/oversight.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { WithClient } from '../../fixtures/with-client.tsx'
import { MyReviewView } from './my-review-page.tsx'
import { ReviewView } from './review-page.tsx'

const my = (answer: typeof reviewed, language: 'en' | 'fr') =>
  wordsOf(
    markupOf(
      <WithClient>
        <MyReviewView answer={answer} />
      </WithClient>,
      language,
    ),
  )

it('tells the customer by when the answer comes, what was asked and answered, and until when to ask', () => {
  const page = my(reviewed, 'en')
  expect(page).toContain('You can ask a person to decide again.')
  expect(page).toContain('By 7 December 2026')
  expect(page).toContain('You can ask for a review until 22 January 2027.')
  expect(page).toContain('Paul Roux: the decision stays')
  expect(page).toContain('The name is not what decided.')
  expect(my(reviewed, 'fr')).toContain('Paul Roux\u00a0: la décision reste')
})

it('puts both versions side by side: facts, risk and result', () => {
  const page = my(reviewed, 'en')
  expect(page).toMatch(/Declared income €3,000 €3,200/)
  expect(page).toMatch(/Risk 14 in 100 \(limit 9\) 11 in 100 \(limit 9\)/)
})

it('says of an open request that a person looks, and of a late one that it is late', () => {
  const [review] = reviewed.reviews
  const open = { ...review!, answer: null, answerBy: '2026-12-08' }
  const waiting = {
    ...reviewed,
    standing: 'review-asked',
    may: { ...reviewed.may, ask: false },
    reviews: [open],
  } as const
  expect(my({ ...waiting, reviews: [open] }, 'en')).toContain(
    'A person is looking at your application again.',
  )
  expect(my({ ...waiting, reviews: [open] }, 'en')).toContain('By 8 December 2026')
  expect(my({ ...waiting, reviews: [{ ...open, isLate: true }] }, 'en')).toContain('it is late')
})

it('gives the adviser who decided no form to answer, and says why; never a hole in the words', () => {
  const staff = {
    ...reviewed,
    standing: 'review-asked',
    may: { ask: false, answer: false, dispute: false, correct: true },
  } as const
  for (const language of ['en', 'fr'] as const) {
    const page = wordsOf(
      markupOf(
        <WithClient>
          <ReviewView answer={staff} />
        </WithClient>,
        language,
      ),
    )
    expect(page).not.toMatch(/NaN|undefined|\[object|null/)
    if (language === 'en') {
      expect(page).toContain('a colleague has to answer')
      expect(page).not.toContain('Send the answer')
    }
  }
})
