import { Value } from 'typebox/value'
import { Role } from '../../../contract/index.ts'
import { fail } from '../../../errors/index.ts'
import { createInvited } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'
import { toldOf } from './told.ts'

/** Customers own applications: they are invited by them (`user invite`). */
const STAFF = Role.anyOf.map((one) => one.const).filter((one) => one !== 'customer' && one !== 'machine')

export const userAdd: Command = {
  name: 'user add',
  summary: 'Make an account for a member of staff and print its one-time code.',
  usage: 'vitrine user add NAME --role ROLE [--branch BRANCH]',
  positionals: { min: 1, max: 1 },
  options: {
    role: { type: 'string', value: 'ROLE', about: STAFF.join(', ') },
    branch: { type: 'string', value: 'BRANCH', about: "a manager's branch, as the data names it" },
    display: { type: 'string', value: 'NAME', about: 'the name that pages show; otherwise NAME' },
  },
  async run(input) {
    const name = input.positionals[0]!
    const role = input.text('role')
    const branch = input.text('branch') ?? null
    if (!Value.Check(Role, role) || role === 'customer' || role === 'machine') {
      fail('E_OPTION', {
        what: 'The account needs a role of staff.',
        got: `--role ${role ?? '(nothing)'}`,
        expected: STAFF.join(', '),
        remedy: 'Customers get their account with vitrine user invite.',
      })
    }
    if (branch !== null && role !== 'manager') {
      fail('E_OPTION', {
        what: 'Only managers belong to a branch.',
        got: `--role ${role} --branch ${branch}`,
        expected: '--branch with --role manager alone',
        remedy: 'Leave --branch out.',
      })
    }
    const facts = { name, displayName: input.text('display') ?? name, role, branch }
    return toldOf(
      await withStore(input.dataDir, (store) =>
        createInvited(store, { ...facts, personId: null, applicationIds: [] }, null, Date.now()),
      ),
    )
  },
}
