import { listKeys } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'

export const keyList: Command = {
  name: 'key list',
  summary: 'List the keys of machines: name, first letters, state, end, scopes.',
  usage: 'vitrine key list',
  positionals: { min: 0, max: 0 },
  options: {},
  async run(input) {
    const keys = await withStore(input.dataDir, (store) => listKeys(store, Date.now()))
    const width = Math.max(4, ...keys.map((one) => one.name.length))
    return {
      json: { keys: keys.map((one) => ({ ...one, scopes: [...one.scopes] })) },
      text:
        keys.length === 0
          ? 'There is no key yet: vitrine key add NAME --scope score'
          : keys
              .map(({ name, prefix, state, expiresAt, scopes }) => {
                const ends = new Date(expiresAt).toISOString().slice(0, 10)
                return `${name.padEnd(width)}  ${prefix}…  ${state.padEnd(7)}  ${ends}  ${scopes.join(',')}`
              })
              .join('\n'),
    }
  },
}
