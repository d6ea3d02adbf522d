import { expect, it } from 'vitest'
import type { ModelAnswer } from '../../../src/contract/index.ts'
import { modelAnswer } from '../../fixtures/model.ts'
import { markupOf } from '../../fixtures/render.tsx'
import { ModelReady } from './model-page.tsx'
import { sideOf } from './reliability-section.tsx'

function markup(language: 'en' | 'fr', model: ModelAnswer): string {
  return markupOf(<ModelReady model={model} onScore={() => {}} />, language)
}

const words = (page: string): string => page.replace(/<[^>]*>/g, ' ').replace(/[ \n]+/g, ' ')

it('names the three strongest items and the next three in the title', () => {
  expect(words(markup('en', modelAnswer))).toContain(
    'External score C, external score B and external score A count most; then length of the loan, loan compared with goods price, time in current job.',
  )
})

it('lists 20 of 24 items and offers all', () => {
  const page = words(markup('en', modelAnswer))
  expect(page).toContain('Item 20')
  expect(page).not.toContain('Item 21')
  expect(page).toContain('All 24 items')
  expect(page).toContain('All 20 curves')
})

it('gives each score its limit, approval rate and metrics with intervals, and says which decides', () => {
  const page = words(markup('en', modelAnswer))
  expect(page).toContain('Three scores for three purposes; Bank cost decides')
  expect(page).toContain('0.764 (0.758 to 0.770)')
  expect(page).toContain('67.5%')
})

it.each([
  ['en', 'additive', 'a sum of curves, one per item', 'one curve per item'],
  ['en', 'trees', 'a sum of decision trees', 'trees'],
  ['fr', 'additive', 'une somme de courbes, une par donnée', 'une courbe par donnée'],
  ['fr', 'trees', 'une somme d’arbres de décision', 'arbres'],
] as const)('names the kind of the deciding score, in %s: %s', (language, family, sentence, kind) => {
  const objectives = modelAnswer.objectives.map((card) => ({ ...card, family }))
  const page = words(markup(language, { ...modelAnswer, objectives }))
  expect(page).toContain(sentence)
  expect(page.split(` ${kind} `)).toHaveLength(4)
})

it('says in how many groups the estimate was right, and where it was not', () => {
  expect(modelAnswer.reliability.map(sideOf).filter((side) => side === 'right')).toHaveLength(9)
  const page = words(markup('en', modelAnswer))
  expect(page).toContain('The estimates came true in 9 of 10 groups')
  expect(page).toContain('More had difficulties than estimated around 15.8 in 100.')
})

it('names the ten strongest pairs, says that two scores share a model, and that a plain sum has no pairs', () => {
  const page = words(markup('en', modelAnswer))
  expect(page).toContain('External score C and external score B')
  expect(page).toContain('0.040')
  expect(page).not.toContain('External score C and item 12')
  expect(page).toContain('The same model also makes Ranking (AUC); they differ in their limits.')
  const sum = words(markup('en', { ...modelAnswer, pairs: [] }))
  expect(sum).toContain('No two items act together')
  const alone: ModelAnswer['explained'] = { objective: 'f_beta', objectives: ['f_beta'] }
  expect(words(markup('fr', { ...modelAnswer, explained: alone }))).toContain('Ce score a son propre modèle.')
})

it.each([
  [
    'en',
    'made elsewhere',
    'These figures flatter the model',
    'These outcomes may have trained the model.',
    'trained here on the same items',
  ],
  [
    'fr',
    'fait ailleurs',
    'Ces chiffres flattent le modèle',
    'Ces résultats ont pu servir à former le modèle.',
    'formés ici sur les mêmes données',
  ],
] as const)('says of an imported model, in %s, that its figures are not out of fold', (language, ...said) => {
  const imported = words(markup(language, { ...modelAnswer, origin: 'imported' }))
  const trained = words(markup(language, modelAnswer))
  for (const text of said) {
    expect(imported).toContain(text)
    expect(trained).not.toContain(text)
  }
  expect(imported).not.toMatch(/out of fold: each|hors échantillon/)
})

it('marks people without information outside the axis', () => {
  const page = markup('en', modelAnswer)
  expect(words(page)).toContain('no information: 20%')
  expect(page).toContain(
    'External score C: from 0 to 100 the average effect goes from +0.80 to \u22120.72 log-odds',
  )
})

it.each(['en', 'fr'] as const)('never prints a broken number or an unknown message in %s', (language) => {
  for (const model of [
    modelAnswer,
    { ...modelAnswer, densities: [], reliability: [], effects: modelAnswer.effects.slice(0, 2) },
  ]) {
    expect(markup(language, model)).not.toMatch(/NaN|undefined|Infinity|model\.[a-z]/)
  }
})
