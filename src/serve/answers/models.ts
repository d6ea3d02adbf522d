import type { ModelEntry, Models } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { ListedModel } from '../../workspace/index.ts'
import type { Context } from '../context.ts'

export async function modelsAnswer({ models }: Context): Promise<Models> {
  return { models: (await models()).map(entryOf) }
}

/** @throws E_MODEL_UNKNOWN */
export async function modelEntry(modelId: string, { models }: Context): Promise<ModelEntry> {
  const found = (await models()).find(({ id }) => id === modelId)
  if (found !== undefined) return entryOf(found)
  return fail('E_MODEL_UNKNOWN', {
    what: 'There is no such model.',
    got: modelId,
    expected: 'the id of a stored model',
    remedy: 'See GET /v1/models, or vitrine model list.',
  })
}

function entryOf({ id, role, storedAt, sound, damage }: ListedModel): ModelEntry {
  return {
    modelId: id,
    role,
    storedAt,
    sound: sound && {
      origin: sound.origin,
      policy: sound.policy,
      dataGeneration: sound.generation,
      trainedOn: sound.trainedOn,
      auc: { value: sound.auc.value, low: sound.auc.low, high: sound.auc.high },
      limitPd: sound.limitPd,
    },
    damage: damage?.code ?? null,
  }
}
