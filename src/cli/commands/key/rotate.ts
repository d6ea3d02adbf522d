import { rotateKey } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'
import { toldKey } from './told.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export const keyRotate: Command = {
  name: 'key rotate',
  summary: 'Give a machine a new key; the old one works on for a while.',
  usage: 'vitrine key rotate NAME [--days N] [--overlap-hours N]',
  positionals: { min: 1, max: 1 },
  options: {
    days: { type: 'string', value: 'N', about: 'days until the new key ends, at most 730', default: '90' },
    'overlap-hours': {
      type: 'string',
      value: 'N',
      about: 'hours that the old key still works, at most 720; 0 = none',
      default: '24',
    },
  },
  async run(input) {
    const now = Date.now()
    const times = {
      expiresAt: now + input.integer('days', 1, 730) * DAY_MS,
      overlapMs: input.integer('overlap-hours', 0, 720) * HOUR_MS,
    }
    return toldKey(
      await withStore(input.dataDir, (store) => rotateKey(store, input.positionals[0]!, times, null, now)),
    )
  },
}
