import type { ModelAnswer, ObjectiveCard } from '../../contract/index.ts'
import { DECIDING, type ObjectiveSummary } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import { wordsOf } from '../words/display.ts'
import { sixDigits, strongestEffects } from '../words/strongest.ts'

/** Items whose spread is shown. */
const MOST_DENSITIES = 20

export function modelAnswer({ bank, words }: Pick<Context, 'bank' | 'words'>): ModelAnswer {
  const { card } = bank
  const { origin } = card
  return {
    modelId: bank.modelId,
    dataGeneration: bank.dataGeneration,
    policy: card.policyVersion,
    origin: origin.kind,
    trainedOn: card.trainedOn,
    features: origin.kind === 'imported' ? origin.features.length : card.effects.length,
    baseRate: card.baseRate,
    deciding: DECIDING,
    objectives: card.objectives.map(({ settings, ...one }) => ({
      ...one,
      decides: one.objective === DECIDING,
      family: familyOf(settings),
    })),
    effects: strongestEffects(card).map(({ id, meanAbs, share, missingShare }) => {
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
    }),
    effectEdges: [...card.effectEdges],
    densities: card.densities.slice(0, MOST_DENSITIES).map(({ id, valueBins }) => ({
      id,
      valueBins: valueBins.map((bin) => ({
        ...bin,
        counts: [...bin.counts],
        category:
          bin.category === null ? null : wordsOf(bin.category, words.featureCategories(words.feature(id))),
      })),
    })),
    reliability: card.reliability.map((group) => ({ ...group })),
  }
}

function familyOf(settings: ObjectiveSummary['settings']): ObjectiveCard['family'] {
  if (settings === null) return null
  return settings.family === 'additive' ? 'additive' : 'trees'
}
