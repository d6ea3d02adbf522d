import { expect, it } from 'vitest'
import { composeLetter } from './compose-letter.ts'
import type { LetterRequest } from './letter-request.ts'
import { readability } from './testing/readability.ts'
import { sampleRequest } from './testing/sample-request.ts'

/** What reads as running text: the opening, and the paragraphs and examples of all sections. */
function running(request: LetterRequest): string {
  const result = composeLetter(request)
  if (result.state === 'held') throw new Error(JSON.stringify(result.holds))
  const { opening, sections } = result.letter
  return [
    ...opening,
    ...sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'text' ? [part.text] : part.kind === 'list' ? part.items : [])),
    ),
  ].join(' ')
}

it('counts words, sentences and syllables as by hand', () => {
  // 4 + 3 words in 2 sentences; the cat sat down (4), we did not (3): 7 syllables.
  const { sentenceWords, ease } = readability('The cat sat down. We did not.', 'en')
  expect(sentenceWords).toEqual([4, 3])
  expect(ease).toBeCloseTo(206.835 - 1.015 * 3.5 - 84.6 * 1, 10)
  // l’ami (2 words, 1 + 2 syllables), mange (1): 4 syllables in 3 words.
  expect(readability('L’ami mange.', 'fr').ease).toBeCloseTo(209 - 1.15 * 3 - (68 * 4) / 3, 10)
  expect(readability('We pay 9.4 at a@b.example in all.', 'en').sentenceWords).toEqual([7])
})

const kinds: readonly (readonly [string, Partial<LetterRequest>, number])[] = [
  ['a refusal', {}, 0.14],
  [
    'a refusal by a rule',
    {
      decision: {
        outcome: 'declined',
        decidedBy: 'rule',
        rules: [
          {
            id: 'payment-above-half',
            text: {
              en: 'The payment would take more than half of the declared income',
              fr: 'La mensualité prendrait plus de la moitié du revenu déclaré',
            },
            source: 'Code de la consommation, art. L. 312-16',
          },
        ],
        reasons: [],
      },
    } as never,
    0.05,
  ],
  ['an approval', {}, 0.03],
  ['a counter-offer', { purpose: 'counter-offer' }, 0.14],
]

// "Standard" and easier on Flesch's scale; the French formula gives plain texts some 15 points more.
it.each(kinds)('writes %s in short sentences of everyday words, in both languages', (_kind, over, pd) => {
  for (const [language, least] of [
    ['en', 60],
    ['fr', 75],
  ] as const) {
    const { sentenceWords, ease } = readability(
      running(sampleRequest({ ...over, language } as never, pd)),
      language,
    )
    const mean = sentenceWords.reduce((sum, words) => sum + words, 0) / sentenceWords.length
    expect(Math.max(...sentenceWords), language).toBeLessThanOrEqual(25)
    expect(mean, language).toBeLessThanOrEqual(14)
    expect(ease, language).toBeGreaterThanOrEqual(least)
  }
})

it('would notice a letter in the language of lawyers', () => {
  const hard =
    'Notwithstanding the aforementioned considerations, the institution hereby communicates its determination regarding the unavailability of supplementary financial accommodation, which determination remains subject to reconsideration pursuant to applicable regulation.'
  expect(readability(hard, 'en').ease).toBeLessThan(0)
  const lourd =
    'Nonobstant les considérations susmentionnées, l’établissement vous notifie sa détermination relative à l’indisponibilité d’un accompagnement financier complémentaire, laquelle demeure susceptible de réexamen conformément à la réglementation applicable.'
  expect(readability(lourd, 'fr').ease).toBeLessThan(40)
})
