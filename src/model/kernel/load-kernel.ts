import { kernelModule } from '../../kernels/index.ts'

/** What kernels/trees exports; every argument is a number of rows or trees, or an address in bytes. */
interface KernelFunctions {
  readonly memory: WebAssembly.Memory
  readonly __heap_base?: WebAssembly.Global
  encode(rows: number, stride: number, nRows: number, slots: number, nSlots: number, codes: number): void
  addScores(codes: number, nRows: number, trees: number, nTrees: number, scores: number, reach: number): void
  addAttributions(
    codes: number,
    nRows: number,
    trees: number,
    shapley: number,
    nTrees: number,
    out: number,
    stride: number,
    masks: number,
    work: number,
    addresses: number,
  ): void
}

let loaded: KernelFunctions | undefined

/**
 * The kernel of this process, compiled when it is first asked for (some milliseconds).
 * @throws VitrineError E_KERNEL when its file is missing
 */
export function loadKernel(): KernelFunctions {
  loaded ??= new WebAssembly.Instance(kernelModule('trees')).exports as unknown as KernelFunctions
  return loaded
}
