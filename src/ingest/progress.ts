export type IngestStep = 'extract' | 'read' | 'load' | 'check' | 'sort' | 'publish' | 'done'

export interface IngestProgress {
  /** Table at work; absent in steps that concern the whole. */
  readonly table?: string
  readonly step: IngestStep
  /** Work done so far, 0 to 1, by bytes of input; never falls. */
  readonly fraction: number
}

/** Relative cost per byte of input, measured roughly: reading and sorting dominate. */
const cost: Readonly<Record<'extract' | 'read' | 'load' | 'sort', number>> = {
  extract: 0.1,
  read: 0.1,
  load: 0.45,
  sort: 0.35,
}

/** Turns steps into a fraction that only rises. */
export class ProgressMeter {
  private done = 0
  private readonly totalBytes: number
  private readonly report: (progress: IngestProgress) => void

  constructor(totalBytes: number, report: (progress: IngestProgress) => void) {
    this.totalBytes = Math.max(totalBytes, 1)
    this.report = report
  }

  /** Says that a step begins. */
  begin(step: IngestStep, table?: string): void {
    const fraction = step === 'done' ? 1 : Math.min(this.done, 0.99)
    this.report({ step, fraction, ...(table !== undefined && { table }) })
  }

  /** Counts a finished step over so many bytes of input. */
  finish(step: keyof typeof cost, bytes: number): void {
    this.done += (cost[step] * bytes) / this.totalBytes
  }
}
