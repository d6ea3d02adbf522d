import { fail } from '../../../errors/index.ts'
import { modelNamed, promoteModel } from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'

export const modelPromote: Command = {
  name: 'model promote',
  summary: 'Put a stored model in use; the one before stays stored and can come back.',
  usage: 'vitrine model promote ID | --previous',
  positionals: { min: 0, max: 1 },
  options: {
    previous: { type: 'boolean', about: 'the model that was in use before this one' },
  },
  async run(input) {
    const [id] = input.positionals
    if ((id === undefined) !== input.flag('previous')) {
      fail('E_OPTION', {
        what: 'It is not clear which model to promote.',
        got: id === undefined ? 'neither an id nor --previous' : 'an id and --previous',
        expected: 'one of the two',
        remedy: 'See vitrine model promote --help.',
      })
    }
    const summary = await promoteModel({
      dataDir: input.dataDir,
      model: id === undefined ? 'previous' : { id: await modelNamed(input.dataDir, id) },
      at: new Date(),
    })
    const { modelId, former } = summary
    const before =
      former === null
        ? 'None was in use before.'
        : former === modelId
          ? 'It was in use already.'
          : `Before it: ${former}; "vitrine model promote --previous" brings it back.`
    return {
      json: { ...summary },
      text: `Model ${modelId} decides. ${before}\nA service that runs takes it at its next start.`,
    }
  },
}
