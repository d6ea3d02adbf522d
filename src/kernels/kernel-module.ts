import { readFileSync } from 'node:fs'
import { fail } from '../errors/index.ts'

export type KernelName = 'columns' | 'csv' | 'nearest' | 'train' | 'trees'

/** The same place beside the sources and beside the compiled JavaScript. */
export const KERNELS = new URL('../../kernels/build/', import.meta.url)

const compiled = new Map<KernelName, WebAssembly.Module>()

/**
 * A kernel of this process, compiled when it is first asked for (some milliseconds).
 * @throws VitrineError E_KERNEL when its file is missing
 */
export function kernelModule(name: KernelName): WebAssembly.Module {
  const known = compiled.get(name) ?? new WebAssembly.Module(read(`${name}.wasm`))
  compiled.set(name, known)
  return known
}

function read(file: string): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(new URL(file, KERNELS))
  } catch (error) {
    fail('E_KERNEL', {
      what: 'A compiled part cannot be read.',
      got: String(error),
      expected: `kernels/build/${file}`,
      remedy: 'Run "npm run prepare", or install Vitrine again.',
    })
  }
}
