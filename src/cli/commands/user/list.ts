import { listAccounts } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'

export const userList: Command = {
  name: 'user list',
  summary: 'List every account: name, role, state, branch.',
  usage: 'vitrine user list',
  positionals: { min: 0, max: 0 },
  options: {},
  async run(input) {
    const accounts = await withStore(input.dataDir, listAccounts)
    const width = Math.max(4, ...accounts.map((one) => one.name.length))
    return {
      json: {
        accounts: accounts.map(({ name, role, state, branch, signsInWith }) => ({
          name,
          role,
          state,
          branch,
          signsInWith,
        })),
      },
      text:
        accounts.length === 0
          ? 'There is no account yet: vitrine user add NAME --role admin'
          : accounts
              .map(({ name, role, state, branch }) =>
                `${name.padEnd(width)}  ${role.padEnd(12)}  ${state.padEnd(8)}  ${branch ?? ''}`.trimEnd(),
              )
              .join('\n'),
    }
  },
}
