import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { number, text } from '../column.ts'
import { employers } from './employers.ts'

/** ORGANIZATION_TYPE and the three external scores. */
export const employerAndScores: readonly ColumnSchema[] = [
  text(
    'ORGANIZATION_TYPE',
    ['Kind of employer', 'Type d’employeur'],
    [
      'The kind of organisation the customer works for. Empty when there is no job.',
      'Le type d’organisation où travaille le client. Vide en l’absence d’emploi.',
    ],
    { values: employers },
  ),
  externalScore('EXT_SOURCE_1', 'A'),
  externalScore('EXT_SOURCE_2', 'B'),
  externalScore('EXT_SOURCE_3', 'C'),
]

function externalScore(name: string, letter: string): ColumnSchema {
  return number(
    name,
    'score',
    [`External score ${letter}`, `Score externe ${letter}`],
    [
      `A score from outside provider ${letter}, from 0 to 100. Higher is better.`,
      `Un score donné par le fournisseur extérieur ${letter}, de 0 à 100. Plus il est élevé, mieux c’est.`,
    ],
    { nullable: true },
  )
}
