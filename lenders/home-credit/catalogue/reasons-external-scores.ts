import { reasonGroups } from './reason-group.ts'

/** What is said about outside scores. */
export const externalScoreReasons = reasonGroups('external-scores', [
  {
    id: 'external_score_a',
    lead: 'external_score_a',
    label: ['External score A', 'Score externe A'],
    raises: ['Low external score A', 'Score externe A faible'],
    lowers: ['Good external score A', 'Bon score externe A'],
    missing: ['External score A is not known', 'Score externe A inconnu'],
    you: {
      raises: [
        'The score that outside agency A gives you is low. You can ask for your file there.',
        'La note que vous donne l’organisme extérieur A est basse. Vous pouvez y demander votre dossier.',
      ],
      lowers: [
        'The score that outside agency A gives you is good.',
        'La note que vous donne l’organisme extérieur A est bonne.',
      ],
      missing: [
        'Outside agency A has no score for you.',
        'L’organisme extérieur A n’a pas de note pour vous.',
      ],
    },
  },
  {
    id: 'external_score_b',
    lead: 'external_score_b',
    label: ['External score B', 'Score externe B'],
    raises: ['Low external score B', 'Score externe B faible'],
    lowers: ['Good external score B', 'Bon score externe B'],
    missing: ['External score B is not known', 'Score externe B inconnu'],
    you: {
      raises: [
        'The score that outside agency B gives you is low. You can ask for your file there.',
        'La note que vous donne l’organisme extérieur B est basse. Vous pouvez y demander votre dossier.',
      ],
      lowers: [
        'The score that outside agency B gives you is good.',
        'La note que vous donne l’organisme extérieur B est bonne.',
      ],
      missing: [
        'Outside agency B has no score for you.',
        'L’organisme extérieur B n’a pas de note pour vous.',
      ],
    },
  },
  {
    id: 'external_score_c',
    lead: 'external_score_c',
    label: ['External score C', 'Score externe C'],
    raises: ['Low external score C', 'Score externe C faible'],
    lowers: ['Good external score C', 'Bon score externe C'],
    missing: ['External score C is not known', 'Score externe C inconnu'],
    you: {
      raises: [
        'The score that outside agency C gives you is low. You can ask for your file there.',
        'La note que vous donne l’organisme extérieur C est basse. Vous pouvez y demander votre dossier.',
      ],
      lowers: [
        'The score that outside agency C gives you is good.',
        'La note que vous donne l’organisme extérieur C est bonne.',
      ],
      missing: [
        'Outside agency C has no score for you.',
        'L’organisme extérieur C n’a pas de note pour vous.',
      ],
    },
  },
  {
    id: 'external_scores_together',
    lead: 'external_score_mean',
    label: ['External scores together', 'Scores externes ensemble'],
    raises: ['External scores are low together', 'Scores externes faibles dans l’ensemble'],
    lowers: ['External scores are good together', 'Bons scores externes dans l’ensemble'],
    missing: ['No external score is known', 'Aucun score externe connu'],
    you: {
      raises: [
        'Taken together, the scores that outside agencies give you are low.',
        'Dans l’ensemble, les notes que vous donnent les organismes extérieurs sont basses.',
      ],
      lowers: [
        'Taken together, the scores that outside agencies give you are good.',
        'Dans l’ensemble, les notes que vous donnent les organismes extérieurs sont bonnes.',
      ],
      missing: ['No outside agency has a score for you.', 'Aucun organisme extérieur n’a de note pour vous.'],
    },
  },
])
