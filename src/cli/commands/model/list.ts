import type { Json } from '../../../hash/index.ts'
import { type ListedModel, listModels } from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'
import { dayOf, in100, withInterval } from '../../model-words.ts'

export const modelList: Command = {
  name: 'model list',
  summary: 'List the stored models: which one decides, which one is its challenger, which are damaged.',
  usage: 'vitrine model list',
  positionals: { min: 0, max: 0 },
  options: {},
  async run(input) {
    const listed = await listModels(input.dataDir)
    return {
      json: JSON.parse(JSON.stringify({ models: listed })) as Json,
      text: listed.length === 0 ? 'No model has been stored here.' : listed.map(line).join('\n'),
    }
  },
}

function line({ id, role, storedAt, sound, damage }: ListedModel): string {
  const start = `${id}  ${(role === 'none' ? '-' : role).padEnd(10)}`
  if (sound === null)
    return `${start}  damaged: ${damage?.what} ${damage?.code}${damage?.file ? ` (${damage.file})` : ''}`
  const { origin, settings, policy, generation, trainedOn, auc, limitPd, notReady } = sound
  const made =
    origin === 'imported'
      ? `imported, calibrated on ${trainedOn} outcomes`
      : `trained on ${trainedOn} outcomes, ${settings?.family} of ${settings?.settings.rounds} rounds`
  return [
    `${start}  ${dayOf(storedAt)}  ${made}, policy ${policy}, tables ${generation}`,
    `AUC ${withInterval(auc, 4)}${origin === 'imported' ? ' (not out of fold)' : ''}, limit ${in100(limitPd)} in 100`,
    ...(notReady === null ? [] : [`cannot be promoted: ${notReady.what} ${notReady.code}`]),
  ].join('\n                              ')
}
