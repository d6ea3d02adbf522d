import {
  halvesOf,
  missSpread,
  NO_FOLD,
  type PdInterval,
  pdInterval,
  spreadOver,
  type TreeEnsemble,
  TreeScorer,
} from '../model/index.ts'
import type { RefitContent } from './refit-scores.ts'

/** Intervals of one application at a time, from the refits of a bundle: the same as those written at training. */
export class PdIntervals {
  readonly #content: RefitContent
  readonly #scorers: readonly TreeScorer[]
  readonly #halves: readonly Uint8Array[]

  /** @param target outcomes of the matrix that the refits were trained on */
  constructor(content: RefitContent, models: readonly TreeEnsemble[], target: Float64Array) {
    this.#content = content
    this.#scorers = models.map((model) => new TreeScorer(model))
    this.#halves = Array.from({ length: models.length / 2 }, (_, split) =>
      halvesOf(target, content.seed, split),
    )
  }

  /**
   * @param halves of the person: an outcome must not judge itself, whatever values are scored
   * @param values as filed or changed, one per column
   * @param pd of these values
   */
  of(halves: Uint8Array, values: Float64Array, pd: number): PdInterval {
    return intervalOf(this.#content, this.#scorers, halves, values, pd)
  }

  /**
   * Of people who trained nothing: one pass over the trees of each refit for all of them.
   * @param rows row-major, whole rows
   * @returns the interval of a row's PD
   */
  ofNew(rows: Float64Array): (row: number, pd: number) => PdInterval {
    const perRefit = this.#scorers.map((scorer) => scorer.rawScores(rows))
    const halves = this.halvesOfNew()
    return (row, pd) => {
      const rawScores = perRefit.map((scores) => scores[row]!)
      return intervalOfScores(this.#content, rawScores, halves, pd)
    }
  }

  /** In no half. */
  halvesOfNew(): Uint8Array {
    return new Uint8Array(this.#halves.length).fill(NO_FOLD)
  }

  /** The half that the person of a row is in, per split. */
  halvesOf(row: number): Uint8Array {
    return Uint8Array.from(this.#halves, (half) => half[row]!)
  }
}

/** @param halves the half that the person is in, per split of the refits */
export function intervalOf(
  content: RefitContent,
  scorers: readonly TreeScorer[],
  halves: Uint8Array,
  values: Float64Array,
  pd: number,
): PdInterval {
  const rawScores = scorers.map((scorer) => scorer.rawScores(values)[0]!)
  return intervalOfScores(content, rawScores, halves, pd)
}

function intervalOfScores(
  { calibrators, sharedMiss }: RefitContent,
  rawScores: readonly number[],
  halves: Uint8Array,
  pd: number,
): PdInterval {
  const spread = spreadOver(calibrators, rawScores, (split) => halves[split]!)
  return pdInterval(pd, missSpread(spread, sharedMiss))
}
