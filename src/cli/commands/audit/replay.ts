import { fail } from '../../../errors/index.ts'
import type { Json } from '../../../hash/index.ts'
import type { Command } from '../../command.ts'
import { withRecord } from '../../opened-record.ts'
import { type ReplaySummary, replayScores } from '../../replay-scores.ts'

export const auditReplay: Command = {
  name: 'audit replay',
  summary: 'Make recorded scores and letters again from their records and models, and compare bit for bit.',
  usage: 'vitrine audit replay [RECORD]',
  positionals: { min: 0, max: 1 },
  options: {},
  async run({ dataDir, positionals, progress, signal }) {
    const only = positionals[0] === undefined ? undefined : numberOf(positionals[0])
    const found = await withRecord(dataDir, (record) =>
      replayScores(dataDir, record, only, signal, (made) =>
        progress.step(`making scores and letters again, ${100 * Math.floor(made / 100)} so far`),
      ),
    )
    progress.done()
    if (only !== undefined && found.scores + found.letters === 0) noScore(positionals[0]!)
    if (found.different.length > 0) differs(found)
    return { json: JSON.parse(JSON.stringify(found)) as Json, text: text(found) }
  },
}

function text({ scores, identical, letters, lettersIdentical, erased }: ReplaySummary): string {
  const gone = erased === 0 ? '' : ` ${erased} belong to people whose records were erased.`
  const printed =
    letters === 0 ? '' : ` ${lettersIdentical} of ${letters} letters printed again, byte for byte.`
  return `${identical} of ${scores} recorded scores made again: score, risk, range, outcome and reasons bit for bit.${printed}${gone}`
}

function numberOf(given: string): number {
  const seq = Number(given)
  return Number.isSafeInteger(seq) && seq > 0 ? seq : noScore(given)
}

function noScore(given: string): never {
  return fail('E_RECORD_UNKNOWN', {
    what: 'There is no such score or letter on record.',
    got: given,
    expected: 'the number of a record of kind "score", "correction" or "letter"',
    remedy: 'See "vitrine audit export" for the numbers.',
  })
}

function differs({ different }: ReplaySummary): never {
  fail('E_REPLAY_DIFFERS', {
    what: 'A recorded score or letter does not come out as it was recorded.',
    got: different.map(({ seq, words }) => `record ${seq}: ${words}`).join('; '),
    expected: 'the same bits',
    remedy:
      'Replay with the version of Vitrine, Node and platform that made the score; then tell its makers.',
  })
}
