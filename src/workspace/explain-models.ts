import {
  createAdditiveExplainer,
  createTreeExplainer,
  type Explainer,
  featureEffects,
  pairEffects,
} from '../explain/index.ts'
import type { Matrix } from '../matrix/index.ts'
import { shapesOfEnsemble, type TreeEnsemble } from '../model/index.ts'
import { DECIDING, type ModelCard, type ModelExplanation, OBJECTIVES, type ObjectiveId } from './bank.ts'

/**
 * How each score's final model acts over all rows of the matrix: two passes per different model, in blocks, giving way to
 * other work.
 * @param signal aborting throws its reason
 * @returns the deciding model first; scores that share a model share an explanation
 */
export async function explainModels(
  finals: Readonly<Record<ObjectiveId, TreeEnsemble>>,
  matrix: Matrix,
  signal?: AbortSignal,
): Promise<ModelExplanation[]> {
  const objectivesOf = new Map<TreeEnsemble, ObjectiveId[]>([[finals[DECIDING], []]])
  for (const objective of OBJECTIVES) {
    const model = finals[objective]
    objectivesOf.set(model, [...(objectivesOf.get(model) ?? []), objective])
  }
  const explanations: ModelExplanation[] = []
  for (const [model, objectives] of objectivesOf) {
    const { effects, effectEdges, densities } = await featureEffects(globalExplainer(model), matrix, {
      densities: matrix.columns.length,
      ...(signal && { signal }),
    })
    const acting = new Set(effects.filter(({ meanAbs }) => meanAbs > 0).map(({ id }) => id))
    explanations.push({
      objectives,
      effects,
      effectEdges,
      densities: densities.filter(({ id }) => acting.has(id)),
      pairs: await pairEffects(model, matrix, signal ? { signal } : {}),
    })
  }
  return explanations
}

/** Attributions that start from the training rows; shapes are looked up. */
export function globalExplainer(model: TreeEnsemble): Explainer {
  return model.family === 'additive'
    ? createAdditiveExplainer(shapesOfEnsemble(model))
    : createTreeExplainer(model)
}

/** The explanation of one score. */
export function explanationOf({ explanations }: ModelCard, objective: ObjectiveId): ModelExplanation {
  const found = explanations.find(({ objectives }) => objectives.includes(objective))
  if (found === undefined) throw new RangeError(`the model card explains no score ${objective}`)
  return found
}
