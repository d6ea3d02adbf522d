import { kernelModule } from '../../kernels/index.ts'

/** What kernels/csv exports; addresses are bytes. */
export interface CsvKernel {
  /** 0, or 1 for what only a full reader can tell. */
  readRows(part: number, at: number, end: number): number
  keyRange(part: number, nBuckets: number, at: number, range: number): void
  /** 1 when a key comes twice. */
  keyPlaces(part: number, nBuckets: number, at: number, firstKey: number, places: number): number
  arrange(
    part: number,
    firstBucket: number,
    nBuckets: number,
    firstPlace: number,
    next: number,
    order: number,
    targets: number,
    nTargets: number,
  ): void
  /** Room that nobody else takes; 0 when there is none. */
  take(bytes: number): number
}

/**
 * A kernel over a memory that threads share.
 * @throws VitrineError E_KERNEL when its file is missing
 */
export function csvKernel(memory: WebAssembly.Memory): CsvKernel {
  const numberOf = (at: number, length: number) => numberIn(new Uint8Array(memory.buffer, at, length))
  return new WebAssembly.Instance(kernelModule('csv'), { env: { memory }, 'read-rows': { numberOf } })
    .exports as unknown as CsvKernel
}

const FORM = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
/** Longer cells hold no number that anybody wrote. */
const LONGEST = 400

/** NaN for anything but a finite number. */
function numberIn(cell: Uint8Array): number {
  if (cell.length > LONGEST) return Number.NaN
  const text = String.fromCharCode(...cell)
  const value = FORM.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : Number.NaN
}
