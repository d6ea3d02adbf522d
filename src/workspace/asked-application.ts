import type { Hypothesis, StoredMatrix } from '../features/index.ts'
import { NO_FOLD } from '../model/index.ts'
import type { Edits, ModelOrigin, NumberedApplication, ScoredApplication } from './bank.ts'
import { FINAL } from './decide-new.ts'
import type { PdIntervals } from './pd-intervals.ts'
import { scoredBy } from './score-columns.ts'

/** What a question is about: a filed application, or one that is in no table. */
export interface Asked {
  readonly about: Pick<ScoredApplication, 'applicationId' | 'split' | 'target' | 'scoredBy'>
  /** 0 = the final model; k = that of fold k, which did not see this outcome. */
  readonly model: number
  /** Features as filed, where they are kept; otherwise they follow from the facts. */
  kept(): Float64Array | undefined
  /** Its facts, some of them replaced. */
  changed(edits: Edits): Hypothesis
  /** Per split of the refits the half that the person is in, so that no outcome judges itself. */
  halves(intervals: PdIntervals): Uint8Array
}

/** @param row of the matrix @param fold of its cross-validation; NO_FOLD = its outcome trained nothing */
export function askedFiled(matrix: StoredMatrix, row: number, fold: number, origin: ModelOrigin): Asked {
  const target = matrix.target[row]!
  const applicationId = matrix.rowIds[row]!
  return {
    about: {
      applicationId,
      split: matrix.split[row] === 1 ? 'train' : 'test',
      target: Number.isNaN(target) ? null : (target as 0 | 1),
      scoredBy: scoredBy(fold, origin),
    },
    model: fold === NO_FOLD ? FINAL : fold + 1,
    kept: () => matrix.row(row),
    changed: (edits) => ({ base: applicationId, application: edits }),
    halves: (intervals) => intervals.halvesOf(row),
  }
}

/** Scored as when it came: by the final model, from its facts. */
export function askedNew(
  { applicationId, application, side, historyOf }: NumberedApplication,
  origin: ModelOrigin,
): Asked {
  const history = historyOf === undefined ? {} : { historyOf }
  return {
    about: { applicationId, split: 'test', target: null, scoredBy: scoredBy(NO_FOLD, origin) },
    model: FINAL,
    kept: () => undefined,
    changed: (edits) => ({ base: null, application: { ...application, ...edits }, side, ...history }),
    halves: (intervals) => intervals.halvesOfNew(),
  }
}
