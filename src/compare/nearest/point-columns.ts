import { fail } from '../../errors/index.ts'
import { kernelModule } from '../../kernels/index.ts'

/** What kernels/nearest exports; numbers of rows and columns, addresses in bytes. */
interface NearestKernel {
  readonly memory: WebAssembly.Memory
  readonly __heap_base?: WebAssembly.Global
  squaredDistances(
    columns: number,
    stride: number,
    nColumns: number,
    nRows: number,
    point: number,
    out: number,
  ): void
}

const PAGE = 65536
const LINE = 64

/**
 * Everybody as a point: one column per axis, in the memory of a kernel of its own, which goes when this object goes.
 * Bytes: 4 per row and axis, and 8 per row for the distances.
 */
export class PointColumns {
  readonly nRows: number
  readonly nColumns: number
  readonly #kernel: NearestKernel
  readonly #first: number
  readonly #stride: number
  readonly #padded: number
  readonly #point: number
  readonly #out: number

  /** @throws VitrineError E_KERNEL when the compiled part is missing, E_KERNEL_MEMORY when the points do not fit into 4 GiB */
  constructor(nRows: number, nColumns: number) {
    this.nRows = nRows
    this.nColumns = nColumns
    this.#kernel = new WebAssembly.Instance(kernelModule('nearest')).exports as unknown as NearestKernel
    this.#padded = Math.ceil(nRows / 4) * 4
    this.#stride = aligned(4 * this.#padded)
    this.#point = aligned(Number(this.#kernel.__heap_base?.value ?? 1024))
    this.#out = aligned(this.#point + 8 * nColumns)
    this.#first = aligned(this.#out + 8 * this.#padded)
    grow(this.#kernel.memory, this.#first + this.#stride * nColumns)
  }

  /** Bytes in use, all columns and scratch included. */
  get bytes(): number {
    return this.#kernel.memory.buffer.byteLength
  }

  /** A view into the kernel's memory: fill it once, then treat as read-only. */
  column(index: number): Float32Array<ArrayBuffer> {
    if (!(index >= 0 && index < this.nColumns))
      throw new RangeError(`column ${index} of ${this.nColumns} of a space of points`)
    return new Float32Array(this.#buffer, this.#first + index * this.#stride, this.nRows)
  }

  /** Where one row lies. */
  point(row: number): Float64Array {
    return Float64Array.from({ length: this.nColumns }, (_, c) => this.column(c)[row]!)
  }

  /**
   * Squared Euclidean distance of every row to a point: all rows, none skipped, bit for bit `plainDistances`.
   * @returns a view of length nRows; the next call writes over it
   */
  distances(point: Float64Array): Float64Array {
    new Float64Array(this.#buffer, this.#point, this.nColumns).set(point)
    this.#kernel.squaredDistances(
      this.#first,
      this.#stride,
      this.nColumns,
      this.#padded,
      this.#point,
      this.#out,
    )
    return new Float64Array(this.#buffer, this.#out, this.nRows)
  }

  get #buffer(): ArrayBuffer {
    return this.#kernel.memory.buffer as ArrayBuffer
  }
}

const aligned = (bytes: number): number => Math.ceil(bytes / LINE) * LINE

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const pages = Math.ceil((bytes - memory.buffer.byteLength) / PAGE)
  if (pages <= 0) return
  try {
    memory.grow(pages)
  } catch (error) {
    fail('E_KERNEL_MEMORY', {
      what: 'The points of all customers do not fit into memory.',
      got: `${Math.ceil(bytes / 2 ** 20)} MiB: ${error}`,
      expected: 'at most 4 GiB for one bank',
      remedy: 'Give the process more memory, or serve fewer applications from one process.',
    })
  }
}
