import { type Static, Type } from 'typebox'
import { LocalText, ObjectiveId, Theme, Unit } from './text.ts'

export const Estimate = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() })
export type Estimate = Static<typeof Estimate>

export const ObjectiveCard = Type.Object({
  objective: ObjectiveId,
  decides: Type.Boolean(),
  /** Additive: a sum of one function per item; null of a model that was made elsewhere. */
  family: Type.Union([Type.Literal('additive'), Type.Literal('trees'), Type.Null()]),
  limitRawScore: Type.Number(),
  limitPd: Type.Number(),
  approvalRate: Type.Number(),
  /** Observed share with payment difficulties among those approved. */
  difficultiesAmongApproved: Type.Number(),
  metrics: Type.Object({
    auc: Estimate,
    gini: Estimate,
    ks: Estimate,
    brier: Estimate,
    logLoss: Estimate,
    calibrationSlope: Estimate,
  }),
})
export type ObjectiveCard = Static<typeof ObjectiveCard>

/** How one item acts over all customers. */
export const FeatureEffect = Type.Object({
  id: Type.String(),
  label: LocalText,
  about: LocalText,
  theme: Theme,
  unit: Unit,
  /** Mean absolute effect over all customers, log-odds. */
  meanAbs: Type.Number(),
  /** Share of the sum over all items. */
  share: Type.Number(),
  /** Share of customers without a value. */
  missingShare: Type.Number(),
})
export type FeatureEffect = Static<typeof FeatureEffect>

/** Value bins of one item with how the effect spreads in each: the summary plot as counts. */
export const FeatureDensity = Type.Object({
  id: Type.String(),
  /** Lower and upper value of each bin; null edges for the "no information" bin and for categories. */
  valueBins: Type.Array(
    Type.Object({
      low: Type.Union([Type.Number(), Type.Null()]),
      high: Type.Union([Type.Number(), Type.Null()]),
      category: Type.Union([LocalText, Type.Null()]),
      missing: Type.Boolean(),
      n: Type.Integer(),
      meanEffect: Type.Number(),
      /** Customers per effect bin, along `effectEdges`. */
      counts: Type.Array(Type.Integer()),
    }),
  ),
})
export type FeatureDensity = Static<typeof FeatureDensity>

/** Two items that act together. */
export const PairEffect = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), label: LocalText }), { minItems: 2, maxItems: 2 }),
  /**
   * Mean absolute Shapley interaction over all customers, log-odds: how much more the one item adds when the other is known
   * than when it is not.
   */
  meanAbs: Type.Number(),
})
export type PairEffect = Static<typeof PairEffect>

/** GET /v1/model?score= : the score whose working is explained; default: the one that decides. */
export const ModelQuery = Type.Object({ score: Type.Optional(ObjectiveId) }, { additionalProperties: false })
export type ModelQuery = Static<typeof ModelQuery>

/** GET /v1/model/items/:item?score= */
export const ModelItemParams = Type.Object({ item: Type.String({ maxLength: 100 }) })
export type ModelItemParams = Static<typeof ModelItemParams>

/** How one item of a score acts, whatever its rank. */
export const ModelItem = Type.Object({
  effect: FeatureEffect,
  effectEdges: Type.Array(Type.Number()),
  density: FeatureDensity,
})
export type ModelItem = Static<typeof ModelItem>

/** Answer of GET /v1/model. */
export const ModelAnswer = Type.Object({
  modelId: Type.String(),
  dataGeneration: Type.String(),
  policy: Type.String(),
  /** Imported: made elsewhere, perhaps with outcomes known here, so that no figure is out of fold. */
  origin: Type.Union([Type.Literal('trained'), Type.Literal('imported')]),
  /** Known outcomes that trained the model; of an imported one, those that set its risks and limits. */
  trainedOn: Type.Integer(),
  features: Type.Integer(),
  baseRate: Type.Number(),
  deciding: ObjectiveId,
  objectives: Type.Array(ObjectiveCard),
  /** The score explained below, and all that the same model makes. */
  explained: Type.Object({ objective: ObjectiveId, objectives: Type.Array(ObjectiveId) }),
  /** Items of the explained score that move it at all, strongest first, at most 140. */
  effects: Type.Array(FeatureEffect),
  effectEdges: Type.Array(Type.Number()),
  /** The strongest 20. */
  densities: Type.Array(FeatureDensity),
  /** At most 20 pairs, strongest first; empty when the score is a sum of single items. */
  pairs: Type.Array(PairEffect),
  /** Ten groups of equal size by risk: what was estimated and what came, out of fold unless imported. */
  reliability: Type.Array(
    Type.Object({
      n: Type.Integer(),
      meanPd: Type.Number(),
      observed: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
})
export type ModelAnswer = Static<typeof ModelAnswer>
