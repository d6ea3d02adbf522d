type IngestStep = 'extract' | 'read' | 'load' | 'check' | 'sort' | 'seal' | 'publish' | 'done'

export interface IngestProgress {
  /** Table at work; absent in steps that concern the whole. */
  readonly table?: string
  readonly step: IngestStep
  /** Work done so far, 0 to 1, by bytes of input; never falls. */
  readonly fraction: number
}

/** Relative cost per byte of unpacked input, measured roughly on 2.8 GB. */
const cost = { extract: 1, read: 1, load: 5, sort: 4 } as const

type CountedStep = keyof typeof cost

/** Turns steps into a fraction that only rises. */
export class ProgressMeter {
  private done = 0
  private readonly whole: number
  private readonly report: (progress: IngestProgress) => void

  /** @param steps the counted steps that every byte of input goes through */
  constructor(
    totalBytes: number,
    steps: readonly CountedStep[],
    report: (progress: IngestProgress) => void = () => {},
  ) {
    this.whole = Math.max(totalBytes, 1) * steps.reduce((sum, step) => sum + cost[step], 0)
    this.report = report
  }

  /** Says that a step begins. */
  begin(step: IngestStep, table?: string): void {
    const fraction = step === 'done' ? 1 : Math.min(this.done / this.whole, 0.99)
    this.report({ step, fraction, ...(table !== undefined && { table }) })
  }

  /** Counts a finished step over so many bytes of input. */
  finish(step: CountedStep, bytes: number): void {
    this.done += cost[step] * bytes
  }
}
