import { fail } from '../../errors/index.ts'
import { erasePerson, openRecord, RETENTION_MONTHS, type Subject } from '../../record/index.ts'
import { openStore } from '../../store/index.ts'
import { workspacePaths } from '../../workspace/index.ts'
import type { Command, CommandInput } from '../command.ts'
import { operatorName } from '../operator-name.ts'
import { storeAddress } from '../store-address.ts'

export const erase: Command = {
  name: 'erase',
  summary: 'Make everything on record about a person unreadable, for ever; the service must not run.',
  usage: 'vitrine erase PERSON | --application N',
  positionals: { min: 0, max: 1 },
  options: {
    application: { type: 'string', value: 'N', about: 'of a person whom the envelope does not name' },
    'retention-months': {
      type: 'string',
      value: 'N',
      default: String(RETENTION_MONTHS),
      about: 'months after the newest decision during which the law has you keep it',
    },
  },
  async run(input) {
    const subject = subjectOf(input)
    const months = input.integer('retention-months', 0, 1200)
    const store = await openStore(storeAddress(input.dataDir))
    try {
      const record = await openRecord(store, workspacePaths(input.dataDir).keys, Date.now())
      const by = { role: 'operator', name: operatorName() } as const
      const { person } = await erasePerson(record, subject, by, months, Date.now())
      await record.close()
      return {
        json: { person },
        text: `Erased. Nothing on record about this person (${person}) can be read again; the chain is whole.`,
      }
    } finally {
      await store.close()
    }
  },
}

function subjectOf(input: CommandInput): Subject {
  const [personId] = input.positionals
  const application = input.text('application')
  if ((personId === undefined) === (application === undefined)) {
    fail('E_OPTION', {
      what: 'vitrine erase was called with something it does not take.',
      got: personId === undefined ? 'nobody' : 'a person and an application',
      expected: 'either PERSON or --application',
      remedy: 'See vitrine erase --help.',
    })
  }
  return personId === undefined
    ? { personId: null, applicationId: input.integer('application', 1, Number.MAX_SAFE_INTEGER) }
    : { personId, applicationId: 0 }
}
