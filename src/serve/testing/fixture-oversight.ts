import type { OversightSettings } from '../../oversight/index.ts'

const both = (text: string) => ({ en: text, fr: text })

/** One reason to either side; approving against the score takes two. */
export const fixtureOversight: OversightSettings = {
  greyBandPoints: 1,
  secondPersonFor: ['approve-against-score'],
  overrideReasons: [
    { id: 'income-proved', outcome: 'approved', words: both('Income was proved') },
    { id: 'papers-doubtful', outcome: 'declined', words: both('Papers do not agree') },
  ],
  overrideRate: { windowDays: 30, lowShare: 0.01, highShare: 0.15, fewestDecisions: 20 },
}
