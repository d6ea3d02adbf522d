import { fail } from '../../../errors/index.ts'
import { createInvited } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'
import { toldOf } from './told.ts'

export const userInvite: Command = {
  name: 'user invite',
  summary: 'Make the account of a customer and print the one-time code for the letter to them.',
  usage: 'vitrine user invite NAME (--application ID | --person ID)',
  positionals: { min: 1, max: 1 },
  options: {
    application: { type: 'string', value: 'ID', about: 'the one application that the account opens' },
    person: { type: 'string', value: 'ID', about: 'opens every application of this person (PERSON_ID)' },
    display: { type: 'string', value: 'NAME', about: 'the name that pages show; otherwise NAME' },
  },
  async run(input) {
    const name = input.positionals[0]!
    const application = input.text('application')
    const personId = input.text('person') ?? null
    if ((application === undefined) === (personId === null)) {
      fail('E_OPTION', {
        what: 'It is not clear what the account may open.',
        got: personId === null ? 'neither --application nor --person' : '--application and --person',
        expected: 'one of the two',
        remedy: 'See vitrine user invite --help.',
      })
    }
    const applicationIds =
      application === undefined ? [] : [input.integer('application', 1, Number.MAX_SAFE_INTEGER)]
    const displayName = input.text('display') ?? name
    return toldOf(
      await withStore(input.dataDir, (store) =>
        createInvited(
          store,
          { name, displayName, role: 'customer', branch: null, personId, applicationIds },
          null,
          Date.now(),
        ),
      ),
    )
  },
}
