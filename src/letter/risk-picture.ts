import type { LetterScale } from '../contract/index.ts'

/** The risk scale as the page and the sheet draw it: 600 wide, 100 high, y downwards. */
export interface RiskPicture {
  readonly bar: {
    readonly from: number
    readonly limit: number
    readonly to: number
    readonly top: number
    readonly height: number
  }
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
  readonly risk: number
  readonly all: number
  /** The word beside the mark stands left of it when there is no room on its right. */
  readonly riskWordLeft: boolean
  /** x of the middle of the words "All applicants", kept inside. */
  readonly allWord: number
  /** The limit's words swap sides near the right end. */
  readonly limitWordsLeft: boolean
}

export const PICTURE = { width: 600, height: 100 } as const
const FROM = 8
const TO = 592

export function riskPicture({ risk, limit, all, end }: LetterScale): RiskPicture {
  const x = (points: number): number =>
    Number((FROM + ((TO - FROM) * Math.min(points, end)) / end).toFixed(2))
  const step = end / 6
  return {
    bar: { from: FROM, limit: x(limit), to: TO, top: 44, height: 9 },
    ticks: Array.from({ length: 7 }, (_, k) => ({ x: x(k * step), text: String(Math.round(k * step)) })),
    risk: x(risk),
    all: x(all),
    riskWordLeft: x(risk) > 500,
    allWord: Math.min(520, Math.max(80, x(all))),
    limitWordsLeft: x(limit) > 440,
  }
}
