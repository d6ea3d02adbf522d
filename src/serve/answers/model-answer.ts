import type {
  FeatureDensity,
  FeatureEffect,
  ModelAnswer,
  ModelItem,
  ModelItemParams,
  ModelQuery,
  ObjectiveCard,
} from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import {
  DECIDING,
  explanationOf,
  type ModelExplanation,
  type ObjectiveSummary,
} from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import { wordsOf } from '../words/display.ts'
import { sixDigits, strongestEffects } from '../words/strongest.ts'
import type { Words } from '../words/words.ts'

/** Items whose spread is shown. */
const MOST_DENSITIES = 20

/** What is true of the model as a whole, and how one of its scores works. */
export function modelAnswer(
  { score: objective = DECIDING }: ModelQuery,
  { bank, words }: Pick<Context, 'bank' | 'words'>,
): ModelAnswer {
  const { card } = bank
  const { origin } = card
  const explanation = explanationOf(card, objective)
  return {
    modelId: bank.modelId,
    dataGeneration: bank.dataGeneration,
    policy: card.policyVersion,
    origin: origin.kind,
    trainedOn: card.trainedOn,
    features: origin.kind === 'imported' ? origin.features.length : explanation.effects.length,
    baseRate: card.baseRate,
    deciding: DECIDING,
    objectives: card.objectives.map(({ settings, ...one }) => ({
      ...one,
      decides: one.objective === DECIDING,
      family: familyOf(settings),
    })),
    explained: { objective, objectives: [...explanation.objectives] },
    effects: strongestEffects(explanation).map((effect) => effectOf(effect, words)),
    effectEdges: [...explanation.effectEdges],
    densities: explanation.densities.slice(0, MOST_DENSITIES).map((density) => densityOf(density, words)),
    pairs: explanation.pairs.map(({ features, meanAbs }) => ({
      items: features.map((id) => ({ id, label: words.feature(id).label })),
      meanAbs: sixDigits(meanAbs),
    })),
    reliability: card.reliability.map((group) => ({ ...group })),
  }
}

/** @throws E_ITEM_UNKNOWN when the score does not read such an item, or it never moves it */
export function modelItem(
  { item }: ModelItemParams,
  { score = DECIDING }: ModelQuery,
  { bank, words }: Pick<Context, 'bank' | 'words'>,
): ModelItem {
  const { effects, effectEdges, densities } = explanationOf(bank.card, score)
  const effect = effects.find(({ id }) => id === item)
  const density = densities.find(({ id }) => id === item)
  if (effect === undefined || density === undefined) {
    fail('E_ITEM_UNKNOWN', {
      what: 'The score has no such item, or it moves nobody’s score.',
      got: item,
      expected: 'an id among the effects of /v1/model',
      remedy: 'Choose one of the listed items.',
    })
  }
  return {
    effect: effectOf(effect, words),
    effectEdges: [...effectEdges],
    density: densityOf(density, words),
  }
}

function effectOf(
  { id, meanAbs, share, missingShare }: ModelExplanation['effects'][number],
  words: Words,
): FeatureEffect {
  const { label, about, theme, unit } = words.feature(id)
  return {
    id,
    label,
    about,
    theme,
    unit,
    meanAbs: sixDigits(meanAbs),
    share: sixDigits(share),
    missingShare: sixDigits(missingShare),
  }
}

function densityOf({ id, valueBins }: ModelExplanation['densities'][number], words: Words): FeatureDensity {
  const categories = words.featureCategories(words.feature(id))
  return {
    id,
    valueBins: valueBins.map((bin) => ({
      ...bin,
      counts: [...bin.counts],
      category: bin.category === null ? null : wordsOf(bin.category, categories),
    })),
  }
}

function familyOf(settings: ObjectiveSummary['settings']): ObjectiveCard['family'] {
  if (settings === null) return null
  return settings.family === 'additive' ? 'additive' : 'trees'
}
