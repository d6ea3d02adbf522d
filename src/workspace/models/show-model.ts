import { promotionsOf, readBundle } from '../../model/index.ts'
import { DECIDING, OBJECTIVES, type ObjectiveSummary } from '../bank.ts'
import { type BundleContent, loadContent } from '../bundle-content.ts'
import { explanationOf } from '../explain-models.ts'
import { workspacePaths } from '../paths.ts'
import { type ListedModel, listModels } from './list-models.ts'

/** Everything of a stored model that a person needs. */
export interface ShownModel extends Omit<ListedModel, 'damage'> {
  readonly lender: string
  readonly policy: BundleContent['policy']
  readonly hashes: BundleContent['hashes']
  readonly seed: number
  readonly folds: number
  readonly origin: BundleContent['card']['origin']
  readonly baseRate: number
  readonly objectives: readonly (ObjectiveSummary & {
    /** Kind of the map from raw score to PD. */
    readonly calibration: string
  })[]
  /** Items of the deciding score by mean absolute effect, the strongest ten. */
  readonly strongest: readonly { readonly id: string; readonly share: number }[]
  /** Items that the score may read; those that it does read. */
  readonly features: { readonly available: number; readonly used: number }
  /** Ten groups of equal size by PD: groups whose observed share lies in its interval around the estimate. */
  readonly reliability: { readonly groups: number; readonly within: number }
  /** People from whom reasons start. */
  readonly references: Readonly<Record<keyof BundleContent['baselines'], number>>
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** When it was put in use, oldest first; null where the time was not kept. */
  readonly promotions: readonly (string | null)[]
}

const STRONGEST = 10

/** @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT */
export async function showModel(dataDir: string, id: string): Promise<ShownModel> {
  const { models } = workspacePaths(dataDir)
  const content = await loadContent(models, id)
  const { damage: _, ...listed } = (await listModels(dataDir)).find((one) => one.id === id)!
  const files = await readBundle(models, id)
  const { card, baselines } = content
  const used = explanationOf(card, DECIDING).effects.filter(({ meanAbs }) => meanAbs > 0)
  return {
    ...listed,
    lender: content.lender,
    policy: content.policy,
    hashes: content.hashes,
    seed: content.seed,
    folds: content.folds,
    origin: card.origin,
    baseRate: card.baseRate,
    objectives: OBJECTIVES.map((objective) => {
      const { calibrators } = content.objectives.find((one) => one.id === objective)!
      const summary = card.objectives.find((one) => one.objective === objective)!
      return { ...summary, calibration: calibrators.final.kind }
    }),
    strongest: [...used]
      .sort((a, b) => b.meanAbs - a.meanAbs)
      .slice(0, STRONGEST)
      .map((effect) => ({ id: effect.id, share: effect.share })),
    features: { available: content.columns.length, used: used.length },
    reliability: {
      groups: card.reliability.length,
      within: card.reliability.filter(({ meanPd, low, high }) => low <= meanPd && meanPd <= high).length,
    },
    references: {
      'just-approved': baselines['just-approved'].n,
      'all-applicants': baselines['all-applicants'].n,
    },
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length })),
    promotions: (await promotionsOf(models)).filter((one) => one.id === id).map(({ at }) => at ?? null),
  }
}
