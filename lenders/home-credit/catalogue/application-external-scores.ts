import { countPresent, largestOf, ratio, smallestOf, sumPresent } from '../../../src/features/index.ts'
import { family } from './family.ts'

const SCORES = ['a.EXT_SOURCE_1', 'a.EXT_SOURCE_2', 'a.EXT_SOURCE_3']
const PRESENT = countPresent(SCORES)
const SUM = sumPresent(SCORES)
/** A4: mean of the scores that are present. */
export const EXTERNAL_SCORE_MEAN = ratio(SUM, PRESENT)
const SQUARES = SCORES.map(
  (score) => `coalesce((${score} - ${EXTERNAL_SCORE_MEAN}) * (${score} - ${EXTERNAL_SCORE_MEAN}), 0e0)`,
).join(' + ')
const WEIGHTED = SCORES.map((score, i) => `coalesce(${i + 2}e0 * ${score}, 0e0)`).join(' + ')
const WEIGHTS = SCORES.map((score, i) => `case when ${score} is not null then ${i + 2}e0 else 0e0 end`).join(
  ' + ',
)

/** A1-A10: the three scores bought from outside. */
export const applicationExternalScores = family(
  {
    theme: 'external-scores',
    missing: ['No outside agency gave a score', 'Aucun organisme extérieur n’a donné de score'],
  },
  [
    ...(['A', 'B', 'C'] as const).map((letter, index) => ({
      id: `external_score_${letter.toLowerCase()}`,
      sql: `a.EXT_SOURCE_${index + 1}`,
      unit: 'score' as const,
      group: `external_score_${letter.toLowerCase()}`,
      label: [`External score ${letter}`, `Score externe ${letter}`] as const,
      about: [
        `The score that outside agency ${letter} gives, from 0 to 100.`,
        `La note que donne l’organisme extérieur ${letter}, de 0 à 100.`,
      ] as const,
      higher: ['A better outside score', 'Un meilleur score externe'] as const,
      missing: [`Agency ${letter} gave no score`, `L’organisme ${letter} n’a pas donné de score`] as const,
      monotone: 'decreasing' as const,
    })),
    {
      id: 'external_score_mean',
      sql: EXTERNAL_SCORE_MEAN,
      unit: 'score',
      group: 'external_scores_together',
      label: ['External scores, average', 'Scores externes, moyenne'],
      about: [
        'Average of the outside scores that are known.',
        'Moyenne des scores extérieurs que nous connaissons.',
      ],
      higher: ['Better outside scores on average', 'De meilleurs scores externes en moyenne'],
      monotone: 'decreasing',
    },
    {
      id: 'external_score_lowest',
      sql: smallestOf(SCORES),
      unit: 'score',
      group: 'external_scores_together',
      label: ['External scores, lowest', 'Scores externes, le plus bas'],
      about: [
        'The lowest of the outside scores that are known.',
        'Le plus bas des scores extérieurs connus.',
      ],
      higher: ['Even the lowest outside score is good', 'Même le score externe le plus bas est bon'],
      monotone: 'decreasing',
    },
    {
      id: 'external_score_highest',
      sql: largestOf(SCORES),
      unit: 'score',
      group: 'external_scores_together',
      label: ['External scores, highest', 'Scores externes, le plus élevé'],
      about: [
        'The highest of the outside scores that are known.',
        'Le plus élevé des scores extérieurs connus.',
      ],
      higher: ['One outside score is very good', 'Un des scores externes est très bon'],
      monotone: 'decreasing',
    },
    {
      id: 'external_score_spread',
      sql: `case when ${PRESENT} >= 2e0 then sqrt((${SQUARES}) / nullif(${PRESENT} - 1e0, 0e0)) end`,
      unit: 'none',
      group: 'external_scores_together',
      label: ['External scores, spread', 'Scores externes, écart'],
      about: [
        'How far the outside scores lie from each other.',
        'À quel point les scores extérieurs diffèrent entre eux.',
      ],
      higher: ['The outside scores disagree more', 'Les scores externes sont plus en désaccord'],
      missing: ['Fewer than two outside scores are known', 'Moins de deux scores externes sont connus'],
    },
    {
      id: 'external_scores_missing',
      sql: `3e0 - ${PRESENT}`,
      unit: 'count',
      group: 'external_scores_together',
      label: ['External scores not known', 'Scores externes inconnus'],
      about: [
        'How many of the three outside scores are not known.',
        'Combien des trois scores extérieurs ne sont pas connus.',
      ],
      higher: ['More outside scores are not known', 'Plus de scores externes sont inconnus'],
    },
    {
      id: 'external_score_weighted',
      sql: ratio(`(${WEIGHTED})`, `(${WEIGHTS})`),
      unit: 'score',
      group: 'external_scores_together',
      label: ['External scores, weighted average', 'Scores externes, moyenne pondérée'],
      about: [
        'Average of the known outside scores; score C counts most, score A least.',
        'Moyenne des scores extérieurs connus, où C compte le plus et A le moins.',
      ],
      higher: ['Better outside scores', 'De meilleurs scores externes'],
      monotone: 'decreasing',
    },
    {
      id: 'external_score_b_times_c',
      sql: 'a.EXT_SOURCE_2 * a.EXT_SOURCE_3',
      unit: 'score',
      group: 'external_scores_together',
      label: ['External scores B and C together', 'Scores externes B et C ensemble'],
      about: [
        'Score B times score C: high only when both are good.',
        'Score B fois score C, élevé seulement quand les deux sont bons.',
      ],
      higher: ['Both outside scores are good', 'Les deux scores externes sont bons'],
      missing: ['One of the two scores is not known', 'Un des deux scores est inconnu'],
      monotone: 'decreasing',
    },
  ],
)
